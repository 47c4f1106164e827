// Lines of help on a terminal that is narrower than they are: broken between words, what goes on standing below the
// line's second column.

/// Breaks lines between words.
package enum HangingWrap {
    /// The text in lines of at most that many cells, save for words that are longer. A line goes on below its last
    /// column that blanks set off in the left three fifths; else a little right of where it began.
    package static func lines(_ text: String, cells: Int) -> [String] {
        guard cells > 8, CellWidth.of(text) > cells else { return [text] }
        let lead = text.prefix { $0 == " " }
        let words = text.dropFirst(lead.count).split(separator: " ", omittingEmptySubsequences: false)
        // A long word may need more room than there is behind the column.
        let longest = words.map { CellWidth.of(String($0)) }.max() ?? 0
        let least = lead.isEmpty ? 0 : lead.count + 2
        let column = max(least, min(hanging(text, cells: cells), cells - longest))
        let indent = String(repeating: " ", count: column)
        var lines: [String] = []
        var line = String(lead)
        var isEmpty = true
        // Several blanks in a row set columns apart and stay, unless the line breaks there.
        for word in words {
            let joined = isEmpty ? line + word : line + " " + word
            if CellWidth.of(joined) <= cells || isEmpty {
                line = joined
            } else {
                lines.append(trimmed(line))
                line = indent + word
            }
            isEmpty = false
        }
        return lines + [trimmed(line)]
    }

    private static func trimmed(_ line: String) -> String {
        var line = line
        while line.last == " " { line.removeLast() }
        return line
    }

    /// The cells left of where a line goes on.
    private static func hanging(_ text: String, cells: Int) -> Int {
        let lead = text.prefix { $0 == " " }.count
        let body = text.dropFirst(lead)
        // The last gap that is not too far right: what stands left of it may have gaps of its own.
        var column: Int?
        var blanks = 0
        var cell = lead
        for character in body {
            if character != " ", blanks >= 2, cell <= cells * 3 / 5 { column = cell }
            blanks = character == " " ? blanks + 1 : 0
            cell += CellWidth.of(character)
        }
        if let column { return column }
        return lead == 0 ? 0 : lead + 2
    }
}
