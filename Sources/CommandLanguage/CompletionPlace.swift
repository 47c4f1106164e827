// Where the cursor stands: the words of its stage before it, the word it is in, and the quote that is open there.

import Prompting

/// The place of the cursor in its stage.
struct CompletionPlace {
    /// The finished words of the stage before the cursor, quotes taken off.
    let before: [String]
    /// What has been typed of the word at the cursor.
    let typed: String
    /// Where that word begins.
    let start: Int
    /// The quote that is open at the cursor.
    let opening: Character?

    /// nil where nothing can be completed: in a comment, behind `!`, in a word that cannot be read.
    init?(line: String, cursor: Int) {
        let head = String(decoding: Array(line.utf8.prefix(cursor)), as: UTF8.self)
        var tokens: [Token]
        var quote: Character?
        var quoteStart = cursor
        do {
            tokens = try Lexer.tokens(of: head)
        } catch {
            guard case .unterminatedQuote(let open) = error.fault else { return nil }
            quote = open
            quoteStart = error.span.lowerBound
            let closed = head + String(open == "“" ? "”" : open == "‘" ? "’" : open)
            guard let found = try? Lexer.tokens(of: closed) else { return nil }
            tokens = found
        }
        let endsInBlank = quote == nil && (head.utf8.last.map { $0 == Byte.space || $0 == Byte.tab || $0 == Byte.newline } ?? true)
        var words: [UnexpandedWord] = []
        for token in tokens {
            switch token.kind {
            case .word(let word): words.append(word)
            case .operator, .newline: words = []
            case .continuation: break
            case .system: return nil
            }
        }
        if let last = tokens.last, last.span.upperBound < head.utf8.count, !endsInBlank, quote == nil { return nil }
        if tokens.isEmpty, !endsInBlank { return nil }
        opening = quote
        let texts = words.map { word in
            word.pieces.map { piece in
                switch piece {
                case .bare(let text), .quoted(let text): text
                case .variable(let variable): "$" + variable.name
                }
            }.joined()
        }
        // A comment swallows the line's end: blanks behind `#` are no place for a word.
        if endsInBlank, let hash = head.utf8.lastIndex(of: Byte.hash),
            !tokens.contains(where: { $0.span.contains(head.utf8.distance(from: head.utf8.startIndex, to: hash)) })
        { return nil }
        if endsInBlank || words.isEmpty {
            (before, typed, start) = (texts, "", cursor)
        } else {
            before = texts.dropLast()
            typed = texts[texts.count - 1]
            start = quote == nil ? words[words.count - 1].span.lowerBound : min(quoteStart, words[words.count - 1].span.lowerBound)
        }
    }

    /// The candidate as it has to be typed here: in the quotes that are open, or in some when it needs them.
    func quoted(_ candidate: Candidate) -> Candidate {
        var candidate = candidate
        let text = candidate.insertion
        if let opening {
            let escaped = opening == "'" ? text : Self.escaped(text)
            candidate.insertion = String(opening) + escaped + String(opening == "“" ? "”" : opening == "‘" ? "’" : opening)
        } else if Self.needsQuotes(text) {
            candidate.insertion = "\"" + Self.escaped(text) + "\""
        }
        return candidate
    }

    private static func escaped(_ text: String) -> String {
        var escaped = ""
        for character in text {
            if character == "\"" || character == "\\" || character == "$" { escaped.append("\\") }
            escaped.append(character)
        }
        return escaped
    }

    /// Whether the lexer would not read the text as the one bare word it is, or a slot would read a row or a keyword.
    private static func needsQuotes(_ text: String) -> Bool {
        guard !text.isEmpty, let tokens = try? Lexer.tokens(of: text), tokens.count == 1,
            case .word(let word) = tokens[0].kind, word.pieces == [.bare(text)]
        else { return true }
        return false
    }
}
