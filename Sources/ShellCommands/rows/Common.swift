// `common`: the rows that are also among these.

package import CommandLanguage
import Rendering
package import Rows

/// Keeps what is among other rows.
package struct Common: RowsCommand {
    package static let spec = CommandSpec(
        "common", group: .rows, summary: "the rows that are also among these",
        details: "Two things are the same when their URIs are the same.", slots: [OtherRows.slot.erased],
        examples: [.init("tracks | common $mine", "what is in both")], takes: ["rows"],
        cost: "none for rows and variables")

    let others: OtherRows

    package init(_ input: ParsedInput) throws(UsageError) { others = try OtherRows(input) }

    package func run(_ rows: RowStream?, in session: Session, using services: Services) async throws -> Reply {
        guard let rows else { return Reply(.nothing) }
        let known = try await others.uris(in: session, using: services)
        let kept = rows.batches { $0.filter { row in (row.uri.map { known.contains($0) } ?? false) } }
        return Reply(.rows(RowsOutput(kept, heading: rows.headingOrMixed())))
    }
}
