// The words of a condition, split where its signs are, so that `year<1980` is three of them. What they mean together is
// decided by `ConditionParser`, and for an unfinished condition by completion.

/// A word or an operator of a condition.
struct ConditionToken {
    var text: String
    var span: Range<Int>
    /// Whether it was neither quoted nor the value of a variable.
    var isBare: Bool
    /// The variable, when it holds rows.
    var rowVariable: Variable?

    /// The keyword that it is; nil for values and for what was quoted.
    var keyword: Keyword? { isBare ? Keyword(inCondition: text) : nil }

    private static let operators = ["!=", "<=", ">=", "!~", "=", "<", ">", "~", "(", ")", ","]

    static func isOperator(_ text: String) -> Bool { operators.contains(text) }

    /// The tokens of a word: operators in bare words are separate, so `year<1980` is three tokens.
    static func tokens(of word: Word) -> [ConditionToken] {
        if let variable = word.rowVariable {
            return [ConditionToken(text: word.text, span: word.span, isBare: false, rowVariable: variable)]
        }
        var start = word.span.lowerBound
        var tokens: [ConditionToken] = []
        var isAfterValue = false
        for piece in word.pieces {
            switch piece.origin {
            case .bare:
                tokens += Self.tokens(ofBare: piece.text, at: start, isAfterValue: isAfterValue)
                isAfterValue = false
            // One pair of quotes is one value, whatever variables are in it.
            case .quoted where isAfterValue, .variable where isAfterValue: tokens[tokens.count - 1].text += piece.text
            case .quoted, .variable:
                tokens.append(ConditionToken(text: piece.text, span: word.span, isBare: false))
                isAfterValue = true
            }
            start += piece.text.utf8.count
        }
        return tokens
    }

    /// Splits a bare stretch of a word at its operators.
    private static func tokens(ofBare text: String, at offset: Int, isAfterValue: Bool) -> [ConditionToken] {
        let bytes = Array(text.utf8)
        var tokens: [ConditionToken] = []
        var nameStart = 0
        var position = 0
        func add(_ range: Range<Int>) {
            guard !range.isEmpty else { return }
            tokens.append(
                ConditionToken(
                    text: String(decoding: bytes[range], as: UTF8.self),
                    span: offset + range.lowerBound..<offset + range.upperBound, isBare: true))
        }
        while position < bytes.count {
            let length = operatorLength(in: bytes, at: position)
            // A comma at the beginning of a word belongs to it; it separates only where a field or a value ends.
            let isSplit =
                bytes[position] != .comma || nameStart < position || position + 1 == bytes.count
                || isAfterValue && position == 0
            guard length > 0, isSplit else {
                position += 1
                continue
            }
            add(nameStart..<position)
            add(position..<position + length)
            position += length
            nameStart = position
        }
        add(nameStart..<bytes.count)
        return tokens
    }

    /// The length of the operator at a place; 0 when there is none.
    private static func operatorLength(in bytes: [UInt8], at index: Int) -> Int {
        let next = index + 1 < bytes.count ? bytes[index + 1] : 0
        return switch bytes[index] {
        case .exclamationMark: next == .equals || next == .tilde ? 2 : 0
        case .less, .greater: next == .equals ? 2 : 1
        case .equals, .tilde, .openBracket, .closeBracket, .comma: 1
        default: 0
        }
    }
}
