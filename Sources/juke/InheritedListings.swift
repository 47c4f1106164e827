// The listings of the last closed shell, read when a number first refers to them, so that a start does not wait for the
// file. Writing it is left to Profile.

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
    /// What was read; nil before the first use.
    private let read = Mutex<[Listing]?>(nil)

    /// Scripts inherit nothing (Language §3). `notify` is called for a file that could not be understood.
    init(_ file: PrivateFile, isPrompt: Bool, notify: @escaping @Sendable (FileNotice) -> Void) {
        self.file = file
        self.isPrompt = isPrompt
        self.notify = notify
    }

    /// The listings; none where numbers may not refer to them.
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
