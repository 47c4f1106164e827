// Words: bare stretches, quotes and variables. Quotes open at the start of a word and after `=` or `:`, in a
// condition also after each of its signs. The rules that keep the names of artists whole (`Don't`, `7"`,
// `A$AP`, `Ke$ha`, `Steins;Gate`) are all in this file.

extension Lexer {
    /// Reads the word that starts here.
    mutating func scanWord() throws(UsageError) -> UnexpandedWord {
        let start = position
        var pieces: [UnexpandedWord.Piece] = []
        if let variable = scanWholeWordVariable() {
            pieces.append(.variable(variable))
        } else {
            try scanPieces(into: &pieces)
        }
        return UnexpandedWord(pieces, typed: string(start..<position), span: start..<position)
    }

    /// Reads the stretches of a word up to the boundary that ends it.
    private mutating func scanPieces(into pieces: inout [UnexpandedWord.Piece]) throws(UsageError) {
        var bareStart = position
        var mayQuote = true
        while position < bytes.count {
            let byte = bytes[position]
            if mayQuote, let quote = Quote.opening(in: bytes, at: position) {
                appendBare(from: bareStart, to: &pieces)
                try scanQuoted(quote, into: &pieces)
                bareStart = position
                mayQuote = false
                continue
            }
            if mayQuote, inCondition, byte == .dollar, let variable = scanConditionVariable() {
                appendBare(from: bareStart, upTo: variable.span.lowerBound, to: &pieces)
                pieces.append(.variable(variable))
                bareStart = position
                mayQuote = false
                continue
            }
            mayQuote = byte == .equals || byte == .colon || inCondition && byte.isConditionSign
            switch byte {
            case .dollar where position + 1 < bytes.count && bytes[position + 1] == .openBrace:
                appendBare(from: bareStart, to: &pieces)
                pieces.append(.variable(try scanBracedVariable()))
                bareStart = position
            case .dollar where position + 1 < bytes.count && bytes[position + 1] == .openBracket:
                throw substitution()
            case .semicolon:
                let end = semicolonRunEnd(from: position)
                if isBoundary(end) { return appendBare(from: bareStart, to: &pieces) }
                position = end
            default:
                if isBoundary(position) { return appendBare(from: bareStart, to: &pieces) }
                position += 1
            }
        }
        appendBare(from: bareStart, to: &pieces)
    }

    /// Adds the bare stretch that ends here, unless it is empty.
    private func appendBare(from start: Int, upTo end: Int? = nil, to pieces: inout [UnexpandedWord.Piece]) {
        let end = end ?? position
        if start < end { pieces.append(.bare(string(start..<end))) }
    }

    // MARK: Quotes

    /// Reads the text between quotes, which may contain variables.
    mutating func scanQuoted(
        _ quote: Quote, into pieces: inout [UnexpandedWord.Piece],
    ) throws(UsageError) {
        let opening = position
        position += quote.length
        var text = QuotedText(start: position)
        var isFirst = true
        while position < bytes.count, bytes[position] != .newline {
            if quote.closes(in: bytes, at: position) {
                text.append(bytes[text.runStart..<position])
                // Even empty quotes leave a piece, so that `""` and `"$x"` are known to be quoted.
                if isFirst || !text.isEmpty { pieces.append(.quoted(text.string)) }
                position += quote.length
                if openQuoteTreatment == .reported { quotes.append(opening..<position) }
                return
            }
            if !quote.isLiteral, bytes[position] == .backslash, !isLineEnd(position + 1) {
                text.append(bytes[text.runStart..<position])
                try scanEscape(into: &text)
            } else if !quote.isLiteral, bytes[position] == .dollar, position + 1 < bytes.count,
                bytes[position + 1] == .openBracket
            {
                throw substitution()
            } else if !quote.isLiteral, bytes[position] == .dollar, let variable = try scanInnerVariable() {
                text.append(bytes[text.runStart..<variable.span.lowerBound])
                if isFirst || !text.isEmpty { pieces.append(.quoted(text.string)) }
                pieces.append(.variable(variable))
                isFirst = false
                text = QuotedText(start: position)
            } else {
                position += 1
            }
        }
        guard openQuoteTreatment == .reported, position == bytes.count else {
            throw UsageError(.unterminatedQuote(quote.opening), at: opening..<opening + quote.length)
        }
        text.append(bytes[text.runStart..<position])
        pieces.append(.quoted(text.string))
        openQuote = OpenQuote(quote: quote, opening: opening)
        quotes.append(opening..<position)
    }

    /// Whether nothing of the line is left at a place.
    private func isLineEnd(_ index: Int) -> Bool { index >= bytes.count || bytes[index] == .newline }

