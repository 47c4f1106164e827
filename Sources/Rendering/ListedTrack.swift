// Owns what a row of a track, an episode or a chapter has in the words of the formats that other programs read: the
// show of an episode stands where a track has its artist and its album.

import Rows

/// A track as other programs list it.
struct ListedTrack {
    /// A name, with its URI where one is known.
    struct Named: Equatable {
        var name: String
        var uri: String?
    }

    let name: String
    let uri: String?
    let url: String?
    /// Every credited artist, or the show or the audiobook.
    let artists: [Named]
    let album: Named?
    /// As exact as it is known.
    let released: String?
    let disc: Int?
    let number: Int?
    let milliseconds: Int?
    let isExplicit: Bool?
    let popularity: Int?
    let isrc: String?
    let added: String?

    init(_ row: Row) {
        name = row.name
        uri = row.uri
        url = row.url
        (artists, album) = Self.makers(of: row)
        released = Self.date(row["released"])
        disc = Self.number(row["disc"])
        number = Self.number(row["track"])
        milliseconds = Self.milliseconds(row["duration"])
        isExplicit = row[.explicit]
        popularity = Self.number(row["popularity"])
        isrc = Self.text(row["isrc"])
        added = Self.date(row["added"])
    }

    /// The credit as shown.
    var creator: String? { artists.isEmpty ? nil : artists.map(\.name).joined(separator: ", ") }

    /// The name of the recording that is the same at other services: a URI that no program has to open.
    var identifier: String? { isrc.map { "isrc:" + $0 } }

    /// The artists and the album. The URIs are in the links of the row, the names in its fields, since not every artist
    /// has a URI.
    private static func makers(of row: Row) -> ([Named], Named?) {
        if let show = text(row["show"]) {
            let whole = Named(name: show, uri: (row.links["show"] ?? row.links["audiobook"])?.uri)
            return ([whole], whole)
        }
        let album = text(row["album"]).map { Named(name: $0, uri: row.links["album"]?.uri) }
        guard case .list(let names)? = row["artists"] else {
            return (text(row["artist"]).map { [Named(name: $0, uri: row.links["artist"]?.uri)] } ?? [], album)
        }
        let artists = names.enumerated().map { place, name in
            let link = row.links[place == 0 ? "artist" : "artist \(place + 1)"]
            return Named(name: name, uri: link?.name == name ? link?.uri : nil)
        }
        return (artists, album)
    }

    private static func text(_ value: Value?) -> String? {
        if case .text(let text)? = value { text } else { nil }
    }

    private static func number(_ value: Value?) -> Int? {
        if case .number(let number)? = value { number } else { nil }
    }

    private static func date(_ value: Value?) -> String? {
        if case .date(let date)? = value { date.text } else { nil }
    }

    private static func milliseconds(_ value: Value?) -> Int? {
        guard case .duration(let duration)? = value else { return nil }
        let (seconds, rest) = duration.components
        return Int(clamping: seconds) * 1000 + Int(clamping: rest / 1_000_000_000_000_000)
    }
}
