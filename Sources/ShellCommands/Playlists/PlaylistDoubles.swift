// Which entries of a playlist are there more than once, and which of them is kept: the oldest. Files of a device and
// entries that are gone are never among them, since Spotify removes neither.

import Arrangement
import Rows
import Text

/// The doubles on a playlist.
struct PlaylistDoubles: Sendable {
    /// What makes two entries the same. The same URI always does.
    enum Likeness: Sendable, Hashable {
        case uri
        /// The same recording, by its ISRC.
        case recording
        /// The same name and artist, folded, and nearly the same length.
        case name
    }

    /// An entry that is there already.
    struct Copy: Sendable, Hashable {
        /// Its place, from 0.
        var place: Int
        /// The place of the one that is kept.
        var kept: Int
    }

    /// The doubles, in the order of their places.
    let all: [Copy]

    /// Finds them.
    init(in slots: [PlaylistSlot], by likeness: Likeness) {
        var doubles: [Copy] = []
        var keptOfURI: [String: Int] = [:]
        var keptOfKey: [Key: [Candidate]] = [:]
        for found in Self.oldestFirst(slots, by: likeness) {
            if let kept = keptOfURI[found.uri] {
                doubles.append(Copy(place: found.place, kept: kept))
                continue
            }
            let kept = found.key.flatMap { keptOfKey[$0] }?.first { kept in
                likeness != .name || Self.areClose(kept.length, found.length)
            }
            keptOfURI[found.uri] = kept?.place ?? found.place
            if let kept {
                doubles.append(Copy(place: found.place, kept: kept.place))
            } else if let key = found.key {
                keptOfKey[key, default: []].append(found)
            }
        }
        all = doubles.sorted { $0.place < $1.place }
    }

    /// What is compared of an entry.
    private struct Candidate {
        var place: Int
        var uri: String
        var age: Int
        var key: Key?
        var length: Duration?
    }

    /// What can be a double, by the time it was added and then by place; what has no time is from before there was one.
    private static func oldestFirst(_ slots: [PlaylistSlot], by likeness: Likeness) -> [Candidate] {
        var found: [Candidate] = []
        for (place, slot) in slots.enumerated() {
            guard case .item(let uri) = slot.entry, let row = slot.row else { continue }
            found.append(
                Candidate(
                    place: place, uri: uri, age: row[.added]?.secondsSince1970 ?? .min, key: Key(row, likeness),
                    length: row[.duration]))
        }
        return found.sorted { ($0.age, $0.place) < ($1.age, $1.place) }
    }

    /// Two lengths of one song differ by at most so much.
    private static let mostApart = Duration.seconds(2)

    private static func areClose(_ first: Duration?, _ second: Duration?) -> Bool {
        guard let first, let second else { return false }
        return first <= second + mostApart && second <= first + mostApart
    }

    /// What two entries have in common that are the same.
    private enum Key: Hashable {
        case recording(String)
        case named(String, by: String)

        /// nil where only the URI can be compared.
        init?(_ row: Row, _ likeness: Likeness) {
            switch likeness {
            case .uri: return nil
            case .recording:
                guard let code = row[.isrc], !code.isEmpty else { return nil }
                self = .recording(code.uppercased())
            case .name:
                guard !row.name.isEmpty, let artist = row[.artist] ?? row[.show] else { return nil }
                self = .named(Folding.folded(row.name), by: Folding.folded(artist))
            }
        }
    }
}
