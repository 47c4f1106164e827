// What this process knows beside the own copy: which versions of playlists answers have shown, which it has changed
// itself, and since when Spotify cannot be reached. It is forgotten with the process.

import FoundationEssentials
import Rows
import SpotifyAPI
import Synchronization

/// What was learnt lately that decides whether the own copy may answer.
final class CopyMemory: Sendable {
    /// A version of a playlist, and when it was the newest.
    struct Version: Sendable, Hashable {
        var text: String
        var seen: Date
    }

    private struct Contents {
        var versions: [String: Version] = [:]
        /// When playlists were changed here: for a while Spotify may still show the version before (SpotifyContract
        /// §13.2).
        var changed: [String: Date] = [:]
        /// Rows that are about to be saved or added, by their URIs.
        var rows = KeptRows()
        /// When Spotify could not be reached.
        var unreachable: Date?
        /// When it was last said that Spotify takes no requests.
        var limited: Date?
    }

    /// In seconds, how long Spotify is not asked again after it could not be reached.
    static let rest = 60.0
    /// In seconds, how long a version may lag after a change.
    private static let lag = 60.0

    private let contents = Mutex(Contents())

    /// Notes the versions of playlists that an answer named.
    func note(_ things: [NamedThing], at moment: Date) {
        guard things.contains(where: { $0.version != nil }) else { return }
        contents.withLock { contents in
            for thing in things {
                guard let version = thing.version, contents.versions[thing.uri].map({ $0.seen <= moment }) ?? true
                else { continue }
                contents.versions[thing.uri] = Version(text: version, seen: moment)
            }
        }
    }

    /// The version of a playlist that was seen after a moment; nil where none was, or where it may be an old one.
    func version(of uri: String, after moment: Date) -> Version? {
        contents.withLock { contents in
            guard let version = contents.versions[uri], version.seen > moment else { return nil }
            guard let changed = contents.changed[uri] else { return version }
            return version.seen.timeIntervalSince(changed) > Self.lag ? version : nil
        }
    }

    /// Notes that a playlist was changed here.
    func noteChange(of uri: String, at moment: Date) {
        contents.withLock { ($0.versions[uri], $0.changed[uri]) = (nil, moment) }
    }

    /// Keeps rows that a change is about.
    func keep(_ rows: [Row]) {
        var kept = KeptRows()
        kept.add(rows)
        keep(kept)
    }

    /// The same for very many.
    func keep(_ rows: KeptRows) {
        contents.withLock { contents in
            if contents.rows.count > Self.mostRows { contents.rows = KeptRows() }
            contents.rows.add(rows)
        }
    }

    /// The rows that were kept of these.
    func rows(of uris: [String]) -> [String: Row] {
        contents.withLock { contents in
            uris.reduce(into: [:]) { rows, uri in rows[uri] = contents.rows[uri] }
        }
    }

    /// How many rows are kept at most; more are those of a change that the copy can read again.
    private static let mostRows = 2000

    /// Notes that Spotify was reached.
    func noteReached() { contents.withLock { $0.unreachable = nil } }

    /// Notes why the copy answers; whether that has to be said, since it was not within the last minute.
    func isNews(_ reason: CopyReader.Reason, at now: Date) -> Bool {
        contents.withLock { contents in
            let part: WritableKeyPath<Contents, Date?> =
                switch reason {
                case .unreachable: \.unreachable
                case .limited: \.limited
                }
            defer { contents[keyPath: part] = now }
            return contents[keyPath: part].map { !(0..<Self.rest).contains(now.timeIntervalSince($0)) } ?? true
        }
    }

    /// Whether Spotify could not be reached a moment ago.
    func isUnreachable(at now: Date) -> Bool {
        contents.withLock { contents in
            contents.unreachable.map { (0..<Self.rest).contains(now.timeIntervalSince($0)) } ?? false
        }
    }
}

/// Rows that a change is about, by their URIs: a plan and a request know them by these alone.
struct KeptRows: Sendable {
    private var rows: [String: CompactRow] = [:]
    private var packer = RowPacker()

    var count: Int { rows.count }

    subscript(uri: String) -> Row? { rows[uri]?.row }

    /// Adds rows. Those that were made of an address or a name say nothing, but of an artist a name says all there is.
    mutating func add(_ more: [Row]) {
        for row in more.lazy.map(\.thing) {
            guard let uri = row.uri, row.name != uri,
                row.kind == "artist" || row.values.contains(where: { $0 != .missing })
            else { continue }
            rows[uri] = packer.pack(row)
        }
    }

    mutating func add(_ more: KeptRows) {
        if rows.isEmpty { rows = more.rows } else { rows.merge(more.rows) { _, new in new } }
    }
}
