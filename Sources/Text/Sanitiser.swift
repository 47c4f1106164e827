// Owns the cleaning of text from elsewhere on its way to a terminal, the prompt, completion or a window's
// title: the name of a track must not move the cursor, reverse the line or hide what follows. Machine formats
// encode such characters and do not clean (Rendering).

/// The one filter between text from elsewhere and the terminal (Terminal §10).
package enum Sanitiser {
    /// The most combining marks that a character keeps; more of them are ornaments that cover other lines.
    private static let mostMarks = 4

    /// The text on one line, without everything that a terminal would obey or hide.
    ///
    /// That is: control characters with the ESC of escape sequences, bidi controls, zero-width characters,
    /// tags, noncharacters, and combining marks beyond four for each character. Newline and tab become spaces.
    package static func clean(_ text: String) -> String { clean(text, keepsLines: false) }

    /// The same for text that may have several lines: newlines and tabs stay.
    package static func cleanLines(_ text: String) -> String { clean(text, keepsLines: true) }

    private static func clean(_ text: String, keepsLines: Bool) -> String {
        if text.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) { return text }
        var clean = String.UnicodeScalarView()
        var marks = 0
        for scalar in text.unicodeScalars {
            if scalar == "\n" || scalar == "\t" {
                clean.append(keepsLines ? scalar : " ")
                marks = 0
            } else if !isUnsafe(scalar) {
                marks = isMark(scalar) ? marks + 1 : isJoiner(scalar) ? marks : 0
                if marks <= mostMarks { clean.append(scalar) }
            }
        }
        return String(clean)
    }

    /// Whether a terminal could obey the scalar, or hide or reorder text because of it.
    package static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0000...0x001F, 0x007F...0x009F: true
        // Marks, embeddings, overrides and isolates of the bidirectional algorithm (UAX #9).
        case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
        // Characters of no width.
        case 0x200B, 0x2060, 0xFEFF: true
        // Line and paragraph separators.
        case 0x2028, 0x2029: true
        // Tags.
        case 0xE0000...0xE007F: true
        // Noncharacters, with the last two of each plane.
        case 0xFDD0...0xFDEF: true
        default: scalar.value & 0xFFFE == 0xFFFE
        }
    }

    // Joiners belong to words in some scripts and to emoji, so they stay.
    private static func isJoiner(_ scalar: Unicode.Scalar) -> Bool { scalar == "\u{200C}" || scalar == "\u{200D}" }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.value < 0x0300 { return false }
        return switch scalar.properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark: true
        default: false
        }
    }
}
