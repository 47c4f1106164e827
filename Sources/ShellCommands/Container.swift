// What is in things: the albums of an artist, the episodes of a show, the chapters of an audiobook. Alone a command
// lists one thing and selects it; several things, and those of a pipe, are opened up one after the other, and those it
// would list are kept.

import CommandLanguage
import Rendering
import Rows

/// A kind of thing, and how it is opened up.
struct Container: Sendable {
    var kind: RowKind
    /// What is in it.
    var contents: FieldTable
    /// What several of these are called.
    var name: String
    /// Reads what is in one of them.
    var feed: @Sendable (SelectedThing) -> any Feed
    /// What is left out of the contents of several things.
    var sifted: @Sendable (RowStream) -> RowStream = { $0 }
    /// A kind that belongs to what is listed, and its rows as that.
    var lifted: (kind: RowKind, lift: @Sendable (Row) async throws -> [Row])?

    /// What a command answers that lists the contents of what it names, of the rows that come, or of the selection.
    func reply(
        listing references: [LocatedReference]?, or rows: RowStream?, in session: Session, using services: Services
    ) async throws -> Reply {
        if references == nil, let rows { return Reply(.rows(opened(rows, using: services))) }
        let things = try await services.resolver.looked(at: references, kinds: [kind], in: session)
        guard let row = things.first else { return Reply(.nothing) }
        guard things.count == 1 else {
            var output = opened(RowStream(things), using: services)
            output.isWhole = true
            return Reply(.rows(output))
        }
        return Reply(
            .rows(RowsOutput(feed(row.selected), in: session, using: services)), changes: [.select([row.selected])])
    }

    /// The contents of all rows that come.
    private func opened(_ rows: RowStream, using services: Services) -> RowsOutput {
        let kinds = [kind, contents.kind] + (lifted.map { [$0.kind] } ?? [])
        var stream = Sieve(kinds: kinds).opening(rows, in: services.context)
        if let lifted {
            stream = stream.lifting { row in row.kind == lifted.kind ? try await lifted.lift(row) : nil }
        }
        let contained = stream.expanding { row in
            guard row.kind != contents.kind else { return nil }
            return sifted(feed(row.selected).rows(using: services.spotify))
        }
        return RowsOutput(table: contents, stream: contained, name: name, emptyNote: "No \(name).")
    }
}
