// Where the cursor is, according to the real lexer: which words of the stage come before it, and what has been
// typed of the word it touches. So completion and execution never disagree about quotes.

/// The stage around the cursor, up to the cursor. What follows the cursor is not looked at.
struct CompletionSite {
    /// What has been typed of a word.
    struct Partial {
        /// What comes before an open quote: `artist:`, `--on=`.
        var lead: String
        /// What candidates are matched with.
        var text: String
        /// Where the text starts, with its open quote.
        var start: Int
        var quote: Quote?
        /// Where it ends: the cursor.
        var end: Int
    }

    /// What has been typed of a variable.
    struct PartialVariable {
        var name: String
        /// The place of its `$`.
        var start: Int
        var isBraced = false
        /// Whether it is in quotes that are still open.
        var isQuoted = false
    }

    /// What the cursor touches.
    enum Cursor {
        case word(Partial)
        case variable(PartialVariable)
        /// A word to which nothing can be added, such as a closed quote.
        case closed
    }

    /// The complete words of the stage, with variables unread.
    var words: [Word] = []
    var cursor: Cursor
    /// The stages before this one in its pipeline.
    var feeding: [[Word]] = []
    /// Whether another stage feeds this one.
    var followsPipe: Bool { !feeding.isEmpty }

    /// nil where nothing can be completed: in a comment, in a `!` command, directly after
    /// an operator, after an error.
    init?(_ line: String, cursor: Int) {
        let bytes = Array(line.utf8.prefix(max(cursor, 0)))
        if let inner = Self.innerVariable(in: bytes) {
            self = inner
            return
        }
        self.init(bytes)
    }

    private init?(_ bytes: [UInt8]) {
        var lexer = Lexer(bytes: bytes, openQuotes: .reported)
        guard var typed = Self.stages(&lexer) else { return nil }
        var last = typed.removeLast()
        let cursor: Cursor
        if let word = last.last, word.span.upperBound == bytes.count {
            last.removeLast()
            cursor = Self.cursor(in: word, openQuote: lexer.openQuote)
        } else {
            // A word typed directly after `;` or `|` would become one word with it.
            if let last = bytes.last, ![.space, .tab, .carriageReturn, .newline].contains(last) { return nil }
            cursor = .word(Partial(lead: "", text: "", start: bytes.count, quote: nil, end: bytes.count))
        }
        self.init(words: last, feeding: typed, cursor: cursor)
    }

    /// The words of the pipeline in which the text ends, stage by stage; at least one stage, which may be empty.
    private static func stages(_ lexer: inout Lexer) -> [[UnexpandedWord]]? {
        var stages: [[UnexpandedWord]] = [[]]
        // After a command of the system a stage has no rows, but what that writes.
        var isAfterSystem = false
        while true {
            guard let token = try? lexer.next() else { return nil }
            switch token {
            case .word(let word): stages[stages.count - 1].append(word)
            case .operator(.pipe, _):
                if isAfterSystem { stages = [[]] } else { stages.append([]) }
                isAfterSystem = false
            case .operator, .semicolon: (stages, isAfterSystem) = ([[]], false)
            // A line that ends in `|` continues.
            case .newline:
                if stages[stages.count - 1] != [] || isAfterSystem { (stages, isAfterSystem) = ([[]], false) }
            case .system(_, let span):
                // The cursor is in it, or in the blanks after it.
                guard lexer.hasMore(after: span.upperBound) else { return nil }
                isAfterSystem = true
            case .continuation: return nil
            case .end: return lexer.endsInComment ? nil : inBrackets(stages)
            }
        }
    }

    /// The stages without what comes before a pipeline in the brackets of `let NAME = (`.
    private static func inBrackets(_ stages: [[UnexpandedWord]]) -> [[UnexpandedWord]] {
        guard let first = stages.first else { return stages }
        var frame = TreeBuilder.Frame(role: .top, start: 0)
        for word in first {
            guard let divided = try? frame.divided(word) else {
                frame.words.append(word)
                continue
            }
            frame.words += divided
        }
        guard frame.brackets != nil else { return stages }
        let inner = Array(frame.words.dropFirst(Keyword.Prefix.count(in: frame.words[...])))
        return [inner] + stages.dropFirst()
    }

    /// What the cursor touches at the end of a word.
    private static func cursor(in word: UnexpandedWord, openQuote: Lexer.OpenQuote?) -> Cursor {
        let (start, end) = (word.span.lowerBound, word.span.upperBound)
        if let openQuote {
            var lead = ""
            for piece in word.pieces.dropLast() {
                guard case .bare(let text) = piece else { return .closed }
                lead += text
            }
            guard case .quoted(let text)? = word.pieces.last else { return .closed }
            return .word(
                Partial(lead: lead, text: text, start: openQuote.opening, quote: openQuote.quote, end: end))
        }
        guard word.pieces.count == 1 else { return .closed }
        switch word.pieces[0] {
        case .bare("$"): return .variable(PartialVariable(name: "", start: start))
        case .bare(let text): return .word(Partial(lead: "", text: text, start: start, quote: nil, end: end))
        case .quoted: return .closed
        case .variable(let variable):
            guard word.typed.utf8.count == variable.name.utf8.count + 1 else { return .closed }
            return .variable(PartialVariable(name: variable.name, start: start))
        }
    }

    // MARK: Variables inside words

    /// The site of `${na` anywhere, and of `$na` in open quotes; nil when the text does not end in either.
    private static func innerVariable(in bytes: [UInt8]) -> CompletionSite? {
        var start = bytes.count
        while start > 0, bytes[start - 1].continuesName { start -= 1 }
        let name = String(decoding: bytes[start...], as: UTF8.self)
        let isBraced = start > 0 && bytes[start - 1] == .openBrace
        if isBraced { start -= 1 }
        guard start > 0, bytes[start - 1] == .dollar else { return nil }
        start -= 1
        guard bytes[..<start].reversed().prefix(while: { $0 == .backslash }).count.isMultiple(of: 2) else { return nil }
        var lexer = Lexer(bytes: Array(bytes[..<start]), openQuotes: .reported)
        guard var typed = stages(&lexer) else { return nil }
        // Outside quotes the lexer itself recognises `$na`; in '…' it is text.
        guard lexer.openQuote.map({ !$0.quote.isLiteral }) ?? isBraced else { return nil }
        var words = typed.removeLast()
        if let word = words.last, word.span.upperBound == start { words.removeLast() }
        let variable = PartialVariable(
            name: name, start: start, isBraced: isBraced, isQuoted: lexer.openQuote != nil)
        return CompletionSite(words: words, feeding: typed, cursor: .variable(variable))
    }

    private init(words: [UnexpandedWord], feeding: [[UnexpandedWord]], cursor: Cursor) {
        self.words = words.map(Word.init(unread:))
        self.feeding = feeding.map { $0.map(Word.init(unread:)) }
        self.cursor = cursor
    }
}

extension Word {
    /// A typed word whose variables are not looked up.
    init(unread word: UnexpandedWord) {
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
