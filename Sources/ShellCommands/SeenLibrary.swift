// What this process has learnt of the library, without a request of its own: what saved listings showed, and what was
// saved and removed since. Marks beside rows are made of it; it is forgotten with another account.

import Exchange
import FoundationEssentials
import Library
package import Rendering
package import Rows
import Synchronization

/// The saved things that were seen.
package final class SeenLibrary: Sendable {
    private struct Contents {
        var account: String?
        var saved: Swift.Set<String> = []
    }

    private let contents = Mutex(Contents())

    package init() {}

    /// Rows of a listing of saved or followed things.
    package func saw(_ rows: [Row], of account: String?) {
        change(of: account) { $0.formUnion(rows.compactMap(\.uri)) }
    }

    /// Things that are saved from now on.
    package func saved(_ uris: [String], of account: String?) { change(of: account) { $0.formUnion(uris) } }

    /// Things that are saved no more.
    package func removed(_ uris: [String], of account: String?) { change(of: account) { $0.subtract(uris) } }

    /// Whether a thing is known to be saved.
    package func isSaved(_ uri: String) -> Bool { contents.withLock { $0.saved.contains(uri) } }

    private func change(of account: String?, _ body: (inout Swift.Set<String>) -> Void) {
        contents.withLock { contents in
            if contents.account != account { contents = Contents(account: account) }
            body(&contents.saved)
        }
    }
}

extension Services {
    /// What is known of rows as they are shown: nothing is asked for it, and nothing read where no table is drawn.
    package func rowMarks(_ settings: OutputSettings) async -> RowMarks {
        guard settings.format == .table else { return RowMarks() }
        let (library, now) = (seenLibrary, time.now)
        let known = await player.load()
        // What has come to its end meanwhile plays no more, and without its length nobody knows.
        let isPlaying = known.motion?.value.isPlaying == true && known.end.map { $0 > now } == true
        return RowMarks(
            isSaved: { library.isSaved($0) }, playing: isPlaying ? known.item?.value?.uri : nil)
    }
}
