// A playlist as Spotify edits it, written from the rules (SpotifyContract §14) and not from the code under test. Each
// entry has an identity, which stands for its date: a move keeps it, and what is added has none.

import Arrangement

struct PlaylistModel {
    struct Row {
        let entry: Entry
        /// The place that the entry had at the start.
        let origin: Int?
    }

    private(set) var rows: [Row]

    init(_ entries: [Entry]) { rows = entries.enumerated().map { Row(entry: $1, origin: $0) } }

    var entries: [Entry] { rows.map(\.entry) }
    var origins: [Int?] { rows.map(\.origin) }

    /// Carries a step out; returns what is wrong with it, if anything is.
    mutating func apply(_ step: Step) -> String? {
        switch step {
        case .remove(let uris):
            guard (1...100).contains(uris.count), Set(uris).count == uris.count else { return "bad lot \(uris)" }
            for uri in uris {
                let before = rows.count
                rows.removeAll { $0.entry == .item(uri) }
                if rows.count == before { return "removes \(uri), which is not there" }
            }
        case .add(let uris, let place):
            guard (1...100).contains(uris.count) else { return "adds \(uris.count)" }
            guard place >= 0, place <= rows.count else { return "adds at \(place) of \(rows.count)" }
            for uri in uris.reversed() {
                if uri.hasPrefix("spotify:local:") { return "adds the local file \(uri)" }
                rows.insert(Row(entry: .item(uri), origin: nil), at: place)
            }
        case .replace: return "replaces the list"
        case .move(let start, let length, let before):
            guard start >= 0, length >= 1, start + length <= rows.count else { return "moves \(start)+\(length)" }
            guard before >= 0, before <= rows.count else { return "moves before \(before) of \(rows.count)" }
            if before >= start, before <= start + length { return "moves nothing: \(step)" }
            // The moved rows come to be directly before the row that is there now. Nothing has been added yet, so that
            // every row has a place where it was at the start.
            let next = before < rows.count ? rows[before].origin : nil
            let moved = rows[start..<start + length]
            rows.removeSubrange(start..<start + length)
            guard let next else {
                rows += moved
                return nil
            }
            guard let place = rows.firstIndex(where: { $0.origin == next }) else { return "moves before an added row" }
            rows.insert(contentsOf: moved, at: place)
        }
        return nil
    }
}
