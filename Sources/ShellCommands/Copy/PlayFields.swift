// The fields of one play as Spotify's data export has them (SpotifyContract §15.2): which are read, and what they mean
// together. All others are left where they are: what is never read cannot be kept.

import FoundationEssentials
import Library
import Rows
import Text

/// The fields of the entry that is being read.
struct PlayFields: Sendable {
    /// A text that is read of an entry.
    private enum Field: Int, CaseIterable {
        case track, artist, album, trackURI
        case episode, show, episodeURI
        case chapter, book, chapterURI
    }

    /// What the next value is.
    private enum Expected {
        case text(Field)
        /// The moment of the end, to the second or to the minute.
        case ended(PastPlay.Source)
        case heard
        /// Nothing that is read.
        case nothing
    }

    /// What an entry of the year of history is that does not say it.
    private let usual: RowKind
    private var texts: [String?] = Array(repeating: nil, count: Field.allCases.count)
    private var heard: Int?
    private var ended: Int?
    private var source = PastPlay.Source.extended
    private var expected = Expected.nothing

    /// In milliseconds: nothing was heard for longer at once.
    private static let longest = 30 * 86_400_000
    /// 2006, in seconds since 1970: before it there was no Spotify, only clocks that were wrong.
    private static let earliest = 1_136_073_600

    init(usual: RowKind) { self.usual = usual }

    /// What the entries of a file with this name are, where they do not say it.
    static func usualKind(in name: some StringProtocol) -> RowKind {
        if name.contains("podcast") { return "episode" }
        return name.contains("audiobook") ? "chapter" : "track"
    }

    /// Forgets the entry before.
    mutating func begin() {
        for place in texts.indices { texts[place] = nil }
        (heard, ended, source, expected) = (nil, nil, .extended, .nothing)
    }
}

// MARK: - Reading

extension PlayFields {
    /// Notes which member's value is next.
    mutating func begin(_ key: TextToken, in bytes: UnsafeBufferPointer<UInt8>) {
        expected = Self.expected(key, in: bytes)
    }

    /// What the value of a member is. The lengths tell most names apart, and there are very many to compare.
    private static func expected(_ key: TextToken, in bytes: UnsafeBufferPointer<UInt8>) -> Expected {
        func named(_ name: StaticString, _ meaning: Expected) -> Expected? { key.is(name, in: bytes) ? meaning : nil }
        let found: Expected? =
            switch key.range.count {
            case 2: named("ts", .ended(.extended))
            case 7: named("endTime", .ended(.account))
            case 8: named("msPlayed", .heard)
            case 9: named("ms_played", .heard) ?? named("trackName", .text(.track))
            case 10: named("artistName", .text(.artist))
            case 11: named("episodeName", .text(.episode)) ?? named("podcastName", .text(.show))
            case 12: named("episode_name", .text(.episode))
            case 15: named("audiobook_title", .text(.book))
            case 17: named("spotify_track_uri", .text(.trackURI)) ?? named("episode_show_name", .text(.show))
            case 19: named("spotify_episode_uri", .text(.episodeURI))
            case 21: named("audiobook_chapter_uri", .text(.chapterURI))
            case 23: named("audiobook_chapter_title", .text(.chapter))
            case 26: named("master_metadata_track_name", .text(.track))
            case 32: named("master_metadata_album_album_name", .text(.album))
            case 33: named("master_metadata_album_artist_name", .text(.artist))
            case _: nil
            }
        return found ?? .nothing
    }

    /// Takes a text as the value.
    mutating func take(_ text: TextToken, in bytes: UnsafeBufferPointer<UInt8>) {
        switch expected {
        case .text(let field): texts[field.rawValue] = text.range.isEmpty ? nil : text.string(in: bytes)
        case .ended(let source):
            self.source = source
            ended = Self.moment(bytes[text.range])
        case .heard, .nothing: break
        }
        expected = .nothing
    }

    /// Takes a number as the value; nil for one that is too large.
    mutating func take(_ number: Int?) {
        if case .heard = expected { heard = number.flatMap { (0...Self.longest).contains($0) ? $0 : nil } }
        expected = .nothing
    }

    /// Takes a value of no use.
    mutating func drop() { expected = .nothing }

    /// The moment of `2021-03-07T18:05:33Z`, `2021-03-07 18:05:33` or `2021-03-07 18:05`, in UTC.
    private static func moment(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
        let bytes = UnsafeBufferPointer(rebasing: text)
        func number(_ place: Int, _ count: Int) -> Int? {
            var number = 0
            for byte in bytes[place..<place + count] {
                guard (0x30...0x39).contains(byte) else { return nil }
                number = number * 10 + Int(byte - 0x30)
            }
            return number
        }
        guard bytes.count >= 16, let year = number(0, 4), let month = number(5, 2), let day = number(8, 2),
            let hour = number(11, 2), let minute = number(14, 2), (1...12).contains(month),
            (1...CivilDate.days(inMonth: month, of: year)).contains(day), hour < 24, minute < 60
        else { return nil }
        let second = bytes.count >= 19 ? number(17, 2) : 0
        guard let second, second <= 60 else { return nil }
        let days = CivilDate(year: year, month: month, day: day).daysSince1970
        let moment = days * 86_400 + hour * 3600 + minute * 60 + min(second, 59)
        return moment >= earliest ? moment : nil
    }
}

// MARK: - The play

extension PlayFields {
    /// The play that the fields say; nil where they lack its end, its length or its name.
    func play() -> PastPlay? {
        guard let ended, let heard, let thing = thing() else { return nil }
        return PastPlay(
            ended: Date(timeIntervalSince1970: Double(ended)), heard: .milliseconds(heard), uri: thing.uri,
            kind: thing.kind, name: thing.name, artist: thing.artist, album: thing.album, source: source)
    }

    /// What was played.
    private func thing() -> (kind: RowKind, uri: String?, name: String, artist: String, album: String)? {
        if let name = self[.track] {
            guard source == .extended || usual == "track" else { return (usual, nil, name, self[.artist] ?? "", "") }
            return ("track", uri(.trackURI, "spotify:track:"), name, self[.artist] ?? "", self[.album] ?? "")
        }
        if let name = self[.episode] {
            return ("episode", uri(.episodeURI, "spotify:episode:"), name, self[.show] ?? "", "")
        }
        guard let name = self[.chapter] ?? self[.book] else { return nil }
        return ("chapter", uri(.chapterURI, "spotify:episode:", "spotify:chapter:"), name, self[.book] ?? "", "")
    }

    private subscript(field: Field) -> String? { texts[field.rawValue] }

    /// A URI of such a kind; nil for anything else, such as that of a file on a device.
    private func uri(_ field: Field, _ prefixes: String...) -> String? {
        guard let uri = self[field] else { return nil }
        return prefixes.contains { uri.utf8.count == $0.utf8.count + Self.idLength && uri.hasPrefix($0) } ? uri : nil
    }

    /// How many letters an ID has.
    private static let idLength = 22
}
