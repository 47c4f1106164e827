// Bytes to tokens: words with their quotes and variables recognised, operators, line ends, each with its place. The rules
// are LANGUAGE §2; what the tokens mean together is the parser's work.

/// A token of a line.
package struct Token: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
        case word(UnexpandedWord)
        case `operator`(Operator)
        case newline
        /// `!` where a command could start, and the rest of its line.
        case system(String)
        /// A backslash at the end of a line: the line goes on.
        case continuation
    }

    /// Words of their own that are not text.
    package enum Operator: String, Sendable, Hashable, CaseIterable {
        case pipe = "|"
        case and = "&&"
        case or = "||"
        case open = "{"
        case close = "}"
        case semicolon = ";"
    }

    package var kind: Kind
    package var span: Range<Int>

    package init(_ kind: Kind, span: Range<Int>) {
        self.kind = kind
        self.span = span
    }
}

/// Turns text into tokens; one pass, no look-back.
package struct Lexer {
    private let bytes: [UInt8]
    private var index = 0
    private var tokens: [Token] = []
    /// A command may start here: at the beginning, and after every operator.
    private var startsCommand = true

    private init(_ text: String) { bytes = Array(text.utf8) }

    /// The tokens of the text, or the first thing that is none.
    package static func tokens(of text: String) throws(UsageError) -> [Token] {
        var lexer = Lexer(text)
        try lexer.run()
        return lexer.tokens
    }

    private mutating func run() throws(UsageError) {
        while index < bytes.count {
            switch bytes[index] {
            case Byte.space, Byte.tab, Byte.carriageReturn: index += 1
            case Byte.newline:
                append(.newline, from: index, to: index + 1)
            case Byte.hash where startsCommand || endsWord(at: index + 1): skipComment()
            case Byte.bang where startsCommand: takeSystem()
            case Byte.backslash where index + 1 == bytes.count || isLineEnd(at: index + 1):
                append(.continuation, from: index, to: index + 1)
                if index < bytes.count, bytes[index] == Byte.carriageReturn { index += 1 }
                if index < bytes.count { index += 1 }
            default:
                if let (found, length) = standingOperator() {
                    append(.operator(found), from: index, to: index + length)
                } else {
                    try takeWord()
                }
            }
        }
    }

    private mutating func append(_ kind: Token.Kind, from start: Int, to end: Int) {
        tokens.append(Token(kind, span: start..<end))
        index = end
        switch kind {
        case .operator, .newline: startsCommand = true
        case .continuation: break
        case .word, .system: startsCommand = false
        }
    }

    private mutating func skipComment() {
        while index < bytes.count, bytes[index] != Byte.newline { index += 1 }
    }

    private mutating func takeSystem() {
        let start = index
        var end = index
        while end < bytes.count, bytes[end] != Byte.newline { end += 1 }
        append(.system(text(start + 1..<end)), from: start, to: end)
    }

    /// An operator that is a word of its own, with its length.
    private func standingOperator() -> (Token.Operator, Int)? {
        let one = bytes[index]
        if one == Byte.semicolon, endsWord(at: index + 1) { return (.semicolon, 1) }
        let two = index + 1 < bytes.count && bytes[index + 1] == one
        if two, endsWord(at: index + 2) {
            if one == Byte.ampersand { return (.and, 2) }
            if one == Byte.pipe { return (.or, 2) }
        }
        guard endsWord(at: index + 1) else { return nil }
        return switch one {
        case Byte.pipe: (.pipe, 1)
        case Byte.openBrace: (.open, 1)
        case Byte.closeBrace: (.close, 1)
        default: nil
        }
    }

    /// Whether a word that reaches up to `place` ends there; a semicolon behind it ends it too.
    private func endsWord(at place: Int) -> Bool {
        place >= bytes.count || isBlank(bytes[place]) || (bytes[place] == Byte.semicolon && isBreak(after: place))
    }

    /// Whether nothing but a blank or the end follows the byte.
    private func isBreak(after place: Int) -> Bool { place + 1 >= bytes.count || isBlank(bytes[place + 1]) }

    private func isBlank(_ byte: UInt8) -> Bool {
        byte == Byte.space || byte == Byte.tab || byte == Byte.newline || byte == Byte.carriageReturn
    }

    private func isLineEnd(at place: Int) -> Bool {
        bytes[place] == Byte.newline
            || (bytes[place] == Byte.carriageReturn && place + 1 < bytes.count && bytes[place + 1] == Byte.newline)
    }

    private func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
}

extension Lexer {
    /// A word: bare text, with quotes at its start or behind `=` and `:`, and variables.
    private mutating func takeWord() throws(UsageError) {
        let start = index
        var pieces: [UnexpandedWord.Piece] = []
        var bare = start
        var mayQuote = true
        func flushed(_ end: Int) -> UnexpandedWord.Piece? { bare < end ? .bare(text(bare..<end)) : nil }
        while index < bytes.count, !isBlank(bytes[index]) {
            if bytes[index] == Byte.semicolon, isBreak(after: index) { break }
            if mayQuote, let quote = Quote(opening: bytes, at: index) {
                if let piece = flushed(index) { pieces.append(piece) }
                pieces += try takeQuoted(quote)
                bare = index
                mayQuote = false
                continue
            }
            if bytes[index] == Byte.dollar, let (variable, end) = try variable(at: index, wordStart: start) {
                if let piece = flushed(index) { pieces.append(piece) }
                pieces.append(.variable(variable))
                index = end
                bare = end
                mayQuote = false
                continue
            }
            mayQuote = bytes[index] == Byte.equals || bytes[index] == Byte.colon
            index += 1
        }
        if let piece = flushed(index) { pieces.append(piece) }
        let word = UnexpandedWord(pieces, typed: text(start..<index), span: start..<index)
        append(.word(word), from: start, to: index)
    }