    /// Reads an escape: `\n \t \" \\ \$ \u{…}`. Any other is an error, so that new ones can be added later.
    private mutating func scanEscape(into text: inout QuotedText) throws(UsageError) {
        let start = position
        switch bytes[position + 1] {
        case UInt8(ascii: "n"): text.append(CollectionOfOne(.newline))
        case UInt8(ascii: "t"): text.append(CollectionOfOne(.tab))
        case .quotationMark, .backslash, .dollar: text.append(CollectionOfOne(bytes[position + 1]))
        case UInt8(ascii: "u"):
            let (scalar, end) = try scanScalar(from: start)
            text.append(UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            position = end
            text.runStart = end
            return
        default:
            throw invalidEscape(from: start, to: start + 2)
        }
        position += 2
        text.runStart = position
    }

    /// The scalar of `\u{…}`, with one to eight hexadecimal digits, and the end of the escape.
    private func scanScalar(from start: Int) throws(UsageError) -> (Unicode.Scalar, end: Int) {
        var index = start + 2
        guard index < bytes.count, bytes[index] == .openBrace else { throw invalidEscape(from: start, to: index) }
        index += 1
        var value: UInt32 = 0
        let digits = index
        while index < bytes.count, index - digits < 8, let digit = Character(Unicode.Scalar(bytes[index])).hexDigitValue
        {
            value = value << 4 | UInt32(digit)
            index += 1
        }
        guard index > digits, index < bytes.count, bytes[index] == .closeBrace, let scalar = Unicode.Scalar(value)
        else {
            throw invalidEscape(from: start, to: index + 1)
        }
        return (scalar, index + 1)
    }

    /// The error for `$(…)`, up to the bracket that closes it or the end of the line.
    private func substitution() -> UsageError {
        var (end, depth) = (position + 1, 0)
        while end < bytes.count, bytes[end] != .newline {
            if bytes[end] == .openBracket { depth += 1 }
            if bytes[end] == .closeBracket { depth -= 1 }
            end += 1
            if depth == 0 { break }
        }
        return UsageError(.habit(.substitution(string(position..<end))), at: position..<end)
    }

    /// The error for an escape, over whole characters.
    private func invalidEscape(from start: Int, to end: Int) -> UsageError {
        var end = min(end, bytes.count)
        // Never half a character.
        while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
        return UsageError(.invalidEscape(string(start..<end)), at: start..<end)
    }

    // MARK: Variables

    /// `$name`, `$name:ROWS`, `$1`, `$@`, `$#` or `$?`, when it is the whole word.
    private mutating func scanWholeWordVariable() -> Variable? {
        guard bytes[position] == .dollar, let nameEnd = plainVariableEnd(at: position) else { return nil }
        let start = position
        let name = string(start + 1..<nameEnd)
        if endsWord(at: nameEnd) {
            position = nameEnd
            return Variable(name, span: start..<nameEnd)
        }
        guard bytes[nameEnd] == .colon else { return nil }
        var end = nameEnd + 1
        while !endsRows(at: end) { end += 1 }
        guard endsWord(at: end), RowSelection(parsing: bytes[nameEnd + 1..<end]) != nil else { return nil }
        position = end
        return Variable(name, rows: string(nameEnd + 1..<end), span: start..<end)
    }

    /// `$name` beside a sign of a condition, where spaces may be left out: `year>$from`, `in ($a, $b)`, `$a<3`.
    private mutating func scanConditionVariable() -> Variable? {
        guard let end = plainVariableEnd(at: position) else { return nil }
        guard endsWord(at: end) || bytes[end].endsConditionVariable else { return nil }
        let start = position
        position = end
        return Variable(string(start + 1..<end), span: start..<end)
    }

    /// Whether a byte cannot belong to the rows in `$name:1-3,7`.
    private func endsRows(at index: Int) -> Bool {
        guard index < bytes.count else { return true }
        let byte = bytes[index]
        return !(byte.continuesName || byte == .comma || byte == .hyphen)
    }

    /// The end of `$name`, `$12`, `$@`, `$#` or `$?` at `index`; nil when the `$` is text.
    private func plainVariableEnd(at index: Int) -> Int? {
        var end = index + 1
        guard end < bytes.count else { return nil }
        let first = bytes[end]
        if first.startsName {
            while end < bytes.count, bytes[end].continuesName { end += 1 }
            return end
        }
        if first.isDigit {
            while end < bytes.count, bytes[end].isDigit { end += 1 }
            return end
        }
        return first.isSpecialVariable ? end + 1 : nil
    }

    /// A variable inside `"…"`; nil when the `$` is text.
    mutating func scanInnerVariable() throws(UsageError) -> Variable? {
        if position + 1 < bytes.count, bytes[position + 1] == .openBrace { return try scanBracedVariable() }
        guard let end = plainVariableEnd(at: position) else { return nil }
        let start = position
        position = end
        return Variable(string(start + 1..<end), span: start..<end)
    }
}

extension UInt8 {
    /// Whether a value may follow it directly in a condition.
    fileprivate var isConditionSign: Bool {
        switch self {
        case .openBracket, .comma, .less, .greater, .tilde: true
        default: false
        }
    }

    /// Whether a variable ends before it in a condition.
    fileprivate var endsConditionVariable: Bool {
        switch self {
        case .closeBracket, .comma, .equals, .less, .greater, .tilde, .exclamationMark: true
        default: false
        }
    }

    /// Whether it is the name of a special variable: `@`, `#` or `?`.
    var isSpecialVariable: Bool {
        self == UInt8(ascii: "@") || self == .numberSign || self == UInt8(ascii: "?")
    }
}

/// The content of quotes while it is read: what the escapes gave, and the start of the stretch that was read since.
private struct QuotedText {
    private var bytes: [UInt8] = []
    var runStart: Int

    init(start: Int) { runStart = start }

    var isEmpty: Bool { bytes.isEmpty }
    var string: String { String(decoding: bytes, as: UTF8.self) }

    mutating func append(_ more: some Sequence<UInt8>) { bytes.append(contentsOf: more) }
}
