// What is in things: the albums of an artist, the episodes of a show, the chapters of an audiobook. Alone a command
// lists one thing and selects it; in a pipe it opens up every one that comes, and keeps those it would list.

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
    /// What is left out of the contents of things that come down a pipe.
    var sifted: @Sendable (RowStream) -> RowStream = { $0 }

    /// What a command answers that lists the contents of `reference`, of the rows that come, or of the selection.
    func reply(
        listing reference: LocatedReference?, or rows: RowStream?, in session: Session, using services: Services
    ) async throws -> Reply {
        if reference == nil, let rows {
            let stream = Sieve(kinds: [kind, contents.kind]).opening(rows, in: services.context).expanding { row in
                guard row.kind != contents.kind else { return RowStream([row]) }
                return sifted(feed(row.selected).rows(using: services.spotify))
            }
            return Reply(.rows(RowsOutput(table: contents, stream: stream, name: name, emptyNote: "No \(name).")))
        }
        let reference = reference ?? LocatedReference(.selection, span: 0..<0)
        guard let row = try await services.resolver.one(reference, kinds: [kind], in: session) else {
            return Reply(.nothing)
        }
        return Reply(
            .rows(RowsOutput(feed(row.selected), in: session, using: services)), changes: [.select([row.selected])])
    }
}
