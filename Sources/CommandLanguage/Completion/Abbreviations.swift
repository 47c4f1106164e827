// Abbreviations: words that become more while a line is typed, where a command can stand. Keeping them is left to the
// session, putting the text in to the editor.

package import Prompting

/// The abbreviations of a prompt.
package struct Abbreviations: Abbreviating {
    private let meanings: [String: String]

    /// Words, with what each becomes.
    package init(_ meanings: [String: String]) { self.meanings = meanings }

    /// What the word that ends at the cursor becomes, if it is one of them and stands where a command can.
    package func expansion(in line: String, cursor: Int) -> WordExpansion? {
        let bytes = Array(line.utf8.prefix(max(cursor, 0)))
        var start = bytes.count
        while start > 0, ![.space, .tab, .newline].contains(bytes[start - 1]) { start -= 1 }
        // The text of the line is looked at only for a word that is known.
        let word = String(decoding: bytes[start...], as: UTF8.self)
        guard let text = meanings[word], Self.startsCommand(after: Array(bytes[..<start])) else { return nil }
        return WordExpansion(length: bytes.count - start, text: text)
    }

    /// Whether a command can stand after this text: at its beginning, after an operator or a brace, and after what
    /// stands before a pipeline, such as `time`.
    private static func startsCommand(after bytes: [UInt8]) -> Bool {
        var lexer = Lexer(bytes: bytes, openQuotes: .reported)
        var words: [UnexpandedWord] = []
        while true {
            guard let token = try? lexer.next() else { return false }
            switch token {
            case .word(let word): words = lexer.atCommandStart ? [] : words + [word]
            case .operator, .semicolon, .newline: words = []
            case .system(_, let span): guard lexer.hasMore(after: span.upperBound) else { return false }
            case .continuation: return false
            case .end:
                guard lexer.openQuote == nil, !lexer.endsInComment else { return false }
                var rest = words[...]
                while let (_, length) = Keyword.Prefix.leading(rest) { rest = rest.dropFirst(length) }
                return rest.isEmpty
            }
        }
    }
}
