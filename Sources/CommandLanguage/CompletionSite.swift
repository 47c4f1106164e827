// Where the cursor stands, by the real lexer: which words of the stage come before it, and what has been typed of the
// word it touches.

/// The stage around the cursor, up to the cursor.
struct CompletionSite {
    /// What has been typed of a word.
    struct Partial {
        /// What stands before an open quote: `artist:`, `--on=`.
        var lead: String
        /// What candidates are matched with.
        var text: String
        /// Where the text starts, its open quote included.
        var start: Int
        var quote: Quote?
    }

    /// What the cursor touches.
    enum Cursor {
        case word(Partial)
        /// `$be`: part of a variable's name, and where its `$` stands.
        case variable(String, start: Int)
        /// A word to which nothing can be added, such as a closed quote.
        case closed
    }

    /// The words of the stage that are complete; variables stay unread.
    var words: [Word] = []
    var cursor: Cursor
    /// Whether the stage is fed by another.
    var followsPipe = false

    /// nil where nothing can be completed: in a comment, in a `!` command, right behind an operator, after an error.
    init?(_ line: String, cursor: Int) {
        let bytes = Array(line.utf8.prefix(max(cursor, 0)))
        var lexer = Lexer(bytes: bytes, openQuotes: .reported)
        var typed: [UnexpandedWord] = []
        var isAtEnd = false
        while !isAtEnd {
            guard let token = try? lexer.next() else { return nil }
            switch token {
            case .word(let word): typed.append(word)
            case .operator(let sign, _):
                typed = []
                followsPipe = sign == .pipe
            case .semicolon, .newline:
                typed = []
                followsPipe = false
            case .system, .continuation: return nil
            case .end: isAtEnd = true
            }
        }
        guard !lexer.endsInComment else { return nil }
        if let last = typed.last, last.span.upperBound == bytes.count {
            typed.removeLast()
            self.cursor = Self.cursor(in: last, openQuote: lexer.openQuote)
        } else {
            // Right behind `;` or `|` a word would become one with it.
            if let last = bytes.last, ![.space, .tab, .carriageReturn, .newline].contains(last) { return nil }
            self.cursor = .word(Partial(lead: "", text: "", start: bytes.count, quote: nil))
        }
        words = typed.map(Word.init(unread:))
    }

    private static func cursor(in word: UnexpandedWord, openQuote: Lexer.OpenQuote?) -> Cursor {
        if let openQuote {
            var lead = ""
            for piece in word.pieces.dropLast() {
                guard case .bare(let text) = piece else { return .closed }
                lead += text
            }
            guard case .quoted(let text)? = word.pieces.last else { return .closed }
            return .word(Partial(lead: lead, text: text, start: openQuote.opening, quote: openQuote.quote))
        }
        guard word.pieces.count == 1 else { return .closed }
        switch word.pieces[0] {
        case .bare("$"): return .variable("", start: word.span.lowerBound)
        case .bare(let text): return .word(Partial(lead: "", text: text, start: word.span.lowerBound, quote: nil))
        case .quoted: return .closed
        case .variable(let variable):
            guard word.typed.utf8.count == variable.name.utf8.count + 1 else { return .closed }
            return .variable(variable.name, start: word.span.lowerBound)
        }
    }
}

extension Word {
    /// A typed word whose variables are not looked up.
    fileprivate init(unread word: UnexpandedWord) {
        let pieces = word.pieces.map { piece in
            switch piece {
            case .bare(let text): Piece(text, .bare)
            case .quoted(let text): Piece(text, .quoted)
            case .variable(let variable): Piece("$" + variable.name, .variable)
            }
        }
        self.init(pieces, typed: word.typed, span: word.span)
    }
}
