// `max`: the largest number, the longest duration or the latest date of a field.

package import CommandLanguage
package import Rows

/// Finds the largest value.
package struct Max: TotalCommand {
    package static let commandName = "max"
    /// The largest.
    package static let aggregate = Aggregate.max
    package static let spec = totalSpec(
        summary: "the largest value of a field",
        example: .init("tracks | max duration", "how long the longest is"))

    /// The one field.
    package let fields: [FieldName]

    package init(_ input: ParsedInput) throws(UsageError) { fields = try input.value(Self.field) }
}
