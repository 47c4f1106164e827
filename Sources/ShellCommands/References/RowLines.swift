// Lines that name things: addresses, IDs with their kind, and rows as juke writes them in TSV and JSON (Language §3).
// They come from standard input or from a command of the system. Which of the things a command can use is left to the
// resolver, and so is asking Spotify for more than a line says.

import Rows
import SpotifyModel

/// A row that was read or found.
struct ReadRow: Sendable, Hashable {
    /// Where it comes from.
    enum Source: Sendable, Hashable {
        /// A listing, a variable, Spotify.
        case shell
        /// TSV, which shortens some values.
        case cells
        /// JSON, or an address.
        case text
    }

    var row: Row
    /// Whether all its fields are known.
    var isWhole = true
    var source = Source.shell
}

/// What a line names.
enum ReadLine: Sendable, Hashable {
    case row(ReadRow)
    /// An address of something that is no row, such as a user.
    case other(RowKind, name: String)
}

/// Reads lines that name things.
struct RowLines {
    /// The kind of what an ID alone means; nil where an ID has to say its kind.
    private let kindOfIDs: RowKind?
    private var found: [ReadLine] = []
    /// The names of the columns, where a line said them.
    private var head: [String]?
    /// The table of the last group.
    private var groups: FieldTable?
    /// JSON that has begun: it may continue on the next line.
    private var json: (scanner: JSONScanner, objects: JSONObjects)?

    /// What all lines name. Empty lines and comments are passed over.
    static func read(_ lines: [String], kindOfIDs: RowKind? = nil) throws(ReferenceError) -> [ReadLine] {
        var reader = RowLines(kindOfIDs: kindOfIDs)
        for (index, line) in lines.enumerated() {
            // Programs of Windows put a byte-order mark before all else.
            let isMarked = index == 0 && line.unicodeScalars.first == "\u{FEFF}"
            try reader.take(isMarked ? String(line.unicodeScalars.dropFirst()) : line, number: index + 1)
        }
        guard reader.json == nil else { throw ReferenceError.unfinishedJSON }
        return reader.found
    }

    private init(kindOfIDs: RowKind?) { self.kindOfIDs = kindOfIDs }

    private mutating func take(_ line: String, number: Int) throws(ReferenceError) {
        let first = line.utf8.first { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }
        guard json == nil, first != UInt8(ascii: "{"), first != UInt8(ascii: "[") else {
            return try takeJSON(line, number: number)
        }
        guard let first, first != UInt8(ascii: "#") else { return }
        // Lines of Windows end with a carriage return.
        let text = line.utf8.last == 0x0D ? line[..<line.utf8.index(before: line.utf8.endIndex)] : line[...]
        let cells = text.split(separator: "\t", omittingEmptySubsequences: false)
        if cells.count > 1 {
            switch TabbedRow.read(cells, under: head) {
            case .row(let row): return found.append(.row(row))
            case .severalAddresses: throw ReferenceError.unusableLine(number, line, isID: false)
            case .head(let columns):
                head = columns
                return
            case .noAddress: break
            }
        }
        let words = (cells.first ?? "").split(whereSeparator: \.isWhitespace)
        guard let word = words.first else { throw ReferenceError.unusableLine(number, line, isID: false) }
        found.append(try Self.line(Self.unquoted(word), number: number, kindOfIDs: kindOfIDs))
    }

    /// An address without the quotes that JSON puts around a text.
    private static func unquoted(_ word: Substring) -> String {
        let quote = UInt8(ascii: "\"")
        guard word.utf8.count > 2, word.utf8.first == quote, word.utf8.last == quote else { return String(word) }
        return String(word.dropFirst().dropLast())
    }

    /// What an address names, or an ID whose kind is known.
    private static func line(
        _ word: String, number: Int, kindOfIDs: RowKind?
    ) throws(ReferenceError) -> ReadLine {
        if let file = LocalFile(word) { return .row(ReadRow(row: Row(file, uri: word), source: .text)) }
        if let address = SpotifyURI(word) ?? kinded(word) { return line(address) }
        if SpotifyID(word) != nil {
            guard let kind = kindOfIDs?.item else { throw .unusableLine(number, word, isID: true) }
            return line(SpotifyURI(kind: kind, id: word))
        }
        throw SpotifyURI.isShortLink(word) ? .shortLink(word) : .unusableLine(number, word, isID: false)
    }

    private static func line(_ address: SpotifyURI) -> ReadLine {
        let kind = RowKind(address.kind)
        guard RowKind.things.contains(kind) else { return .other(kind, name: address.text) }
        let thing = SelectedThing(kind: kind, uri: address.text, name: address.text)
        return .row(ReadRow(row: Row(thing), isWhole: false, source: .text))
    }

    /// The address of `album:ID`.
    private static func kinded(_ word: String) -> SpotifyURI? {
        let parts = word.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, let kind = ItemKind(rawValue: String(parts[0])), ItemKind.things.contains(kind),
            SpotifyID(String(parts[1])) != nil
        else { return nil }
        return SpotifyURI(kind: kind, id: String(parts[1]))
    }

    private mutating func takeJSON(_ line: String, number: Int) throws(ReferenceError) {
        var (scanner, objects) = json ?? (JSONScanner(), JSONObjects())
        // So that what was read so far is not copied for each line.
        json = nil
        objects.line = number
        scanner.take(Array(line.utf8) + [0x0A], &objects)
        guard !scanner.isBroken else { throw .unusableLine(number, line, isID: false) }
        guard scanner.isWhole else {
            json = (scanner, objects)
            return
        }
        if let line = objects.lineOfOther { throw .unusableObject(line, .noObject) }
        for object in objects.found { found.append(try object.row(&groups)) }
    }
}
