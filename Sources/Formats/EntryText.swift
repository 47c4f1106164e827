// Owns the texts in files as values: bytes in whatever coding they have, codes, addresses, times and lengths in the
// ways in which other programs write them. Folded text is only compared (Language §8).

import SpotifyModel
import Text

/// Texts of a file as values.
enum EntryText {
    /// The text of bytes, without white space at its ends. What is not UTF-8 is taken for Windows-1252, in which
    /// spreadsheets of the West save tables.
    static func text(_ bytes: some Collection<UInt8>) -> String {
        if let text = String(validating: bytes, as: UTF8.self) { return trimmed(text) }
        var scalars = String.UnicodeScalarView()
        for byte in bytes { scalars.append(windows1252(byte)) }
        return trimmed(String(scalars))
    }

    /// The text without white space at its ends.
    static func trimmed(_ text: some StringProtocol) -> String {
        // Most texts begin and end with a letter of ASCII.
        let whole = Substring(text)
        if let first = whole.utf8.first, let last = whole.utf8.last, (0x21...0x7E).contains(first),
            (0x21...0x7E).contains(last)
        {
            return String(whole)
        }
        var rest = whole.unicodeScalars
        while rest.first?.properties.isWhitespace == true { rest.removeFirst() }
        while rest.last?.properties.isWhitespace == true { rest.removeLast() }
        return String(Substring(rest))
    }

    /// The character of a byte in Windows-1252.
    private static func windows1252(_ byte: UInt8) -> Unicode.Scalar {
        guard (0x80...0x9F).contains(byte) else { return Unicode.Scalar(byte) }
        return special[Int(byte) - 0x80]
    }

    /// The characters from 0x80 to 0x9F; five are not used.
    private static let special = Array(
        "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ".unicodeScalars)

    /// The URI that a text is, in today's form: a URI, an address of open.spotify.com, or the URI of a file of a
    /// device; nil for anything else, and for users.
    static func uri(_ text: String) -> (uri: String, kind: ItemKind)? {
        if text.hasPrefix(LocalFile.prefix) { return (text, .track) }
        guard let uri = SpotifyURI(text), uri.kind.isThing else { return nil }
        return (uri.text, uri.kind)
    }

    /// Whether a text begins as a URI of Spotify's does.
    static func isURI(_ text: String) -> Bool { text.hasPrefix("spotify:") || uri(text) != nil }

    /// Whether a text is an ID of Spotify's without its kind.
    static func isID(_ text: String) -> Bool { SpotifyID(text) != nil }

    /// A recording code: two letters, three letters or digits, seven digits; hyphens do not count.
    static func isrc(_ text: String) -> String? {
        var code = text.uppercased().filter { $0 != "-" }
        for prefix in ["URN:ISRC:", "ISRC:"] where code.hasPrefix(prefix) { code.removeFirst(prefix.count) }
        let bytes = Array(code.utf8)
        guard bytes.count == 12, bytes[..<2].allSatisfy(isCapital), bytes[5...].allSatisfy(isDigit),
            bytes[2..<5].allSatisfy({ isCapital($0) || isDigit($0) })
        else { return nil }
        return code
    }

    /// A length: `m:ss`, or a number in this unit; nil for anything else, and for nothing.
    static func duration(_ text: String, in unit: LengthUnit) -> Duration? {
        if text.utf8.contains(UInt8(ascii: ":")) { return DurationText.parseExactly(text)?.duration }
        guard let number = Double(text), number > 0, number < 1e10 else { return DurationText.parse(text) }
        switch unit {
        case .milliseconds: return .milliseconds(Int(number))
        case .seconds: return .milliseconds(Int(number * 1000))
        // No song has ten thousand seconds, and none is shorter than that many milliseconds.
        case .unknown: return .milliseconds(Int(number >= 10_000 ? number : number * 1000))
        }
    }

    /// A moment in seconds since 1970: `2019-11-21`, `2019-11-21T06:30:00Z`, `2019-11-21 06:30`; nil for anything else.
    static func moment(_ text: String) -> Int? {
        let bytes = Array(text.utf8)
        guard bytes.count >= 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
            let year = number(bytes[0..<4]), let month = number(bytes[5..<7]), let day = number(bytes[8..<10]),
            (1...12).contains(month), (1...CivilDate.days(inMonth: month, of: year)).contains(day)
        else { return nil }
        var seconds = CivilDate(year: year, month: month, day: day).daysSince1970 * 86_400
        guard bytes.count >= 16, bytes[13] == UInt8(ascii: ":"), let hour = number(bytes[11..<13]),
            let minute = number(bytes[14..<16]), hour < 24, minute < 60
        else { return seconds }
        seconds += hour * 3600 + minute * 60
        if bytes.count >= 19, bytes[16] == UInt8(ascii: ":"), let second = number(bytes[17..<19]) { seconds += second }
        return seconds
    }

    /// Artists that are separated as Exportify does: by `, `, with `\,` for a comma in a name.
    static func artists(escaped text: String) -> [String] {
        var artists = [""]
        var rest = Substring(text)
        while let character = rest.popFirst() {
            if character == "\\", rest.first == "," {
                rest.removeFirst()
                artists[artists.count - 1].append(",")
            } else if character == ",", rest.first == " " {
                artists.append("")
            } else {
                artists[artists.count - 1].append(character)
            }
        }
        return artists.map { trimmed($0) }.filter { !$0.isEmpty }
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        digits.allSatisfy(isDigit) ? digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) } : nil
    }

    static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
    static func isCapital(_ byte: UInt8) -> Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) }
}

/// The unit of a length that is a number.
enum LengthUnit { case milliseconds, seconds, unknown }
