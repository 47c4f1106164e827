// Errors in words: what happened in the user's terms, where, and as the last line what to type next (Architecture
// §8). Facts come as typed errors from every layer; this is the one place where sentences and exit statuses are made
// of them.

import CommandLanguage
package import Rows
package import ShellCommands
import Text

/// An error as it is shown.
package struct Diagnostic: Sendable, Equatable {
    /// What happened, one sentence.
    package var sentence: String
    /// What to type next; nil when there is nothing sensible.
    package var nextStep: String?
    /// The exit status that goes with it.
    package var status: ExitStatus
    /// The place in the line it is about.
    package var span: Range<Int>?
    /// Rows worth seeing: the nearest names.
    package var rows: [Row]

    /// An error without what could steer the terminal or fill the screen.
    package init(
        _ sentence: String, nextStep: String? = nil, status: ExitStatus, span: Range<Int>? = nil, rows: [Row] = []
    ) {
        // Names in it come from Spotify and from the line: neither may steer the terminal, or fill it.
        self.sentence = Self.clean(sentence, to: Self.mostCells)
        self.nextStep = nextStep.map { Self.clean($0, to: Self.mostCells) }
        self.status = status
        self.span = span
        self.rows = rows
    }

    /// No sentence of ours is longer; one that would be contains text from elsewhere.
    private static let mostCells = 800
    /// More of what was typed is not needed to know it again.
    private static let mostQuoted = 60

    /// What the user typed, or Spotify calls something, as part of a sentence.
    static func cut(_ text: String) -> String { clean(text, to: mostQuoted) }

    /// A path, which is known by its end too; no name of a file is longer (255 bytes).
    static func cut(path: String) -> String { clean(path, to: 255) }

    private static func clean(_ text: String, to cells: Int) -> String {
        // Only the beginning of what may be a megabyte is looked at; a character can be many scalars.
        let beginning = text.unicodeScalars.prefix(cells * 8)
        let cleaned = Sanitiser.clean(String(beginning))
        let isWhole = beginning.endIndex == text.unicodeScalars.endIndex
        return CellWidth.truncated(isWhole ? cleaned : cleaned + "…", to: cells)
    }

    /// The diagnostic as lines: at a prompt with the line and a caret under the word, in a script with its position.
    ///
    /// - Parameter stage: where the command begins, for errors that are about no word of it.
    package func lines(for source: SourceText?, stage: Int = 0) -> [String] {
        var lines: [String] = []
        switch source {
        case .script(let file, let line, let text)?:
            let place = SourceText.place(of: span?.lowerBound ?? stage, in: text)
            lines.append("\(Sanitiser.clean(file)):\(line + place.line):\(place.column): \(sentence)")
        case .prompt(let text)?:
            lines.append(sentence)
            if let span { lines += Self.caret(under: span, in: text) }
        case nil:
            lines.append(sentence)
        }
        return lines + (nextStep.map { [$0] } ?? [])
    }

    /// The line of the text the span is in, and a caret under it; cut so that the caret is always in sight.
    private static func caret(under span: Range<Int>, in text: String) -> [String] {
        let bytes = Array(text.utf8)
        let start = min(max(span.lowerBound, 0), bytes.count)
        let end = min(max(span.upperBound, start), bytes.count)
        let lineStart = (bytes[..<start].lastIndex(of: 10) ?? -1) + 1
        let lineEnd = bytes[start...].firstIndex(of: 10) ?? bytes.count
        let before = Sanitiser.clean(String(decoding: bytes[lineStart..<start], as: UTF8.self))
        let marked = Sanitiser.clean(String(decoding: bytes[start..<min(end, lineEnd)], as: UTF8.self))
        let after = Sanitiser.clean(String(decoding: bytes[min(end, lineEnd)..<lineEnd], as: UTF8.self))
        let width = CellWidth.of(before)
        let shownCells = Self.contextCells + 30
        let lead = width > Self.contextCells ? "…" + String(before.suffix(Self.contextCells / 2)) : before
        let mark = String(
            repeating: "^", count: max(1, min(CellWidth.of(marked), shownCells - CellWidth.of(lead))))
        return [
            "  " + CellWidth.truncated(lead + marked + after, to: shownCells),
            "  " + String(repeating: " ", count: CellWidth.of(lead)) + mark,
        ]
    }

    private static let contextCells = 60
}

/// The text an error is about, and where it came from.
package enum SourceText: Sendable, Equatable {
    case prompt(String)
    /// `line` is the line of the file its first line stands on.
    case script(file: String, line: Int, text: String)

    /// How many lines down, and the column in characters from 1, of a UTF-8 offset.
    static func place(of offset: Int, in text: String) -> (line: Int, column: Int) {
        let before = Array(text.utf8.prefix(max(0, offset)))
        let line = before.count { $0 == 10 }
        let start = (before.lastIndex(of: 10) ?? -1) + 1
        return (line, String(decoding: before[start...], as: UTF8.self).count + 1)
    }
}
