// Owns the marks beside rows: one narrow column that says what plays, and what is saved, explicit, unplayable
// or a file on a device. The marks come from values that are known already; no request is sent for one.

package import Rows

/// What is known of rows besides their own values.
package struct RowMarks: Sendable {
    /// Whether the thing with the URI is known to be in the user's library.
    package var isSaved: @Sendable (_ uri: String) -> Bool
    /// The URI of what plays.
    package var playing: String?

    /// Marks for what plays and what is saved; by default nothing is known of either.
    package init(isSaved: @escaping @Sendable (_ uri: String) -> Bool = { _ in false }, playing: String? = nil) {
        self.isSaved = isSaved
        self.playing = playing
    }

    // One sign with its letter and its meaning.
    private struct Mark {
        var symbol: String
        /// The letter that replaces the symbol where symbols are not wanted (`set plain on`).
        var letter: String
        var meaning: String
    }

    private static let plays = Mark(symbol: "▶", letter: "P", meaning: "playing")
    private static let saved = Mark(symbol: "♥", letter: "S", meaning: "saved")
    private static let explicit = Mark(symbol: "E", letter: "E", meaning: "explicit")
    private static let unplayable = Mark(symbol: "×", letter: "X", meaning: "cannot be played")
    private static let local = Mark(symbol: "⌂", letter: "L", meaning: "a file on a device")

    /// The marks of a row, one directly after the other; empty for most rows.
    func text(of row: Row, impliesSaved: Bool, isPlain: Bool) -> String {
        marks(of: row, impliesSaved: impliesSaved).map { isPlain ? $0.letter : $0.symbol }.joined()
    }

    /// What the marks of these rows mean, each once: `E explicit`.
    package func meanings(of rows: [Row], impliesSaved: Bool, isPlain: Bool) -> [String] {
        var meanings: [String] = []
        for row in rows {
            for mark in marks(of: row, impliesSaved: impliesSaved) {
                let words = (isPlain ? mark.letter : mark.symbol) + " " + mark.meaning
                if !meanings.contains(words) { meanings.append(words) }
            }
        }
        return meanings
    }

    private func marks(of row: Row, impliesSaved: Bool) -> [Mark] {
        var marks: [Mark] = []
        if let uri = row.uri {
            if uri == playing { marks.append(Self.plays) }
            if !impliesSaved, isSaved(uri) { marks.append(Self.saved) }
        }
        if row[.explicit] == true { marks.append(Self.explicit) }
        if row[.playable] == false { marks.append(Self.unplayable) }
        if row[.local] == true { marks.append(Self.local) }
        return marks
    }
}

extension KnownField<Bool> {
    /// Whether it is marked explicit.
    package static var explicit: Self { "explicit" }
    /// Whether it can be played in the user's market.
    package static var playable: Self { "playable" }
    /// Whether it is a file on a device, unknown to Spotify.
    package static var local: Self { "local" }
}
