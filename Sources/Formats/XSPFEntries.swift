// Owns the reading of XSPF (https://xspf.org/spec): the title of the list, and of each track what says which one it is.

import SpotifyModel

/// Reads an XSPF playlist.
struct XSPFEntries: EntryParser {
    private var tokens = XMLTokens()
    private var path: [String] = []
    private var texts: [String: [String]] = [:]
    private var trackLine = 1
    private var list: Int?

    private static let track = ["playlist", "trackList", "track"]

    mutating func read(_ bytes: ArraySlice<UInt8>, into found: inout FoundEntries) throws(EntryFault) {
        var rest = bytes
        while let token = try tokens.next(&rest) { try take(token, &found) }
    }

    mutating func finish(into found: inout FoundEntries) throws(EntryFault) {
        try tokens.finish()
        guard list != nil else { throw .empty }
    }

    private mutating func take(_ token: XMLToken, _ found: inout FoundEntries) throws(EntryFault) {
        switch token {
        case .begin(let name):
            path.append(name)
            if path.count == 1 {
                guard name == "playlist" else { throw .unknownElement(name) }
                found.format = .xspf
                list = found.newList()
            }
            if path == Self.track { (texts, trackLine) = ([:], tokens.line) }
        case .end:
            if path == Self.track { found.add(entry) }
            path.removeLast()
        case .text(let text):
            if path == ["playlist", "title"], let list { found.lists[list] = .playlist(EntryText.trimmed(text)) }
            guard path.count == 4, path.starts(with: Self.track), texts[path[3]]?.count ?? 0 < 16,
                texts.count < Longest.cells
            else { return }
            texts[path[3], default: []].append(text)
        }
    }

    /// The track that has ended.
    private var entry: ImportedEntry {
        // A text with CDATA in it comes in parts.
        let whole = { (name: String) in EntryText.trimmed((texts[name] ?? []).joined()) }
        let addresses = ((texts["location"] ?? []) + (texts["identifier"] ?? [])).map { EntryText.trimmed($0) }
        var entry = ImportedEntry(isrc: addresses.lazy.compactMap(EntryText.isrc).first, line: trackLine)
        if let (uri, kind) = addresses.lazy.compactMap(EntryText.uri).first { (entry.uri, entry.kind) = (uri, kind) }
        let creator = whole("creator")
        entry.credit = ImportedEntry.Credit(whole("title"), by: creator.isEmpty ? [] : [creator])
        let album = whole("album")
        entry.album = album.isEmpty ? nil : album
        entry.duration = EntryText.duration(whole("duration"), in: .milliseconds)
        entry.list = list ?? 0
        return entry
    }
}
