// Remote text made harmless for a terminal: nothing in a name may move the cursor, change colours, reorder what is
// written or hide in it. Formats for programs encode instead and do not come here.

/// Cleans text that came from elsewhere.
package enum Sanitiser {
    /// How many combining marks a character keeps; more is no writing but a stain on the lines above.
    private static let mostMarks = 4

    /// The text without controls, bidirectional controls, invisible and tag characters; line breaks and tabs are blanks.
    package static func clean(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
        var cleaned = String.UnicodeScalarView()
        var marks = 0
        for scalar in text.unicodeScalars {
            switch verdict(scalar) {
            case .keep:
                marks = 0
                cleaned.append(scalar)
            case .mark:
                marks += 1
                if marks <= mostMarks { cleaned.append(scalar) }
            case .blank: cleaned.append(" ")
            case .drop: continue
            }
        }
        return String(cleaned)
    }

    private enum Verdict { case keep, mark, blank, drop }

    private static func verdict(_ scalar: Unicode.Scalar) -> Verdict {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D, 0x2028, 0x2029: .blank
        case 0x00...0x1F, 0x7F...0x9F: .drop
        case 0x20...0x7E: .keep
        case 0x061C, 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2060...0x2064, 0x2066...0x206F, 0xFEFF: .drop
        case 0xFFF9...0xFFFB, 0xE0000...0xE007F: .drop
        default:
            if scalar.value & 0xFFFE == 0xFFFE || (0xFDD0...0xFDEF).contains(scalar.value) {
                .drop
            } else {
                switch scalar.properties.generalCategory {
                case .nonspacingMark, .enclosingMark: .mark
                default: .keep
                }
            }
        }
    }
}
