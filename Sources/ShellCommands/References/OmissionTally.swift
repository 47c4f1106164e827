// What was left out while a pipeline ran, counted for the sentences below the rows. A command whose own sentence says
// what it left out takes the counts away.

import Rows
import SpotifyModel
import Synchronization

/// Counts what is left out.
package final class OmissionTally: Sendable {
    private let omissions = Mutex(Omissions())

    /// A tally that has counted nothing.
    package init() {}

    /// Counts entries of lists that were no rows.
    func add(unavailable: Int, unreadable: Int) {
        guard unavailable + unreadable > 0 else { return }
        omissions.withLock {
            $0.unavailable += unavailable
            $0.unreadable += unreadable
        }
    }

    /// Counts rows that could not be used.
    func add(_ unusable: [Unusable]) { omissions.withLock { $0.unusable += unusable } }

    /// Notes what the own copy does not have, as a sentence.
    func add(unread sentence: String?) {
        guard let sentence else { return }
        omissions.withLock { $0.unread = sentence }
    }

    /// Counts what a command left out and has no sentence of its own for.
    func add(leftOutOf usable: Usable) {
        add(usable.leftOut)
        add(unavailable: usable.absent, unreadable: 0)
    }

    /// Everything that was counted since the last time it was taken.
    package func take() -> Omissions {
        omissions.withLock { omissions in
            defer { omissions = Omissions() }
            return omissions
        }
    }
}

/// What was left out while a pipeline ran, as far as no sentence has said it.
package struct Omissions: Sendable, Equatable {
    /// Entries of lists of which nothing is known any more.
    package var unavailable = 0
    /// Entries that hold something that cannot be read.
    package var unreadable = 0
    /// Rows that a command could not use.
    package var unusable: [Unusable] = []

    /// The sentence for what the own copy does not have, where it was searched.
    package var unread: String?

    /// Nothing left out.
    package init() {}

    /// A sentence for each sort; none where nothing was left out.
    package var sentences: [String] {
        [
            Self.sentence(unavailable, "1 entry is not available.", "entries are not available."),
            Self.sentence(unreadable, "1 entry cannot be read.", "entries cannot be read."),
            Self.sentence(unusable.count, "1 row was left out", "rows were left out").map { $0 + cause + "." },
            unread,
        ].compactMap { $0 }
    }

    private static func sentence(_ count: Int, _ one: String, _ many: String) -> String? {
        count == 0 ? nil : count == 1 ? one : "\(count) \(many)"
    }

    /// Why rows were left out, where it was one reason.
    private var cause: String {
        let kinds = Set(
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
