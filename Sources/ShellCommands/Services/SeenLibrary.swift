// What this process has learnt of the library, without a request of its own: what saved listings showed, and what was
// saved and removed since. Marks beside rows are made of it; it is forgotten with another account.

import Exchange
import Library
package import Rows
import Synchronization

/// The saved things that were seen.
package final class SeenLibrary: Sendable {
    private struct Contents {
        var account: String?
        var saved: Set<String> = []
    }

    private let contents = Mutex(Contents())

    /// Nothing was seen yet.
    package init() {}

    /// Notes the rows of a listing of saved or followed things.
    package func saw(_ rows: [Row], of account: String?) {
        change(of: account) { $0.formUnion(rows.compactMap(\.uri)) }
    }

    /// Notes that things are saved from now on.
    package func saved(_ uris: [String], of account: String?) { change(of: account) { $0.formUnion(uris) } }

    /// Notes that things are saved no longer.
    package func removed(_ uris: [String], of account: String?) { change(of: account) { $0.subtract(uris) } }

    /// Whether a thing is known to be saved.
    package func isSaved(_ uri: String) -> Bool { contents.withLock { $0.saved.contains(uri) } }

    private func change(of account: String?, _ body: (inout Set<String>) -> Void) {
        contents.withLock { contents in
            if contents.account != account { contents = Contents(account: account) }
            body(&contents.saved)
        }
    }
}
