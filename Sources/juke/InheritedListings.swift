// The listings of the last closed shell, read when a number first refers to them.

import Files
import Library
import Rows
import ShellCommands
import Storage
import Synchronization

/// Listings that are read once, at first use.
final class InheritedListings: Sendable {
    private let file: PrivateFile
    private let isPrompt: Bool
    private let notify: @Sendable (FileNotice) -> Void
    private let read = Mutex<[Listing]?>(nil)

    /// Scripts inherit nothing (Language §3). `notify` is told of a file that could not be understood.
    init(_ file: PrivateFile, isPrompt: Bool, notify: @escaping @Sendable (FileNotice) -> Void) {
        self.file = file
        self.isPrompt = isPrompt
        self.notify = notify
    }

    var listings: [Listing] {
        guard isPrompt else { return [] }
        return read.withLock { read in
            if let read { return read }
            let listings = file.read(as: { Listing.understood($0, table: Kinds.table) }, notify: notify) ?? []
            read = listings
            return listings
        }
    }

    /// Deletes them: after a logout nothing learnt through the login stays (SpotifyContract §8.8).
    func forget() {
        read.withLock { $0 = [] }
        try? file.remove()
    }
}
