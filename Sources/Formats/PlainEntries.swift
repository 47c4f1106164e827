// Owns the reading of lines: each is an address at Spotify, or `Artist – Title`. Lines that begin with `#` and a space
// are comments.

import SpotifyModel

/// Reads lines.
struct PlainEntries: EntryParser {
    private var lines = TextLines()

    mutating func read(_ bytes: ArraySlice<UInt8>, into found: inout FoundEntries) throws(EntryFault) {
        found.format = .lines
        var rest = bytes
        while let line = lines.next(&rest) { Self.take(line, &found) }
    }

    mutating func finish(into found: inout FoundEntries) throws(EntryFault) {
        if let line = lines.last() { Self.take(line, &found) }
    }

    private static func take(_ line: TextLine, _ found: inout FoundEntries) {
        guard let text = line.text else { return found.leftOut.add(line.number, .tooLong) }
        guard !text.isEmpty, !text.hasPrefix("# "), text != "#" else { return }
        // The rest of a line may say what the address names.
        let word = text.prefix { !$0.isWhitespace }
        var entry = ImportedEntry(line: line.number)
        if let (uri, kind) = EntryText.uri(text) ?? EntryText.uri(String(word)) {
            (entry.uri, entry.kind) = (uri, kind)
        } else if SpotifyURI.isShortLink(text) {
            return found.leftOut.add(line.number, .shortAddress)
        } else if text.hasPrefix("https://") || text.hasPrefix("http://") || text.hasPrefix("spotify:") {
            return found.leftOut.add(line.number, .foreignAddress)
        } else {
            entry.readCredit(of: withoutNumber(text))
            // A title alone says too little.
            guard !entry.credit.artists.isEmpty else { return found.leftOut.add(line.number, .nameless) }
        }
        found.add(entry)
    }

    /// The text without a number before it: `3. `, `03) ` or `03 - `.
    static func withoutNumber(_ text: String) -> String {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        guard (1...4).contains(digits.count) else { return text }
        let rest = text.dropFirst(digits.count)
        for sign in [". ", ") ", " - ", " – "] where rest.hasPrefix(sign) {
            let name = rest.dropFirst(sign.count)
            // `10 - Nine` may be a band and a song.
            return sign.hasPrefix(" ") && !name.contains(sign) ? text : EntryText.trimmed(name)
        }
        return text
    }
}
