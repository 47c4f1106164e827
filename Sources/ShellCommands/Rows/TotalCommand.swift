// What `sum`, `avg`, `min`, `max` and `median` have in common: one field, from whose values they make one number as the
// rows pass. How it is worked out is decided in `Aggregate`.

import CommandLanguage
import Rendering
package import Rows
package import SpotifyAPI
import Text

/// A command that makes one number of a field.
package protocol TotalCommand: RowsCommand {
    /// What it works out.
    static var aggregate: Aggregate { get }
}

extension TotalCommand {
    /// The slot of such a command.
    static var field: Slot<[FieldName]> { FieldName.slot("FIELD", help: "a field of \(wanted)", shape: .one) }

    private static var wanted: String {
        aggregate.isOneOfThem ? "numbers, durations or dates" : "numbers or durations"
    }

    /// The spec of such a command.
    static func totalSpec(summary: String, example: CommandSpec.Example) -> CommandSpec {
        CommandSpec(
            commandName, group: .rows, form: .transform, summary: summary,
            details: "What is missing counts nothing. `group` does the same for each group: group artist avg duration.",
            slots: [field.erased], examples: [example], returns: ["total"], cost: "none, but all rows are read")
    }

    /// Refuses a field of which there is no such number, before anything is read.
    package func check(_ tables: [FieldTable], mode: Mode, at span: Range<Int>) throws {
        for field in fields { try field.check(for: Self.aggregate, in: tables, mode: mode) }
    }

    /// The row of a total.
    package func tables(of incoming: [FieldTable]) -> [FieldTable] { [Kinds.total] }

    /// Works it out as the rows pass; a sum too large for an integer is an error, not a wrong number.
    package func run(on rows: RowStream, in session: Session, using services: Services) async throws -> Reply {
        guard let field = fields.first else { return Reply(.nothing) }
        // The type is known before a row is there: of no rows the sum of durations is 0:00.
        var tally = Tally(Self.aggregate, of: rows.heading?.table.field(field.name)?.type)
        var reader = FieldReader(field.name)
        while let batch = try await rows.nextBatch() {
            do throws(Tally.TooLarge) {
                for row in batch.rows { try tally.add(reader.value(of: row)) }
            } catch {
                throw field.beyondCounting
            }
        }
        let result = tally.result
        let row = Row(TotalRow(name: "\(Self.aggregate.rawValue) of \(field.name)", total: result))
        let text = PlainText.of(result)
        let sentence = result == .missing ? "There are no values of \(Sanitiser.clean(field.name))." : text
        return Reply(.record(Record(row: row, sentence: StyledText(sentence), bare: text)))
    }
}

extension FieldName {
    /// Throws where rows of these tables lack the field, or where it has no such number.
    func check(for aggregate: Aggregate, in tables: [FieldTable], mode: Mode) throws {
        try check(in: tables, mode: mode)
        let types = tables.compactMap { $0.field(name)?.type }
        guard types.isEmpty || types.contains(where: aggregate.fits) else {
            let type = Set(types.map(\.noun)).sorted().joined(separator: " or ")
            throw UsageError(
                .notANumberField(name, type: type, for: aggregate.rawValue, takesDates: aggregate.isOneOfThem), at: span
            )
        }
    }

    /// The error of a sum that no number can hold.
    var beyondCounting: UsageError {
        UsageError(.invalidValue(name, expected: "a field whose sum is not too large"), at: span)
    }
}
