// Lines of help on a terminal that is narrower than they are: broken between words, what goes on standing below the
// line's second column.

/// Breaks lines between words.
package enum HangingWrap {
    /// The text in lines of at most that many cells, save for words that are longer. A line goes on below its last
    /// column that blanks set off in the left three fifths; else a little right of where it began. Where its columns
    /// lie farther right than that, the first stands on a line of its own.
    package static func lines(_ text: String, cells: Int) -> [String] {
        guard cells > 8, CellWidth.of(text) > cells else { return [text] }
        let lead = text.prefix { $0 == " " }
        if lead.count > widestLead(cells) {
            return lines(String(repeating: " ", count: leastLead) + text.dropFirst(lead.count), cells: cells)
        }
        if let (first, rest) = farColumns(text, cells: cells) {
            let indent = String(repeating: " ", count: lead.count + 2)
            return lines(first, cells: cells) + lines(indent + rest, cells: cells)
        }
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

    /// How far right a line may begin.
    private static func widestLead(_ cells: Int) -> Int { cells * 3 / 5 }
    /// Where a line begins that would begin too far right.
    private static let leastLead = 4

    /// The first column and the others, where even the second begins too far right.
    private static func farColumns(_ text: String, cells: Int) -> (first: String, rest: String)? {
        let lead = text.prefix { $0 == " " }.count
        let body = text.dropFirst(lead)
        guard let gap = body.firstRange(of: "  ") else { return nil }
        let first = text.prefix(lead) + body[..<gap.lowerBound]
        let rest = body[gap.lowerBound...].drop { $0 == " " }
        let column = CellWidth.of(String(text.dropLast(rest.count)))
        return rest.isEmpty || column <= widestLead(cells) ? nil : (String(first), String(rest))
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
