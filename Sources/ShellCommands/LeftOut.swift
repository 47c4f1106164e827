// What a command cannot use is left out and counted, and the rest is done: files of a device, rows of a kind the command
// does not take, entries of which nothing is known. Every command that takes things, and every pipeline, goes through here;
// what is said of it is beside each sentence, or below the rows.

import Rendering
package import Rows
import SpotifyModel
import Synchronization

/// Why a thing cannot be used.
package enum Unusable: Sendable, Hashable {
    /// A file of a device, which Spotify's Web API does not know; its name.
    case localFile(String)
    case kind(RowKind, name: String)
    /// Nothing but its name is known.
    case nameOnly(String)
}

/// Things a command can use, and those it cannot.
package struct Usable: Sendable {
    package var rows: [Row] = []
    package var leftOut: [Unusable] = []
    /// Entries of lists that were no rows.
    var absent = 0

    /// How many are left out.
    var leftOutCount: Int { leftOut.count + absent }

    /// ` (1 left out)`, behind what was done with the others.
    var note: String { leftOutCount > 0 ? " (\(leftOutCount) left out)" : "" }

    /// The same with each thing once: what is in the library is there once.
    var distinct: Usable {
        var distinct = self
        var seen: Swift.Set<String> = []
        distinct.rows = rows.filter { $0.uri.map { seen.insert($0).inserted } ?? true }
        return distinct
    }

    /// Throws where all there was cannot be used.
    func checked(wanted: [RowKind]) throws(ReferenceError) -> Usable {
        guard rows.isEmpty, !leftOut.isEmpty else { return self }
        throw ReferenceError.unusable(leftOut, wanted: wanted)
    }
}

/// Tells what a command can use from what it cannot.
struct Sieve: Sendable {
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

    struct Refusal: Error { var reason: Unusable }
}

extension Row {
    /// Whether it is a file of a device.
    package var isLocalFile: Bool { self[.local] == true || uri?.hasPrefix(LocalFile.prefix) == true }
}

/// What was left out while a pipeline ran, as far as no sentence has said it.
package struct Omissions: Sendable, Equatable {
    /// Entries of lists of which nothing is known any more.
    package var unavailable = 0
    /// Entries that hold something nobody can read.
    package var unreadable = 0
    package var unusable: [Unusable] = []

    package init() {}

    /// A sentence for each sort; none where nothing was left out.
    package var sentences: [String] {
        [
            Self.sentence(unavailable, "1 entry is not available.", "entries are not available."),
            Self.sentence(unreadable, "1 entry cannot be read.", "entries cannot be read."),
            Self.sentence(unusable.count, "1 row was left out", "rows were left out").map { $0 + cause + "." },
        ].compactMap { $0 }
    }

    private static func sentence(_ count: Int, _ one: String, _ many: String) -> String? {
        count == 0 ? nil : count == 1 ? one : "\(count) \(many)"
    }

    /// Why rows were left out, where it was one reason.
    private var cause: String {
        let kinds = Swift.Set(
            unusable.map { reason in
                switch reason {
                case .localFile: "file of a device"
                case .kind(let kind, _): kind.rawValue
                case .nameOnly: "name without an address"
                }
            })
        guard let kind = kinds.first, kinds.count == 1 else { return "" }
        let isOne = unusable.count == 1
        return switch kind {
        case "file of a device": isOne ? ": a file of a device" : ": files of a device"
        case "name without an address": isOne ? ": it has no address" : ": they have no address"
        default: isOne ? ": " + RowKind(rawValue: kind).withArticle : ": \(kind)s"
        }
    }
}

extension RowKind {
    /// `a track`, `an album`.
    package var withArticle: String { ("aeio".contains(rawValue.first ?? "x") ? "an " : "a ") + rawValue }
}

/// Counts what is left out.
package final class OmissionTally: Sendable {
    private let omissions = Mutex(Omissions())

    package init() {}

    func add(unavailable: Int, unreadable: Int) {
        guard unavailable + unreadable > 0 else { return }
        omissions.withLock {
            $0.unavailable += unavailable
            $0.unreadable += unreadable
        }
    }

    func add(_ unusable: [Unusable]) { omissions.withLock { $0.unusable += unusable } }

    /// Everything that was counted since it was last asked.
    package func take() -> Omissions {
        omissions.withLock { omissions in
            defer { omissions = Omissions() }
            return omissions
        }
    }
}

extension Services {
    /// The same, for looking something up: what is not among the things looked through is nobody's loss.
    var unheard: Services {
        var services = self
        services.omissions = OmissionTally()
        return services
    }

    /// What a command can use of the rows that come; entries that were no rows count among what it left out.
    func usable(of incoming: RowStream, _ sieve: Sieve, upTo limit: Int = .max) async throws -> Usable {
        var usable = Usable()
        while usable.rows.count < limit, let batch = try await incoming.nextBatch() {
            let sifted = sieve(batch.rows)
            usable.rows += sifted.rows
            usable.leftOut += sifted.leftOut
        }
        guard !usable.rows.isEmpty else { return try usable.checked(wanted: sieve.kinds) }
        return withAbsent(usable)
    }

    /// What a command can use of what its references named.
    func usable(of found: Resolved, _ sieve: Sieve) throws(ReferenceError) -> Usable {
        var usable = sieve(found.rows)
        usable.leftOut += found.leftOut
        guard !usable.rows.isEmpty else { return try usable.checked(wanted: sieve.kinds) }
        return withAbsent(usable)
    }

    /// The same with what the lists behind it lacked, which its own sentence says then.
    func withAbsent(_ usable: Usable) -> Usable {
        var usable = usable
        let omissions = omissions.take()
        usable.absent += omissions.unavailable + omissions.unreadable
        usable.leftOut += omissions.unusable
        return usable
    }

    /// Lets what was left out be said below the answer of a command that has no sentence for it.
    func say(leftOutOf usable: Usable) {
        omissions.add(usable.leftOut)
        omissions.add(unavailable: usable.absent, unreadable: 0)
    }

    /// The rows a command opens up, as they come; those it cannot are counted, and where it can open none it says why.
    func opening(_ rows: RowStream, _ sieve: Sieve) -> RowStream {
        let opened = Opened()
        var stream = RowStream(pulling: { [self] in
            guard var batch = try await rows.nextBatch() else {
                let waiting = opened.waiting
                guard waiting.isEmpty else { throw ReferenceError.unusable(waiting, wanted: sieve.kinds) }
                return nil
            }
            let sifted = sieve(batch.rows)
            omissions.add(opened.add(sifted))
            batch.rows = sifted.rows
            return batch
        })
        stream.heading = rows.heading
        return stream
    }
}

/// What was opened so far.
private final class Opened: Sendable {
    private let state = Mutex((hasUsable: false, waiting: [Unusable]()))

    /// What cannot be opened, while nothing could be.
    var waiting: [Unusable] { state.withLock(\.waiting) }

    /// Answers what is left out by now: that is certain as soon as something was not.
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
