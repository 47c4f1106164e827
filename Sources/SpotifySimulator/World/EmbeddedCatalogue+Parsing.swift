// Reads the embedded catalogue in the format that `EmbeddedCatalogue` describes. It works on UTF-8 bytes,
// because a demonstration waits for it before its first prompt.

extension EmbeddedCatalogue {
    /// The embedded artists, albums and tracks; read once per process, on first use.
    static let parsed: CatalogueBuilder = {
        var builder = CatalogueBuilder()
        for section in sections {
            section.withUTF8Buffer { read($0, into: &builder) }
        }
        return builder
    }()

    /// Reads one text into the builder.
    static func read(_ text: UnsafeBufferPointer<UInt8>, into builder: inout CatalogueBuilder) {
        var reader = CatalogueReader()
        var start = 0
        while start < text.count {
            var end = start
            while end < text.count, text[end] != UInt8(ascii: "\n") { end += 1 }
            reader.read(text[start..<end], into: &builder)
            start = end + 1
        }
    }
}

/// Remembers the artist to whom the next albums belong; the builder remembers the album.
private struct CatalogueReader {
    typealias Line = Slice<UnsafeBufferPointer<UInt8>>

    private var artist: Int?

    /// Reads one line. An album before any artist and a track before any album are left out.
    mutating func read(_ raw: Line, into builder: inout CatalogueBuilder) {
        let line = trimmed(raw)
        guard let mark = line.first, mark != UInt8(ascii: "#") else { return }
        switch mark {
        case UInt8(ascii: "@"):
            artist = builder.artist(text(trimmed(line.dropFirst())))
        case UInt8(ascii: "="):
            guard let artist else { return }
            readAlbum(fields(of: trimmed(line.dropFirst())), by: artist, into: &builder)
        default:
            guard artist != nil else { return }
            readTrack(fields(of: line), into: &builder)
        }
    }

    /// Reads `title | date | kind`; an unknown kind is an album.
    private func readAlbum(_ fields: [Line], by artist: Int, into builder: inout CatalogueBuilder) {
        // Fields that are missing get a value the service might send as well: `0000` is its unknown date.
        let kind = fields.count > 2 ? AlbumKind(rawValue: text(fields[2])) : nil
        let released = fields.count > 1 ? text(fields[1]) : "0000"
        builder.startAlbum(text(fields[0]), by: artist, released: released, kind: kind ?? .album)
    }

    /// Reads `title | m:ss` and the marks after it, in any order.
    private func readTrack(_ fields: [Line], into builder: inout CatalogueBuilder) {
        var explicit = false
        var featured: [Int] = []
        for extra in fields.dropFirst(2) {
            if extra.elementsEqual("e".utf8) {
                explicit = true
            } else if extra.starts(with: "feat=".utf8) {
                featured.append(builder.artist(text(trimmed(extra.dropFirst(5)))))
            }
        }
        let length = fields.count > 1 ? milliseconds(fields[1]) : 0
        builder.addTrack(text(fields[0]), milliseconds: length, explicit: explicit, featured: featured)
    }

    /// The parts between ` | `; a bar without spaces belongs to a title.
    private func fields(of line: Line) -> [Line] {
        var fields: [Line] = []
        var start = line.startIndex
        var place = start
        while place < line.endIndex {
            let isBar = line[place] == UInt8(ascii: "|")
            if isBar, place > start, line[place - 1] == UInt8(ascii: " "), place + 1 < line.endIndex,
                line[place + 1] == UInt8(ascii: " ")
            {
                fields.append(trimmed(line[start..<place]))
                start = place + 1
            }
            place += 1
        }
        fields.append(trimmed(line[start...]))
        return fields
    }

    /// `m:ss` or `h:mm:ss` in milliseconds; 0 for anything else.
    private func milliseconds(_ field: Line) -> Int {
        var seconds = 0
        var part = 0
        for byte in field {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): part = part * 10 + Int(byte - UInt8(ascii: "0"))
            case UInt8(ascii: ":"): (seconds, part) = ((seconds + part) * 60, 0)
            default: return 0
            }
        }
        return (seconds + part) * 1_000
    }

    /// The line without spaces, tabs and carriage returns at its ends.
    private func trimmed(_ line: Line) -> Line {
        var line = line
        while let first = line.first, first == 0x20 || first == 0x09 { line = line.dropFirst() }
        while let last = line.last, last == 0x20 || last == 0x09 || last == 0x0d { line = line.dropLast() }
        return line
    }

    /// The line as text.
    private func text(_ line: Line) -> String {
        String(decoding: line, as: UTF8.self)
    }
}
