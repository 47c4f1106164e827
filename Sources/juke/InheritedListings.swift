// The listings of the last closed shell, read when a number first refers to them.

import Rows
import ShellCommands
import Storage
import Synchronization

/// Listings that are read once, at first use.
final class InheritedListings: Sendable {
    private let file: PrivateFile
    private let isPrompt: Bool
    private let read = Mutex<[Listing]?>(nil)

    /// Scripts inherit nothing (LANGUAGE §3).
    init(_ file: PrivateFile, isPrompt: Bool) {
        self.file = file
        self.isPrompt = isPrompt
    }

    var listings: [Listing] {
        guard isPrompt else { return [] }
        return read.withLock { read in
            if let read { return read }
            let bytes = (try? file.read()) ?? nil
            let listings = bytes.map { Listing.decoded($0, table: Kinds.table) } ?? []
            read = listings
            return listings
        }
    }

    /// Deletes them: after a logout nothing learnt through the login stays (contract §8.7).
    func forget() {
        read.withLock { $0 = [] }
        try? file.remove()
    }
}
