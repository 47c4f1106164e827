// The rules for the texts of a playlist (SpotifyContract §14.3). What is answered to a text that breaks them is in
// PlaylistRules.

/// Checks names and descriptions.
enum PlaylistText {
    /// The longest name that the service survives.
    private static let longestName = 200
    /// The longest description.
    private static let longestDescription = 300

    /// Whether a name is short enough.
    static func isName(_ text: String) -> Bool { text.count <= longestName }

    /// Whether a description is one line, short enough and without markup.
    static func isDescription(_ text: String) -> Bool {
        text.count <= longestDescription && !text.contains(where: \.isNewline) && !hasMarkup(text)
    }

    /// Whether there is a tag: `<b>`, `</b>`, `<a href="…">`. A heart such as `<3` is none.
    private static func hasMarkup(_ text: String) -> Bool {
        var rest = text[...]
        while let start = rest.firstIndex(of: "<") {
            rest = rest[start...].dropFirst()
            let name = rest.first == "/" ? rest.dropFirst() : rest
            if name.first?.isLetter == true, rest.contains(">") { return true }
        }
        return false
    }

    /// Whether a word is the address of a web page: `https://example.org/x`, `www.example.org`, `example.org`.
    static func namesAddress(_ text: String) -> Bool {
        text.split(whereSeparator: { $0.isWhitespace || "(),;\"'<>".contains($0) }).contains { word in
            if word.contains("://") { return true }
            let host = word.prefix { $0 != "/" }.split(separator: ".", omittingEmptySubsequences: false)
            // The full stop that ends a sentence leaves an empty part.
            let parts = host.last?.isEmpty == true ? host.dropLast() : host[...]
            guard parts.count > 1, let end = parts.last else { return false }
            return end.count > 1 && end.allSatisfy(\.isLetter)
                && parts.allSatisfy { part in
                    !part.isEmpty && part.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" }
                }
        }
    }
}
