// Tells what a command can use from what it cannot: single rows, what references named, and rows as they come.

import Rows
import SpotifyModel
import Synchronization

/// Keeps what a command can use, and notes why it cannot use the rest.
struct Sieve: Sendable {
    /// The kinds the command takes.
    var kinds: [RowKind]
    /// Whether it is sent to Spotify: then files of a device will not do.
    var isSent = true
    /// Kinds of which Spotify is asked what is in them, though nothing else is sent.
    var opened: [RowKind] = []

    /// The row as the command takes it, or why it does not.
    func judge(_ row: Row) -> Result<Row, Refusal> {
        // A play is as good as the track that was played.
        let row = kinds.contains(row.kind) ? row : row.thing
        guard kinds.contains(row.kind) else { return .failure(Refusal(reason: .kind(row.kind, name: row.title))) }
        guard isSent || opened.contains(row.kind) else { return .success(row) }
        if row.isLocalFile { return .failure(Refusal(reason: .localFile(row.title))) }
        return row.uri == nil ? .failure(Refusal(reason: .nameOnly(row.title))) : .success(row)
    }

    /// What of these rows the command can use.
    func callAsFunction(_ rows: [Row]) -> Usable {
        var usable = Usable()
        for row in rows {
            switch judge(row) {
            case .success(let row): usable.rows.append(row)
            case .failure(let refusal): usable.leftOut.append(refusal.reason)
            }
        }
        return usable
    }

    /// Why a row cannot be used.
    struct Refusal: Error { var reason: Unusable }
}

extension Sieve {
    /// What a command can use of the rows that come; entries that were no rows count among what it left out.
    ///
    /// - Parameter take: what is held of rows that it can use.
    func usable(
        of incoming: RowStream, upTo limit: Int = .max, in context: StageContext,
        as take: ([Row]) -> [Row] = { $0 }
    ) async throws -> Usable {
        var usable = Usable()
        while usable.rows.count < limit, let batch = try await incoming.nextBatch() {
            let sifted = self(batch.rows)
            usable.rows += take(sifted.rows)
            usable.leftOut += sifted.leftOut
        }
        guard !usable.rows.isEmpty else { return try usable.checked(wanted: kinds) }
        return usable.including(context.omissions.take())
    }

    /// What a command can use of what its references named.
    func usable(of found: Resolved, in context: StageContext) throws(ReferenceError) -> Usable {
        var usable = self(found.rows)
        usable.leftOut += found.leftOut
        guard !usable.rows.isEmpty else { return try usable.checked(wanted: kinds) }
        return usable.including(context.omissions.take())
    }

    /// The rows a command opens up, as they come; those it cannot are counted, and where it can open none it says why.
    func opening(_ rows: RowStream, in context: StageContext) -> RowStream {
        let opened = Opened()
        var stream = RowStream(pulling: {
            guard var batch = try await rows.nextBatch() else {
                let waiting = opened.waiting
                guard waiting.isEmpty else { throw ReferenceError.unusable(waiting, wanted: kinds) }
                return nil
            }
            let sifted = self(batch.rows)
            context.omissions.add(opened.add(sifted))
            batch.rows = sifted.rows
            return batch
        })
        stream.heading = rows.heading
        return stream
    }
}

extension Usable {
    /// The same with what the lists that were read lacked: then the command's own sentence says it.
    func including(_ omissions: Omissions) -> Usable {
        var usable = self
        usable.absent += omissions.unavailable + omissions.unreadable
        usable.leftOut += omissions.unusable
        return usable
    }
}

/// What was opened so far.
private final class Opened: Sendable {
    private let state = Mutex((hasUsable: false, waiting: [Unusable]()))

    /// What cannot be opened, while nothing could be.
    var waiting: [Unusable] { state.withLock(\.waiting) }

    /// What is left out by now: that is certain as soon as something was not.
    func add(_ sifted: Usable) -> [Unusable] {
        state.withLock { state in
            state.waiting += sifted.leftOut
            state.hasUsable = state.hasUsable || !sifted.rows.isEmpty
            guard state.hasUsable else { return [] }
            defer { state.waiting = [] }
            return state.waiting
        }
    }
}
