// Operators typed without spaces beside a command (`tracks|count`, `take 3| count`, `tracks |count`). They are found so
// that the error can show the line with spaces (Language §2); to the lexer they are part of a word, because names
// contain them.

/// Finds commands that were typed without spaces around an operator.
enum OperatorSpacing {
    /// `tracks | count` for `tracks|count`; nil when the text before the operator is not a command.
    static func spaced(_ word: UnexpandedWord, isCommand: (String) -> Bool) -> String? {
        // Nearly every command has none of these signs.
        guard case .bare(let text)? = word.pieces.first, text.utf8.contains(where: \.isOperatorSign) else { return nil }
        let bytes = Array(text.utf8)
        guard let first = bytes.indices.first(where: { length(of: bytes, at: $0) > 0 }),
            isCommand(String(decoding: bytes[..<first], as: UTF8.self))
        else { return nil }
        return spaced(bytes) + word.typed.dropFirst(text.count)
    }

    /// `| count` for `|count` after other words; nil where what follows the sign is no command, so that it is text.
    static func spacedBefore(_ word: UnexpandedWord, isCommand: (String) -> Bool) -> String? {
        guard case .bare(let text)? = word.pieces.first, text.utf8.first?.isOperatorSign == true else { return nil }
        let bytes = Array(text.utf8)
        let length = length(of: bytes, at: 0)
        // A bracket may be that of `let NAME = (`.
        let name = bytes[length...].prefix { !$0.isOperatorSign && $0 != .closeBracket }
        guard length > 0, bytes[0] != .semicolon, isCommand(String(decoding: name, as: UTF8.self)) else { return nil }
        return String(spaced(bytes).dropFirst() + word.typed.dropFirst(text.count))
    }

    /// `3 |` for `3|` where the next word is a command; nil where it is text.
    static func spacedAfter(
        _ word: UnexpandedWord, before next: UnexpandedWord, isCommand: (String) -> Bool
    ) -> String? {
        guard case .bare(let text)? = word.pieces.last, let sign = text.utf8.last, sign == .pipe || sign == .ampersand
        else { return nil }
        let count = text.utf8.reversed().prefix { $0 == sign }.count
        guard sign == .pipe ? count < 3 : count == 2, word.typed.utf8.count > count, next.pieces.count == 1,
            case .bare(let name) = next.pieces[0], isCommand(String(name.prefix { $0 != ")" }))
        else { return nil }
        return word.typed.dropLast(count) + " " + word.typed.suffix(count)
    }

    /// Whether a word may be refused beside a command, since it begins or ends with an operator.
    static func mayTouch(_ text: String) -> Bool {
        ["|", "&&"].contains { text.utf8.starts(with: $0.utf8) || text.utf8.reversed().starts(with: $0.utf8) }
    }

    /// A text with blanks around its operators.
    private static func spaced(_ bytes: [UInt8]) -> String {
        var spaced: [UInt8] = []
        var index = 0
        while index < bytes.count {
            let length = length(of: bytes, at: index)
            guard length > 0 else {
                spaced.append(bytes[index])
                index += 1
                continue
            }
            if bytes[index] != .semicolon { spaced.append(.space) }
            spaced += bytes[index..<index + length]
            spaced.append(.space)
            index += length
        }
        return String(decoding: spaced, as: UTF8.self)
    }

    /// The length of the operator at a place; 0 when there is none.
    private static func length(of bytes: [UInt8], at index: Int) -> Int {
        let doubled = index + 1 < bytes.count && bytes[index + 1] == bytes[index]
        return switch bytes[index] {
        case .semicolon: 1
        case .pipe: doubled ? 2 : 1
        case .ampersand: doubled ? 2 : 0
        default: 0
        }
    }
}

extension UInt8 {
    /// Whether an operator may begin with it.
    fileprivate var isOperatorSign: Bool {
        switch self {
        case .semicolon, .pipe, .ampersand: true
        default: false
        }
    }
}