    /// What stands between two quotes; double quotes hold variables and escapes.
    private mutating func takeQuoted(_ quote: Quote) throws(UsageError) -> [UnexpandedWord.Piece] {
        let start = index
        index += quote.opening.count
        var pieces: [UnexpandedWord.Piece] = []
        var run: [UInt8] = []
        while true {
            guard index < bytes.count, bytes[index] != Byte.newline else {
                throw UsageError(.unterminatedQuote(quote.character), at: start..<start + quote.opening.count)
            }
            if bytes[index...].starts(with: quote.closing) {
                index += quote.closing.count
                if !run.isEmpty || pieces.isEmpty { pieces.append(.quoted(String(decoding: run, as: UTF8.self))) }
                return pieces
            }
            if quote.expands, bytes[index] == Byte.backslash {
                run += try takeEscape()
            } else if quote.expands, bytes[index] == Byte.dollar, let (variable, end) = try quotedVariable(at: index) {
                if !run.isEmpty { pieces.append(.quoted(String(decoding: run, as: UTF8.self))) }
                run = []
                pieces.append(.variable(variable))
                index = end
            } else {
                run.append(bytes[index])
                index += 1
            }
        }
    }

    private mutating func takeEscape() throws(UsageError) -> [UInt8] {
        let start = index
        guard index + 1 < bytes.count else { throw UsageError(.invalidEscape("\\"), at: start..<start + 1) }
        let escaped = bytes[index + 1]
        index += 2
        switch escaped {
        case UInt8(ascii: "n"): return [Byte.newline]
        case UInt8(ascii: "t"): return [Byte.tab]
        case Byte.doubleQuote, Byte.backslash, Byte.dollar: return [escaped]
        case UInt8(ascii: "u"):
            if let (scalar, end) = escapedScalar(at: index) {
                index = end
                return Array(String(Character(scalar)).utf8)
            }
        default: break
        }
        let end = min(index, bytes.count)
        var tail = end
        // The whole character is shown, not its first byte.
        while tail < bytes.count, bytes[tail] & 0xC0 == 0x80 { tail += 1 }
        throw UsageError(.invalidEscape(text(start..<tail)), at: start..<tail)
    }

    /// `{e9}` behind `\u`.
    private func escapedScalar(at place: Int) -> (Unicode.Scalar, Int)? {
        guard place < bytes.count, bytes[place] == Byte.openBrace,
            let close = bytes[place...].prefix(10).firstIndex(of: Byte.closeBrace),
            let value = UInt32(text(place + 1..<close), radix: 16), let scalar = Unicode.Scalar(value)
        else { return nil }
        return (scalar, close + 1)
    }
}

extension Lexer {
    /// A variable in a bare word: `${name}` anywhere, everything else only as the whole word.
    private func variable(at place: Int, wordStart: Int) throws(UsageError) -> (Variable, Int)? {
        if place + 1 < bytes.count, bytes[place + 1] == Byte.openBrace { return try braced(at: place) }
        guard place == wordStart, let (name, end) = name(at: place + 1) else { return nil }
        if endsWord(at: end) { return (Variable(name, span: place..<end), end) }
        guard end < bytes.count, bytes[end] == Byte.colon else { return nil }
        var tail = end + 1
        while tail < bytes.count, !endsWord(at: tail) { tail += 1 }
        let rows = text(end + 1..<tail)
        guard RowSelection(rows) != nil else { return nil }
        return (Variable(name, rows: rows, span: place..<tail), tail)
    }

    /// A variable inside double quotes: `$name` up to the first character that is none of a name.
    private func quotedVariable(at place: Int) throws(UsageError) -> (Variable, Int)? {
        if place + 1 < bytes.count, bytes[place + 1] == Byte.openBrace { return try braced(at: place) }
        return name(at: place + 1).map { (Variable($0, span: place..<$1), $1) }
    }

    private func braced(at place: Int) throws(UsageError) -> (Variable, Int) {
        var close = place + 2
        while close < bytes.count, bytes[close] != Byte.closeBrace, !isBlank(bytes[close]) { close += 1 }
        let whole = place..<min(close + 1, bytes.count)
        guard close < bytes.count, bytes[close] == Byte.closeBrace else {
            throw UsageError(.invalidVariable(text(place..<close)), at: place..<close)
        }
        let parts = text(place + 2..<close).split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        let isName: (Substring) -> Bool = { !$0.isEmpty && $0.utf8.allSatisfy(Byte.isName) }
        guard isName(parts[0]), parts.count == 1 || isName(parts[1]) else {
            throw UsageError(.invalidVariable(text(whole)), at: whole)
        }
        return (Variable(String(parts[0]), field: parts.count == 2 ? String(parts[1]) : nil, span: whole), close + 1)
    }

    /// A name, one digit, or one of `@ # ?`.
    private func name(at place: Int) -> (String, Int)? {
        guard place < bytes.count else { return nil }
        let first = bytes[place]
        if Byte.isDigit(first) || first == Byte.at || first == Byte.hash || first == Byte.question {
            return (text(place..<place + 1), place + 1)
        }
        guard Byte.isName(first) else { return nil }
        var end = place
        while end < bytes.count, Byte.isName(bytes[end]) { end += 1 }
        return (text(place..<end), end)
    }
}
