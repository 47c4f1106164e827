// Variables in braces: `${name}`, `${name.field}`, `${name.field.part}`, and those that say what is done where the
// value is missing: `${1:-default}` and `${1:?sentence}`. The text may hold variables itself. Plain variables are in
// `Lexer+Words`.

extension Lexer {
    /// How deep such texts may hold each other.
    private static let deepestText = 8

    /// `${name}`, `${name.field}`, `${name.field.part}`, `${10}`, `${@}`, `${1:-TEXT}`, `${name:?TEXT}`.
    mutating func scanBracedVariable() throws(UsageError) -> Variable {
        let start = position
        var end = start + 2
        while end < bytes.count, bytes[end].continuesName || bytes[end] == .dot || bytes[end].isSpecialVariable {
            end += 1
        }
        let parts = bytes[start + 2..<end].split(separator: .dot, maxSplits: 1, omittingEmptySubsequences: false)
        guard let name = parts.first, isVariableName(name), parts.count == 1 || isField(parts[1]) else {
            throw invalidVariable(from: start)
        }
        position = end
        let alternative = try scanAlternative(of: start)
        guard position < bytes.count, bytes[position] == .closeBrace else { throw invalidVariable(from: start) }
        position += 1
        return Variable(
            String(decoding: name, as: UTF8.self),
            field: parts.count == 2 ? String(decoding: parts[1], as: UTF8.self) : nil, alternative: alternative,
            span: start..<position)
    }

    /// `:-TEXT` or `:?TEXT`, up to the brace that closes the variable at `start`; nil where neither comes.
    private mutating func scanAlternative(of start: Int) throws(UsageError) -> Variable.Alternative? {
        guard position + 1 < bytes.count, bytes[position] == .colon else { return nil }
        let sign = bytes[position + 1]
        guard sign == .hyphen || sign == .questionMark else { return nil }
        position += 2
        openTexts += 1
        defer { openTexts -= 1 }
        guard openTexts <= Self.deepestText else { throw invalidVariable(from: start) }
        let pieces = try scanText(of: start)
        return sign == .hyphen ? .text(pieces) : .refusal(pieces)
    }

    /// The text up to the brace: in quotes, or bare with variables in it.
    private mutating func scanText(of start: Int) throws(UsageError) -> [UnexpandedWord.Piece] {
        var pieces: [UnexpandedWord.Piece] = []
        if position < bytes.count, let quote = Quote.opening(in: bytes, at: position),
            quote.rest(in: bytes, from: position + quote.length, before: .closeBrace)
        {
            try scanQuoted(quote, into: &pieces)
            return pieces
        }
        var textStart = position
        while position < bytes.count, bytes[position] != .newline, bytes[position] != .closeBrace {
            guard bytes[position] == .dollar, let variable = try scanInnerVariable() else {
                position += 1
                continue
            }
            if textStart < variable.span.lowerBound {
                pieces.append(.quoted(string(textStart..<variable.span.lowerBound)))
            }
            pieces.append(.variable(variable))
            textStart = position
        }
        if textStart < position { pieces.append(.quoted(string(textStart..<position))) }
        return pieces
    }

    /// The error for `${` that begins no variable: with its brace where there is one.
    private func invalidVariable(from start: Int) -> UsageError {
        var end = start + 2
        while end < bytes.count, bytes[end] != .closeBrace, bytes[end] != .newline { end += 1 }
        let isClosed = end < bytes.count && bytes[end] == .closeBrace
        if !isClosed, start + 2 < end, bytes[start + 2].continuesName {
            let word = bytes[start..<end].prefix { $0 != .space && $0 != .tab && $0 != UInt8(ascii: "\"") }
            return UsageError(.variable(.unclosed(string(start..<word.endIndex) + "}")), at: start..<word.endIndex)
        }
        let span = isClosed ? start..<end + 1 : start..<start + 2
        return UsageError(.variable(.invalid(string(span))), at: span)
    }

    /// Whether a name can be that of a variable: letters, a number, or one of the signs.
    private func isVariableName(_ name: ArraySlice<UInt8>) -> Bool {
        guard let first = name.first else { return false }
        return isName(name) || name.allSatisfy(\.isDigit) || (name.count == 1 && first.isSpecialVariable)
    }

    /// Whether a text is the name of a field, or of a part of one: `duration.seconds`.
    private func isField(_ text: ArraySlice<UInt8>) -> Bool {
        let names = text.split(separator: .dot, omittingEmptySubsequences: false)
        return names.count <= 2 && names.allSatisfy { isName($0) }
    }

    /// Whether a text is letters, digits and underscores, not beginning with a digit.
    private func isName(_ name: ArraySlice<UInt8>) -> Bool {
        name.first?.startsName == true && name.allSatisfy(\.continuesName)
    }
}

extension Quote {
    /// Whether the closing sign comes on the same line, and this byte directly after it.
    fileprivate func rest(in bytes: [UInt8], from index: Int, before byte: UInt8) -> Bool {
        var end = index
        while end < bytes.count, bytes[end] != .newline {
            if closes(in: bytes, at: end) {
                return end + length < bytes.count && bytes[end + length] == byte
            }
            end += !isLiteral && bytes[end] == .backslash ? 2 : 1
        }
        return false
    }
}
