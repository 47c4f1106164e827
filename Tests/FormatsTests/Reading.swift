// Files as texts, read block by block.

import Formats
import SpotifyModel

/// What a file turned out to hold.
struct Reading {
    var entries: [ImportedEntry] = []
    var format: LibraryFormat?
    var lists: [ImportedList] = []
    var leftOut = LeftOutLines()

    /// Reads these bytes in blocks of this size.
    init(_ bytes: some Sequence<UInt8>, block: Int = 7) throws(EntryFault) {
        var (reader, text) = (EntryReader(), TextBytes())
        var rest = Array(bytes)[...]
        while !rest.isEmpty {
            entries += try reader.read(text.take(Array(rest.prefix(block)))[...])
            rest = rest.dropFirst(block)
        }
        entries += try reader.read(text.end()[...])
        entries += try reader.finish()
        (format, lists, leftOut) = (reader.format, reader.lists, reader.leftOut)
    }

    /// Reads a text.
    init(_ text: String, block: Int = 7) throws(EntryFault) { try self.init(text.utf8, block: block) }

    /// Each entry on a line: what is known of it, in a fixed order.
    var text: String { entries.map { $0.text(on: lists) }.joined(separator: "\n") }

    /// Why this text cannot be read; nil where it can.
    static func fault(_ text: String) -> EntryFault? {
        do throws(EntryFault) {
            _ = try Reading(text)
            return nil
        } catch {
            return error
        }
    }
}

extension ImportedEntry {
    /// `3 track Airbag — Radiohead · OK Computer 4:44 GBAYE9700123 spotify:track:… @1574317800 <Road>`, without what is
    /// not known.
    func text(on lists: [ImportedList]) -> String {
        var parts = ["\(line) \(kind.rawValue)"]
        if !credit.name.isEmpty { parts.append(credit.name) }
        if !credit.artists.isEmpty { parts.append("— " + credit.artists.joined(separator: " + ")) }
        if let album { parts.append("· " + album) }
        if let duration { parts.append("\(Int(duration / .milliseconds(1)))ms") }
        if let isrc { parts.append(isrc) }
        if let uri { parts.append(uri) }
        if let added { parts.append("@\(added)") }
        switch lists[list] {
        case .library: parts.append("<library>")
        case .playlist(let name?): parts.append("<\(name)>")
        case .playlist(nil): break
        }
        return parts.joined(separator: " ")
    }
}
