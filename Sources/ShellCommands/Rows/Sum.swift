// `sum`: the values of a field added up. What is missing counts nothing.

package import CommandLanguage
import Rendering
package import Rows
package import SpotifyAPI
import Text

/// Adds up a field.
package struct Sum: RowsCommand {
    static let field = FieldName.slot("FIELD", help: "a field of numbers or durations", shape: .one)

    package static let commandName = "sum"
    package static let spec = CommandSpec(
        commandName, group: .rows, form: .transform, summary: "add up the values of a field", slots: [field.erased],
        examples: [.init("tracks | sum duration", "how long it all is")], returns: ["total"],
        cost: "none, but all rows are read")

    /// The one field to add up.
    package let fields: [FieldName]

    package init(_ input: ParsedInput) throws(UsageError) { fields = try input.value(Self.field) }

    /// Refuses a field that holds no numbers, before anything is read.
    package func check(_ tables: [FieldTable], mode: Mode, at span: Range<Int>) throws {
        for field in fields {
            try field.check(in: tables, mode: mode)
            let types = tables.compactMap { $0.field(field.name)?.type }
            guard types.isEmpty || types.contains(where: { $0 == .number || $0 == .duration }) else {
                let type = types.map(\.noun).joined(separator: " or ")
                throw UsageError(.notANumberField(field.name, type: type), at: field.span)
            }
        }
    }

    /// The row of a total.
    package func tables(of incoming: [FieldTable]) -> [FieldTable] { [Kinds.total] }

    /// Adds up as the rows pass; a sum too large for an integer is an error, not a wrong number.
    package func run(on rows: RowStream, in session: Session, using services: Services) async throws -> Reply {
        guard let field = fields.first else { return Reply(.nothing) }
        var number = 0
        var duration = Duration.zero
        // Known before a row is there: of no rows the sum is 0:00.
        var isDuration = rows.heading?.table.field(field.name)?.type == .duration
        while let batch = try await rows.nextBatch() {
            for row in batch.rows {
                switch row[field.name] ?? .missing {
                case .number(let value):
                    let (sum, isTooLarge) = number.addingReportingOverflow(value)
                    guard !isTooLarge else { throw Self.beyondCounting(field) }
                    number = sum
                case .duration(let value):
                    duration += value
                    isDuration = true
                case .text, .date, .flag, .list, .missing: break
                }
            }
        }
        let row = Row(TotalRow(name: "sum of \(field.name)", total: isDuration ? .duration(duration) : .number(number)))
        let text = isDuration ? DurationText.text(duration) : String(number)
        return Reply(.record(Record(row: row, sentence: StyledText(text), bare: text)))
    }

    private static func beyondCounting(_ field: FieldName) -> UsageError {
        UsageError(.invalidValue(field.name, expected: "a field whose sum is not too large"), at: field.span)
    }
}
