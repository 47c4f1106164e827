// The last word of a line typed before, for the key that inserts it again (Alt-.). Inserting it is left to the C
// editor.

/// Splits off last words; spaces inside quotes do not separate.
enum LastWord {
    /// The last word as it was typed, quotes and escapes included; empty for a line without words.
    static func of(_ line: String) -> String {
        var word = ""
        var isBetweenWords = true
        var quote: Character?
        var isEscaped = false
        for character in line {
            if quote == nil, !isEscaped, character.isWhitespace {
                isBetweenWords = true
                continue
            }
            // A word begins only with its first character, so spaces at the end keep the last one.
            if isBetweenWords { word = "" }
            isBetweenWords = false
            word.append(character)
            if isEscaped {
                isEscaped = false
            } else if character == "\\", quote != "'" {
                isEscaped = true
            } else if character == quote {
                quote = nil
            } else if quote == nil, character == "\"" || character == "'" {
                quote = character
            }
        }
        return word
    }
}
