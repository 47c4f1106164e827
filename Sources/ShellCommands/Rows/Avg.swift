// `avg`: the mean of the values of a field, which of numbers is rounded to hundredths.

package import CommandLanguage
package import Rows

/// Works out a mean.
package struct Avg: TotalCommand {
    package static let commandName = "avg"
    /// The mean.
    package static let aggregate = Aggregate.avg
    package static let spec = totalSpec(
        summary: "the mean of the values of a field",
        example: .init("tracks | avg duration", "how long a track usually is"))

    /// The one field.
    package let fields: [FieldName]

    package init(_ input: ParsedInput) throws(UsageError) { fields = try input.value(Self.field) }
}
