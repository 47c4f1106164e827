// Owns the reading of M3U: each line that is no comment is a place where a song is, and the `#EXTINF` line before it
// says what it is. Without one the name of the file does.

import SpotifyModel

/// Reads an M3U playlist.
struct M3UEntries: EntryParser {
    private var lines = TextLines()
    /// What `#EXTINF` said of the next entry.
    private var length: Duration?
    private var title = ""
    private var artist = ""
    private var album = ""

    mutating func read(_ bytes: ArraySlice<UInt8>, into found: inout FoundEntries) throws(EntryFault) {
        found.format = .m3u
        var rest = bytes
        while let line = lines.next(&rest) { take(line, &found) }
    }

    mutating func finish(into found: inout FoundEntries) throws(EntryFault) {
        if let line = lines.last() { take(line, &found) }
    }

    /// Whether a line can only be one of this format.
    static func isTelling(_ line: String) -> Bool {
        ["#EXTM3U", "#EXTINF:", "#PLAYLIST:"].contains(where: line.hasPrefix)
            || !line.hasPrefix("#") && suffixes.contains { line.lowercased().hasSuffix($0) }
    }

    /// What names of songs in files end with.
    private static let suffixes = [
        ".mp3", ".flac", ".m4a", ".ogg", ".opus", ".wav", ".aac", ".wma", ".aiff", ".alac", ".ape",
    ]

    private mutating func take(_ line: TextLine, _ found: inout FoundEntries) {
        guard let text = line.text else { return found.leftOut.add(line.number, .tooLong) }
        if text.hasPrefix("#") { return note(text, &found) }
        guard !text.isEmpty else { return }
        var entry = ImportedEntry(line: line.number)
        if let (uri, kind) = EntryText.uri(text) { (entry.uri, entry.kind) = (uri, kind) }
        if !artist.isEmpty, !title.isEmpty {
            entry.credit = ImportedEntry.Credit(title, by: [artist])
        } else if !title.isEmpty {
            entry.readCredit(of: title)
        } else if entry.uri == nil {
            entry.readCredit(of: Self.name(ofFile: text))
        }
        entry.album = album.isEmpty ? nil : album
        entry.duration = length
        (length, title, artist, album) = (nil, "", "", "")
        found.add(entry)
    }

    /// Takes what a comment says.
    private mutating func note(_ line: String, _ found: inout FoundEntries) {
        let value = { (prefix: String) in EntryText.trimmed(line.dropFirst(prefix.count)) }
        if line.hasPrefix("#EXTINF:") {
            let parts = value("#EXTINF:").split(separator: ",", maxSplits: 1, omittingEmptySubsequences: false)
            // What some programs add after the length is separated by a space.
            let seconds = parts[0].split(separator: " ").first.map(String.init) ?? ""
            length = EntryText.duration(seconds, in: .seconds)
            title = parts.count > 1 ? EntryText.trimmed(parts[1]) : ""
        } else if line.hasPrefix("#EXTART:") {
            artist = value("#EXTART:")
        } else if line.hasPrefix("#EXTALB:") {
            album = value("#EXTALB:")
        } else if line.hasPrefix("#PLAYLIST:"), !value("#PLAYLIST:").isEmpty {
            found.lists[0] = .playlist(value("#PLAYLIST:"))
        }
    }

    /// What the name of a file says: without folders, the ending, and a number before it.
    private static func name(ofFile path: String) -> String {
        var name = String(path.split { $0 == "/" || $0 == "\\" }.last ?? "")
        if let suffix = suffixes.first(where: { name.lowercased().hasSuffix($0) }) {
            name.removeLast(suffix.count)
        }
        return PlainEntries.withoutNumber(name.replacing("_", with: " "))
    }
}
