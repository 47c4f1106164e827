// Owns the wrapping of lines on a terminal that is narrower than they are: a line is broken between words, and
// its rest continues below its last column, so that tables of commands and their help stay readable.

/// Lines broken between words, with a hanging indent.
package enum HangingWrap {
    /// The text in lines of at most so many cells, except for words that are longer.
    ///
    /// The rest of a line continues below the last of its columns, provided that this begins in the left three
    /// fifths; without columns it continues a little to the right of where the line began. A column is text after
    /// two or more spaces. Where even the second column begins too far right, the first gets a line of its own.
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
        // A long word may need more cells than there are to the right of the column.
        let longest = words.map { CellWidth.of(String($0)) }.max() ?? 0
        let least = lead.isEmpty ? 0 : lead.count + 2
        let column = max(least, min(hanging(text, cells: cells), cells - longest))
        let indent = String(repeating: " ", count: column)
        var lines: [String] = []
        var line = String(lead)
        var isEmpty = true
        // Several spaces in a row separate columns, so they stay unless the line breaks there.
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

    /// The farthest cell at which a line may begin.
    private static func widestLead(_ cells: Int) -> Int { cells * 3 / 5 }
    /// The cell at which a line begins that would otherwise begin too far right.
    private static let leastLead = 4

    /// The first column and the rest of the line, where even the second column begins too far right.
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

    /// The cell at which the rest of a line continues.
    private static func hanging(_ text: String, cells: Int) -> Int {
        let lead = text.prefix { $0 == " " }.count
        let body = text.dropFirst(lead)
        // The last gap that is not too far right counts; the text to the left of it may have gaps, too.
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
