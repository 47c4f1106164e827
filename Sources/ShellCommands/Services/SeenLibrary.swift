// What this process has learnt of the library, without a request of its own: what saved listings showed, what was saved
// and removed since, and whose playlists are. Marks beside rows and completion are made of it; it is forgotten with
// another account.

import Exchange
package import FoundationEssentials
import Library
package import SpotifyAPI
import Synchronization

/// The saved things that were seen.
package final class SeenLibrary: Sendable {
    private struct Contents {
        var account: String?
        /// When each thing was last seen to be saved.
        var saved: [String: Date] = [:]
        /// When each thing was last seen not to be.
        var absent: [String: Date] = [:]
        /// The playlists that answers named, by URI.
        var playlists: [String: SeenPlaylist] = [:]
    }

    private struct SeenPlaylist {
        var name: String
        var isMine: Bool
        var isCollaborative: Bool

        func isOpen(to access: PlaylistAccess) -> Bool {
            switch access {
            case .owned: isMine
            case .shared: isMine || isCollaborative
            }
        }
    }

    private let contents = Mutex(Contents())
    /// What decides whether the own copy may answer.
    let copies = CopyMemory()

    /// Nothing was seen yet.
    package init() {}

    /// Notes that things are saved or followed, from a listing or a change.
    package func saved(_ uris: [String], of account: String?, at moment: Date) {
        change(of: account) { contents in
            for uri in uris {
                // What an own copy shows was so when it was made.
                if let absent = contents.absent[uri], absent > moment { continue }
                (contents.saved[uri], contents.absent[uri]) = (max(moment, contents.saved[uri] ?? moment), nil)
            }
        }
    }

    /// Notes that things are not saved, or no longer.
    package func absent(_ uris: [String], of account: String?, at moment: Date) {
        change(of: account) { contents in
            for uri in uris { (contents.saved[uri], contents.absent[uri]) = (nil, moment) }
        }
    }

    /// Notes whose the playlists in an answer are.
    package func note(_ things: [NamedThing], of account: String?) {
        guard let account, things.contains(where: { $0.owner != nil }) else { return }
        change(of: account) { contents in
            for thing in things {
                guard let owner = thing.owner else { continue }
                contents.playlists[thing.uri] = SeenPlaylist(
                    name: thing.name, isMine: owner == account, isCollaborative: thing.isCollaborative)
            }
        }
    }

    /// The names of the playlists that the user may not change so, as far as answers showed it.
    package func closedPlaylists(to access: PlaylistAccess) -> Set<String> {
        contents.withLock { contents in
            var (open, closed): (Set<String>, Set<String>) = ([], [])
            for playlist in contents.playlists.values {
                if playlist.isOpen(to: access) { open.insert(playlist.name) } else { closed.insert(playlist.name) }
            }
            return closed.subtracting(open)
        }
    }

    /// Whether a thing is known to be saved, however long ago that was seen: good enough for a mark.
    package func isSaved(_ uri: String) -> Bool { contents.withLock { $0.saved[uri] != nil } }

    /// Whether a thing was seen to be saved, or not to be, within the last minute: good enough for a change. nil where
    /// neither was seen: other programs change the library, too.
    package func isSaved(_ uri: String, of account: String?, at now: Date) -> Bool? {
        contents.withLock { contents in
            guard contents.account == account else { return nil }
            if Self.isRecent(contents.saved[uri], now) { return true }
            return Self.isRecent(contents.absent[uri], now) ? false : nil
        }
    }

    /// In seconds, how long what was seen is believed where something depends on it.
    private static let belief = 60.0

    private static func isRecent(_ moment: Date?, _ now: Date) -> Bool {
        moment.map { (0..<belief).contains(now.timeIntervalSince($0)) } ?? false
    }

    private func change(of account: String?, _ body: (inout Contents) -> Void) {
        contents.withLock { contents in
            if contents.account != account { contents = Contents(account: account) }
            body(&contents)
        }
    }
}
