// `min`: the smallest number, the shortest duration or the earliest date of a field.

package import CommandLanguage
package import Rows

/// Finds the smallest value.
package struct Min: TotalCommand {
    package static let commandName = "min"
    /// The smallest.
    package static let aggregate = Aggregate.min
    package static let spec = totalSpec(
        summary: "the smallest value of a field",
        example: .init("liked | min released", "the year or day of the oldest"))

    /// The one field.
    package let fields: [FieldName]

    package init(_ input: ParsedInput) throws(UsageError) { fields = try input.value(Self.field) }
}
