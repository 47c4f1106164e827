// Owns the text of lists of tracks in the formats that other programs read. A text of Spotify's may hold anything, so
// each format protects what would break it: line ends in M3U, markup and forbidden characters in XML, quotes in CSV.
// What is no track is left out before (`to`); what one row holds in every format is in ListedTrack.

import Rows
import Text

/// Writes tracks, batch by batch.
struct TrackListText: Sendable {
    let format: TrackFormat
    /// Whether a terminal shows it, which must not obey what names hold.
    let isTerminal: Bool
    private var hasHead = false
    private var hasTrack = false

    init(_ format: TrackFormat, isTerminal: Bool) {
        self.format = format
        self.isTerminal = isTerminal
    }

    /// The text before the first track, where a file that grows has it once.
    mutating func takeHead() -> String {
        guard format.canGrow, !hasHead else { return "" }
        hasHead = true
        return head
    }

    /// The first line of the format, with which tracks can be added only to a file of the same.
    var head: String {
        switch format {
        case .m3u: "#EXTM3U\n"
        case .exportify: Self.exportifyLine(Self.exportifyColumns)
        case .jspf: #"{"playlist":{"track":["#
        case .xspf:
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <playlist version="1" xmlns="http://xspf.org/ns/0/">
              <trackList>

            """
        }
    }

    /// The text of the next tracks.
    mutating func render(_ rows: [Row]) -> String {
        var text = ""
        for row in rows {
            let track = ListedTrack(row)
            if format.needsAddress, track.uri == nil { continue }
            if !hasHead { text += head }
            hasHead = true
            switch format {
            case .m3u: text += Self.m3u(track)
            case .jspf: text += (hasTrack ? ",\n" : "\n") + Self.jspf(track)
            case .xspf: text += Self.xspf(track)
            case .exportify: text += Self.exportifyLine(Self.exportifyCells(track))
            }
            hasTrack = true
        }
        return shown(text)
    }

    /// The text after the last track. Of no tracks it is a list without tracks, which can be read like any other.
    func finish() -> String {
        switch format {
        case .m3u, .exportify: hasHead ? "" : head
        case .jspf: (hasHead ? "" : head) + (hasTrack ? "\n]}}\n" : "]}}\n")
        case .xspf: (hasHead ? "" : head) + "  </trackList>\n</playlist>\n"
        }
    }

    private func shown(_ text: String) -> String {
        guard isTerminal else { return text }
        return text.split(separator: "\n", omittingEmptySubsequences: false).map { Sanitiser.clean(String($0)) }
            .joined(separator: "\n")
    }

    // MARK: M3U

    /// Two lines. Programs break lines at every line end that Unicode has, so none may stay in a name.
    private static func m3u(_ track: ListedTrack) -> String {
        let seconds = track.milliseconds.map { ($0 + 500) / 1000 } ?? -1
        let artist = track.artists.map(\.name).joined(separator: ", ")
        let title = artist.isEmpty ? track.name : "\(artist) - \(track.name)"
        return "#EXTINF:\(seconds),\(oneLine(title))\n\(address(track.uri ?? ""))\n"
    }

    private static func oneLine(_ text: String) -> String {
        if text.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) { return text }
        var line = ""
        for scalar in text.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator: line += " "
            case _: line.unicodeScalars.append(scalar)
            }
        }
        return line
    }

    /// The address with everything percent-encoded that no URI holds.
    private static func address(_ uri: String) -> String {
        let isPlain: (UInt8) -> Bool = { byte in
            switch byte {
            case 0x21...0x7E: !"\"<>\\^`{|}".utf8.contains(byte)
            case _: false
            }
        }
        if uri.utf8.allSatisfy(isPlain) { return uri }
        return uri.utf8.reduce(into: "") { text, byte in
            text +=
                isPlain(byte)
                ? String(UnicodeScalar(byte)) : "%" + Digits.padded(Int(byte), to: 2, radix: 16).uppercased()
        }
    }

    // MARK: JSPF

    private static func jspf(_ track: ListedTrack) -> String {
        var members: [String] = []
        func add(_ name: String, _ value: String?) {
            if let value { members.append(JSONString.quoted(name) + ":" + value) }
        }
        func list(_ value: String?) -> String? { value.map { "[" + JSONString.quoted($0) + "]" } }
        add("location", list(track.uri.map(address)))
        add("identifier", list(track.identifier.map(address)))
        add("title", JSONString.quoted(track.name))
        add("creator", track.creator.map(JSONString.quoted))
        add("album", track.album.map { JSONString.quoted($0.name) })
        add("trackNum", track.number.map(String.init))
        add("duration", track.milliseconds.map(String.init))
        add("info", track.url.map { JSONString.quoted(address($0)) })
        return "{" + members.joined(separator: ",") + "}"
    }

    // MARK: XSPF

    private static func xspf(_ track: ListedTrack) -> String {
        var lines = "    <track>\n"
        func add(_ name: String, _ value: String?) {
            if let value { lines += "      <\(name)>\(xml(value))</\(name)>\n" }
        }
        add("location", track.uri.map(address))
        add("identifier", track.identifier.map(address))
        add("title", track.name)
        add("creator", track.creator)
        add("album", track.album?.name)
        add("trackNum", track.number.map(String.init))
        add("duration", track.milliseconds.map(String.init))
        add("info", track.url.map(address))
        return lines + "    </track>\n"
    }

    /// The text inside an element. What XML 1.0 forbids even as a reference (§2.2) becomes U+FFFD; a carriage return
    /// would come back as a line feed.
    private static func xml(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x26: escaped += "&amp;"
            case 0x3C: escaped += "&lt;"
            case 0x3E: escaped += "&gt;"
            case 0x0D: escaped += "&#13;"
            case 0x09, 0x0A: escaped.unicodeScalars.append(scalar)
            case ..<0x20, 0xFFFE, 0xFFFF: escaped += "\u{FFFD}"
            case _: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }

    // MARK: Exportify

    /// In the order and the words of Exportify, which other programs look for.
    private static let exportifyColumns = [
        "Track URI", "Track Name", "Artist URI(s)", "Artist Name(s)", "Album URI", "Album Name",
        "Album Artist URI(s)", "Album Artist Name(s)", "Album Release Date", "Album Image URL", "Disc Number",
        "Track Number", "Track Duration (ms)", "Track Preview URL", "Explicit", "Popularity", "ISRC", "Added By",
        "Added At",
    ]

    /// Rows say neither who made the album nor who added the track, nor where there is a picture or a preview.
    private static func exportifyCells(_ track: ListedTrack) -> [String] {
        let number = { (number: Int?) in number.map(String.init) ?? "" }
        return [
            track.uri ?? "", track.name, track.artists.compactMap(\.uri).joined(separator: ", "),
            track.artists.map { $0.name.replacing(",", with: "\\,") }.joined(separator: ", "),
            track.album?.uri ?? "", track.album?.name ?? "", "", "", track.released ?? "", "", number(track.disc),
            number(track.number), number(track.milliseconds), "", track.isExplicit.map { $0 ? "true" : "false" } ?? "",
            number(track.popularity), track.isrc ?? "", "", track.added ?? "",
        ]
    }

    /// Every cell is in quotes. A quote with a combining mark after it is one character to Swift and still a quote to a
    /// reader of CSV.
    private static func exportifyLine(_ cells: [String]) -> String {
        var line = ""
        for (place, cell) in cells.enumerated() {
            line += place == 0 ? "\"" : ",\""
            for scalar in cell.unicodeScalars {
                if scalar == "\"" { line += "\"" }
                line.unicodeScalars.append(scalar)
            }
            line += "\""
        }
        return line + "\n"
    }
}
