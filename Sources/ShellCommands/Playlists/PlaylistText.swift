// Names and descriptions of playlists as lines give them. What Spotify refuses, or answers with a 500
// (SpotifyContract §14.3), is refused here, before any request.

import CommandLanguage

/// The texts of a playlist, within what Spotify takes.
enum PlaylistText {
    /// In characters, as in Spotify's apps.
    static let longestName = 100
    /// In characters.
    static let longestDescription = 300

    /// A slot for the name of a playlist: one line that is not empty.
    static func name(_ placeholder: Placeholder, help: String, shape: SlotShape = .rest) -> Slot<String> {
        Slot(placeholder, help: help, noun: "a name", shape: shape) { (argument) throws(UsageError) in
            try name(argument.joined, placeholder, at: argument.span)
        }
    }

    /// The text, if it can be a name.
    static func name(_ text: String, _ slot: Placeholder, at span: Range<Int>) throws(UsageError) -> String {
        guard !text.allSatisfy(\.isWhitespace) else { throw UsageError(.nothingGiven(slot: slot), at: span) }
        return try checked(text, slot, limit: longestName, at: span)
    }

    /// A slot for the description of a playlist: one line without markup, perhaps empty.
    static func description(_ placeholder: Placeholder, help: String, shape: SlotShape = .rest) -> Slot<String> {
        Slot(placeholder, help: help, noun: "a text", shape: shape) { (argument) throws(UsageError) in
            try description(argument.joined, placeholder, at: argument.span)
        }
    }

    /// The text, if it can be a description.
    static func description(
        _ text: String, _ slot: Placeholder, at span: Range<Int>
    ) throws(UsageError) -> String {
        guard !text.contains("<"), !text.contains(">") else {
            throw UsageError(.invalidValue(text, expected: "a text without < and >"), at: span)
        }
        // White space alone is no description.
        guard !text.allSatisfy(\.isWhitespace) else { return "" }
        return try checked(text, slot, limit: longestDescription, at: span)
    }

    /// The text, if it is one line of at most so many characters.
    private static func checked(
        _ text: String, _ slot: Placeholder, limit: Int, at span: Range<Int>
    ) throws(UsageError) -> String {
        guard !text.contains(where: \.isNewline) else {
            let shown = text.map { $0.isNewline ? "\\n" : String($0) }.joined()
            throw UsageError(.invalidValue(shown, expected: "one line of text"), at: span)
        }
        guard !text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else {
            throw UsageError(.invalidValue(text, expected: "a text without control characters"), at: span)
        }
        guard text.count <= limit else {
            throw UsageError(.tooLong(slot: slot, count: text.count, limit: limit), at: span)
        }
        return text
    }

    /// Whether a text names a web address, with which Spotify has refused descriptions.
    static func hasAddress(_ text: String) -> Bool {
        let folded = text.lowercased()
        return folded.contains("://") || folded.contains("www.")
            || folded.contains(/[a-z0-9-]+\.(com|org|net|io|fm|de|co|app|me|tv)\b/)
    }
}

extension Argument {
    /// Its words with single spaces between them.
    fileprivate var joined: String { words.map(\.text).joined(separator: " ") }
}
