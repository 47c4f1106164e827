// `select`: the fields that are shown, in this order, perhaps under other names. The rows stay what they are, so the
// next stage can still play them.

package import CommandLanguage
import Rendering
package import Rows
package import SpotifyAPI

/// Chooses fields.
package struct Select: RowsCommand {
    static let terms = Slot<[SelectTerm]>(
        "FIELD", help: "fields, in the order they are shown; NAME=FIELD gives one another name", noun: "a field",
        shape: .several, candidates: .fields,
        parse: { argument throws(UsageError) in
            try FieldName.refuseCommas(argument.words)
            var terms: [SelectTerm] = []
            for word in argument.words { terms.append(try SelectTerm(word)) }
            return terms
        })

    package static let commandName = "select"
    package static let spec = CommandSpec(
        commandName, group: .rows, form: .transform, summary: "keep only these fields",
        details: """
            NAME=FIELD shows a field under another name, which later commands know, too. The rows stay what they are: \
            they can still be played, and sorted by fields that are not shown.
            """,
        slots: [terms.erased],
        examples: [
            .init("tracks | select name duration isrc", "three fields"),
            .init("tracks | select name seconds=duration.seconds", "with the length as a number"),
        ], cost: "none")

    private let terms: [SelectTerm]

    /// The fields that are read.
    package var fields: [FieldName] { terms.map(\.field) }

    private var renamed: [RenamedField] {
        terms.compactMap { term in term.name.map { RenamedField(name: $0.name, field: term.field.name) } }
    }

    package init(_ input: ParsedInput) throws(UsageError) { terms = try input.value(Self.terms) }

    /// Every field must be one of the tables, and every further name a new one.
    package func check(_ tables: [FieldTable], mode: Mode, at span: Range<Int>) throws {
        var names: Set<String> = []
        for term in terms {
            try term.field.check(in: tables, mode: mode)
            guard let name = term.name else { continue }
            if tables.contains(where: { $0.field(name.name) != nil }) || !names.insert(name.name).inserted {
                throw UsageError(
                    .invalidValue(name.name, expected: "a new name: there is a field of that name already"),
                    at: name.span)
            }
        }
    }

    /// The tables, with the fields that have further names.
    package func tables(of incoming: [FieldTable]) -> [FieldTable] {
        renamed.isEmpty ? incoming : incoming.map { $0.adding(renamed) }
    }

    /// Changes the heading, and gives the rows the fields that have further names. No row is read before it is pulled.
    package func run(on rows: RowStream, in session: Session, using services: Services) async throws -> Reply {
        var heading = rows.headingOrMixed()
        heading.columns = terms.map { $0.name?.name ?? $0.field.name }
        let renamed = renamed
        guard !renamed.isEmpty else { return Reply(.rows(RowsOutput(rows, heading: heading))) }
        heading.table = heading.table.adding(renamed)
        return Reply(.rows(RowsOutput(rows.batches { Row.adding(renamed, to: $0) }, heading: heading)))
    }
}
