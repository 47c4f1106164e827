// `common`: the rows that are also among these.

package import CommandLanguage
import Rendering
package import Rows

/// Keeps what is among other rows.
package struct Common: RowsCommand {
    static let others = Slot.things(
        "X", ["track", "album", "artist", "playlist", "episode", "show"], shape: .rest,
        help: "rows kept with as, rows of a listing, or things by name")

    package static let spec = CommandSpec(
        "common", group: .rows, summary: "the rows that are also among these",
        details: "Things are the same when their URI is.", slots: [others.erased],
        examples: [.init("tracks | common $mine", "what is in both")], takes: ["rows"],
        cost: "none for rows and variables")

    let others: [LocatedReference]

    package init(_ input: ParsedInput) throws(UsageError) { others = try input.value(Self.others) }

    package func run(_ rows: RowStream?, in session: Session, using services: Services) async throws -> Reply {
        guard let rows else { return Reply(.nothing) }
        let kinds: [RowKind] = ["track", "album", "artist", "playlist", "episode", "show"]
        let found = try await services.resolve(others, kinds: kinds, depth: .identity, in: session).rows
        let known = Set(found.compactMap(\.uri))
        let kept = rows.batches { $0.filter { row in (row.uri.map { known.contains($0) } ?? false) } }
        return Reply(.rows(RowsOutput(kept, heading: rows.headingOrMixed())))
    }
}
