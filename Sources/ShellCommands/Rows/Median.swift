// `median`: the value that half of a field's values exceed; between two in the middle, their mean.

package import CommandLanguage
package import Rows

/// Finds the value in the middle.
package struct Median: TotalCommand {
    package static let commandName = "median"
    /// The value in the middle.
    package static let aggregate = Aggregate.median
    package static let spec = totalSpec(
        summary: "the value of a field in the middle",
        example: .init("tracks | median duration", "half of them are longer"))

    /// The one field.
    package let fields: [FieldName]

    package init(_ input: ParsedInput) throws(UsageError) { fields = try input.value(Self.field) }
}
