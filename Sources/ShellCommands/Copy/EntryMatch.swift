// Whether a thing of Spotify's is the one that a file names: the same title by the same artist, and as long, compared
// folded (Language §8). Pure: where candidates come from is left to EntryMatcher.

import Formats
import Rows
import SpotifyModel
import Text

/// What an entry of a file turned out to be.
enum EntryMatch: Sendable {
    /// This thing.
    case found(Row)
    /// One of these, or none of them.
    case doubtful([Row])
    /// Nothing that is known.
    case missing
}

extension EntryMatch {
    /// How much two lengths of the same recording may differ.
    private static let tolerance = Duration.seconds(2)
    /// How many things are offered for an entry.
    private static let mostOffered = 5

    /// The match of an entry among things with its title.
    init(_ entry: ImportedEntry, among candidates: [Row]) {
        let rows = Self.distinct(candidates.filter { $0.kind.rawValue == entry.kind.rawValue })
        if let code = entry.isrc, let row = Self.onAlbum(entry, rows.filter { $0[.isrc] == code }).first {
            self = .found(row)
            return
        }
        let named = rows.filter { Self.isNamed($0, entry, Folding.folded) }
        let fitting = named.filter { Self.isAsLong($0, entry) }
        let best = Self.onAlbum(entry, fitting)
        if let first = best.first, best.count == 1 || Self.areOne(best) {
            self = .found(first)
        } else {
            // Another version of a song has more in its title: `Airbag (Live)`, `Airbag - Remastered 2017`.
            let versions = rows.filter { Self.isNamed($0, entry, Self.plainTitle) }
            let offered = Self.distinct(best + fitting + named + versions).prefix(Self.mostOffered)
            self = offered.isEmpty ? .missing : .doubtful(Array(offered))
        }
    }

    /// The match of an entry among releases with its code, which are one recording.
    init(_ entry: ImportedEntry, recordings: [Row]) {
        let rows = recordings.filter { $0.kind.rawValue == entry.kind.rawValue }
        self = Self.onAlbum(entry, rows).first.map { .found($0) } ?? .missing
    }

    private static func distinct(_ rows: [Row]) -> [Row] {
        var seen: Set<String> = []
        return rows.filter { $0.uri.map { seen.insert($0).inserted } ?? false }
    }

    /// Those on the album that the entry names; all of them where none is.
    private static func onAlbum(_ entry: ImportedEntry, _ rows: [Row]) -> [Row] {
        guard rows.count > 1, let album = entry.album.map(Folding.folded) else { return rows }
        let same = rows.filter { $0[.album].map(Folding.folded) == album }
        return same.isEmpty ? rows : same
    }

    /// Whether several rows are one recording, by its code.
    private static func areOne(_ rows: [Row]) -> Bool {
        guard let code = rows.first?[.isrc] else { return false }
        return rows.allSatisfy { $0[.isrc] == code }
    }

    /// Whether the lengths allow it: what the file does not say allows all.
    private static func isAsLong(_ row: Row, _ entry: ImportedEntry) -> Bool {
        guard let wanted = entry.duration, let length = row[.duration] else { return true }
        return length - wanted <= tolerance && wanted - length <= tolerance
    }

    /// The title without what tells versions apart, folded.
    private static func plainTitle(_ title: String) -> String {
        let folded = Folding.folded(title)
        var plain = folded[...]
        for sign in [" (", " [", " - "] {
            if let part = plain.split(separator: sign, maxSplits: 1).first { plain = part }
        }
        return plain.isEmpty ? folded : String(plain)
    }

    /// Whether title, made comparable, and artist are the same in one of the ways to read the entry.
    private static func isNamed(_ row: Row, _ entry: ImportedEntry, _ comparable: (String) -> String) -> Bool {
        let name = comparable(row.name)
        var artists = row[.artists] ?? []
        if let credit = row[.artist] { artists.append(credit) }
        if let show = row[.show] { artists.append(show) }
        let known = Set(artists.map(Folding.folded))
        return ([entry.credit] + entry.otherCredits).contains { credit in
            guard comparable(credit.name) == name else { return false }
            // Things that are made by no artist are known by their name alone.
            if credit.artists.isEmpty { return entry.kind != .track && entry.kind != .album }
            return credit.artists.contains { !known.isDisjoint(with: parts(of: $0)) }
        }
    }

    /// The artists that a text may name: the whole of it, or its parts where it lists several.
    private static func parts(of credit: String) -> Set<String> {
        let folded = Folding.folded(credit)
        var parts: Set<String> = [folded]
        for separator in [", ", "; ", ";", " & ", " and ", " feat. ", " ft. ", " x ", " / ", " + "] {
            for part in folded.split(separator: separator) { parts.insert(EntryName.trimmed(part)) }
        }
        return parts
    }
}

/// Texts of entries.
enum EntryName {
    /// The text without spaces at its ends.
    static func trimmed(_ text: some StringProtocol) -> String {
        var rest = Substring(text)
        while rest.first?.isWhitespace == true { rest.removeFirst() }
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return String(rest)
    }
}

extension ImportedEntry {
    /// What it is called in messages: `Airbag by Radiohead`.
    var described: String {
        let name = credit.name.isEmpty ? uri ?? isrc ?? "" : credit.name
        guard !credit.artists.isEmpty else { return Sanitiser.clean(name) }
        return Sanitiser.clean("\(name) by \(credit.artists.joined(separator: ", "))")
    }
}
