// How a text is put into a line so that the lexer reads it back as one word: for completion, for suggestions,
// and for output that shows commands.

/// Puts texts into words.
package enum Quoting {
    /// The text in quotes: `"…"`, or `'…'` when that needs no escapes.
    package static func quoted(_ text: String) -> String {
        let needsEscape = text.utf8.contains { $0 == .quotationMark || $0 == .backslash || $0 == .dollar }
        return (needsEscape ? Quote.single : .double).enclosing(text)
    }

    /// The text as one word that is read back unchanged and never as an option: bare when possible, else quoted.
    package static func word(_ text: String) -> String { isArgument(text) ? text : quoted(text) }

    /// Whether the text, typed bare, is one word and not an option.
    static func isArgument(_ text: String) -> Bool { isBareWord(text) && !text.utf8.starts(with: "--".utf8) }

    /// Whether the lexer reads the text as one bare word, at any place of a stage.
    package static func isBareWord(_ text: String) -> Bool {
        guard let first = text.utf8.first, first != .exclamationMark, first != .numberSign,
            first != .backquote, !OperatorSpacing.mayTouch(text),
            text.utf8.last != .backslash, !text.utf8.contains(.space), !text.contains(where: Quote.isHidden)
        else { return false }
        var lexer = Lexer(text)
        guard case .word(let word)? = try? lexer.next(), word.pieces == [.bare(text)] else { return false }
        return (try? lexer.next()) == .end
    }
}
