// Errors in words: what happened in the user's terms, where, and as the last line what to type next (Architecture §8).
// Facts come as typed errors from every layer; only here are they turned into sentences and exit statuses. Writing them
// is left to FailureReporter and MessageWriter.

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
    /// The place in the line that the error concerns, in UTF-8 bytes; nil when it concerns the whole command.
    package var span: Range<Int>?
    /// Rows to show with the error: the nearest names.
    package var rows: [Row]

    /// An error without control characters, and with sentences of limited length.
    package init(
        _ sentence: String, nextStep: String? = nil, status: ExitStatus, span: Range<Int>? = nil, rows: [Row] = []
    ) {
        // The sentence quotes names from Spotify and words from the line; neither may control the terminal or fill it
        // (Terminal §10).
        self.sentence = Self.clean(sentence, to: Self.mostCells)
        self.nextStep = nextStep.map { Self.clean($0, to: Self.mostCells) }
        self.status = status
        self.span = span
        self.rows = rows
    }

    /// In cells. No sentence of ours is longer, so one that would be contains a long text from elsewhere.
    private static let mostCells = 800
    /// In cells. More of what was typed is not needed to recognise it.
    private static let mostQuoted = 60

    /// What the user typed, or the name of a thing, shortened and cleaned for a sentence.
    static func cut(_ text: String) -> String { clean(text, to: mostQuoted) }

    /// A path, shortened and cleaned. It gets more room, since its end tells files apart; no name of a file is longer
    /// than 255 bytes.
    static func cut(path: String) -> String { clean(path, to: 255) }

    private static func clean(_ text: String, to cells: Int) -> String {
        // Only the beginning is looked at, since the text may be a megabyte; one character can consist of many scalars.
        let beginning = text.unicodeScalars.prefix(cells * 8)
        let cleaned = Sanitiser.clean(String(beginning))
        let isWhole = beginning.endIndex == text.unicodeScalars.endIndex
        return CellWidth.truncated(isWhole ? cleaned : cleaned + "…", to: cells)
    }

    /// The diagnostic as lines: at a prompt with the line and a caret under the word, in a script with file, line and
    /// column.
    ///
    /// - Parameters:
    ///   - stage: where the command begins, for errors that concern no single word of it.
    ///   - width: of the window that shows them, in cells; nil where there is none.
    package func lines(for source: SourceText?, stage: Int = 0, width: Int? = nil) -> [String] {
        var lines: [String] = []
        switch source {
        case .script(let file, let line, let text)?:
            let place = SourceText.place(of: span?.lowerBound ?? stage, in: text)
            lines.append("\(Sanitiser.clean(file)):\(line + place.line):\(place.column): \(sentence)")
        case .prompt(let text)?:
            lines.append(sentence)
            if let span { lines += Self.caret(under: span, in: text, width: width) }
        case nil:
            lines.append(sentence)
        }
        return lines + (nextStep.map { [$0] } ?? [])
    }

    /// The line that holds the span, and a caret under it; cut around the span so that both have a row each, with …
    /// where something is left out.
    private static func caret(under span: Range<Int>, in text: String, width: Int?) -> [String] {
        let bytes = Array(text.utf8)
        let start = min(max(span.lowerBound, 0), bytes.count)
        let end = min(max(span.upperBound, start), bytes.count)
        let lineStart = (bytes[..<start].lastIndex(of: 10) ?? -1) + 1
        let lineEnd = bytes[start...].firstIndex(of: 10) ?? bytes.count
        let before = Sanitiser.clean(String(decoding: bytes[lineStart..<start], as: UTF8.self))
        let marked = Sanitiser.clean(String(decoding: bytes[start..<min(end, lineEnd)], as: UTF8.self))
        let after = Sanitiser.clean(String(decoding: bytes[min(end, lineEnd)..<lineEnd], as: UTF8.self))
        let margin = "  "
        let shown = max(1, min(mostShown, (width ?? .max) - margin.count))
        let lead =
            CellWidth.of(before) > shown * 2 / 3 && CellWidth.of(before + marked + after) > shown
            ? "…" + CellWidth.suffix(before, cells: shown / 3) : before
        let mark = String(repeating: "^", count: max(1, min(CellWidth.of(marked), shown - CellWidth.of(lead))))
        return [
            margin + CellWidth.truncated(lead + marked + after, to: shown),
            margin + String(repeating: " ", count: CellWidth.of(lead)) + mark,
        ]
    }

    /// The most cells of a line that are shown: enough to recognise it, however wide the window is.
    private static let mostShown = 90
}
