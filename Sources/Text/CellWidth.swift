// Owns the widths of text in terminal cells, and cuts or pads text to a number of cells. It has tables of its
// own, because the C library's `wcwidth` depends on the locale and knows nothing of clusters. East Asian
// "ambiguous" characters count as one cell, as they do in terminals outside CJK locales.

/// The side of its cells to which a text is moved.
package enum Alignment: Sendable, Hashable { case left, right }

/// Widths in terminal cells.
package enum CellWidth {
    /// How many cells the text takes on one line; control characters take none.
    package static func of(_ text: String) -> Int {
        if text.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) { return text.utf8.count }
        return text.reduce(0) { $0 + of($1) }
    }

    /// How many cells a cluster takes: 2 for wide characters, emoji and flags, 0 for a mark without a base.
    package static func of(_ character: Character) -> Int {
        let scalars = character.unicodeScalars
        guard let first = scalars.first else { return 0 }
        if scalars.count == 1 { return of(first) }
        if first.properties.isEmoji, scalars.contains(where: makesEmoji) { return 2 }
        // Elsewhere terminals add up the scalars: Indic conjuncts and Thai vowels advance with every spacing one.
        return scalars.reduce(0) { $0 + of($1) }
    }

    /// The longest beginning of the text that fits into so many cells, in whole clusters.
    package static func prefix(_ text: String, cells: Int) -> Substring {
        var used = 0
        var end = text.startIndex
        while end < text.endIndex {
            used += of(text[end])
            if used > cells { break }
            text.formIndex(after: &end)
        }
        return text[..<end]
    }

    /// The longest end of the text that fits into so many cells, in whole clusters.
    package static func suffix(_ text: String, cells: Int) -> Substring {
        var used = 0
        var start = text.endIndex
        while start > text.startIndex {
            let before = text.index(before: start)
            used += of(text[before])
            if used > cells { break }
            start = before
        }
        return text[start...]
    }

    /// The text if it fits into the cells, else its beginning with `…`; never more than `cells` cells.
    package static func truncated(_ text: String, to cells: Int) -> String {
        guard cells > 0 else { return "" }
        let beginning = prefix(text, cells: cells)
        return beginning.endIndex == text.endIndex ? text : prefix(text, cells: cells - 1) + "…"
    }

    /// The text with spaces beside it that fill the cells; unchanged when it is wider.
    package static func padded(_ text: String, to cells: Int, _ alignment: Alignment = .left) -> String {
        let blanks = String(repeating: " ", count: max(0, cells - of(text)))
        return switch alignment {
        case .left: text + blanks
        case .right: blanks + text
        }
    }

    /// Whether the scalar makes an emoji of the cluster: a joiner, the emoji variation selector, a skin tone.
    private static func makesEmoji(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x200D, 0xFE0F, 0x1F3FB...0x1F3FF: true
        default: false
        }
    }

    // The cells of a scalar by itself.
    private static func of(_ scalar: Unicode.Scalar) -> Int {
        let value = scalar.value
        if value < 0x0300 { return value < 0x20 || (0x7F...0x9F).contains(value) ? 0 : 1 }
        if value < 0x1100, !isInvisible(scalar) { return 1 }
        if isHangulTail(value) || isInvisible(scalar) { return 0 }
        if isWide(value) { return 2 }
        return scalar.properties.isEmojiPresentation && !isRegionalIndicator(value) ? 2 : 1
    }

    // Characters of these categories are drawn over others, or not at all.
    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control, .lineSeparator, .paragraphSeparator: true
        default: false
        }
    }

    /// Vowels and final consonants of Hangul, which terminals draw into the cells of the syllable.
    private static func isHangulTail(_ value: UInt32) -> Bool {
        (0x1160...0x11FF).contains(value) || (0xD7B0...0xD7FF).contains(value)
    }

    /// A half of a flag: two of them make one flag of two cells.
    private static func isRegionalIndicator(_ value: UInt32) -> Bool { (0x1F1E6...0x1F1FF).contains(value) }

    /// The scalars of East Asian Width W and F (UAX #11), except those that Unicode's emoji property covers.
    private static func isWide(_ value: UInt32) -> Bool {
        switch value {
        case 0x1100...0x115F, 0x2329, 0x232A, 0x2E80...0x303E, 0x3041...0x3247, 0x3250...0x4DBF, 0x4E00...0xA4CF,
            0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60,
            0xFFE0...0xFFE6, 0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF, 0x1F200...0x1F265, 0x20000...0x3FFFD:
            true
        default: false
        }
    }
}
