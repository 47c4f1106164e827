// `sum`: the values of a field added up. What is missing counts nothing.

package import CommandLanguage
package import Rows

/// Adds up a field.
package struct Sum: TotalCommand {
    package static let commandName = "sum"
    /// All of them added up.
    package static let aggregate = Aggregate.sum
    package static let spec = totalSpec(
        summary: "add up the values of a field",
        example: .init("tracks | sum duration", "how long it all is"))

    /// The one field.
    package let fields: [FieldName]

    package init(_ input: ParsedInput) throws(UsageError) { fields = try input.value(Self.field) }
}
