// What a playlist becomes when what is missing of a backup is put back: nothing that is there goes or moves, and each
// entry that is missing comes after the one it followed.

import Arrangement
import SpotifyModel

/// The entries of a playlist with what was missing.
struct RestoredEntries: Sendable {
    /// The list as it is wanted.
    private(set) var wanted: [Wanted] = []
    /// How many entries come back.
    private(set) var added = 0
    /// How many files of a device are missing, which no app can put on a playlist.
    private(set) var files = 0
    /// How many have an address that is none.
    private(set) var unusable = 0

    /// - Parameters:
    ///   - backup: what was on the playlist.
    ///   - there: what is on it now.
    init(_ backup: [BackupFile.Entry], in there: [Entry]) {
        var places: [Entry: [Int]] = [:]
        for (place, entry) in there.enumerated().reversed() { places[entry, default: []].append(place) }
        // What follows the entry at a place; before the first it is -1.
        var following: [Int: [String]] = [:]
        var last = -1
        for entry in backup {
            if entry.isLocalFile, let uri = entry.uri {
                if let place = places[.local(uri)]?.popLast() { last = place } else { files += 1 }
            } else if let uri = entry.uri(of: [.track, .episode]) {
                if let place = places[.item(uri)]?.popLast() {
                    last = place
                } else {
                    following[last, default: []].append(uri)
                    added += 1
                }
            } else if entry.uri != nil {
                unusable += 1
            }
        }
        wanted = (following[-1] ?? []).map(Wanted.added)
        for place in there.indices {
            wanted.append(.kept(place))
            wanted += (following[place] ?? []).map(Wanted.added)
        }
    }
}
