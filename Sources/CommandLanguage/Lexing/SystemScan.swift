// How far a `!` command was read, and what is open in it to `sh`: quotes, brackets, braces, a comment. Only where
// nothing is open can it end (Language §2). Which sign ends it is decided by Lexer.

/// The reading of a command for `sh`, byte by byte. It knows as much of the syntax of `sh` as the end of the command
/// needs.
struct SystemScan: Sendable {
    /// Something of `sh` that was opened, and holds whatever comes until it is closed.
    private enum Opened: UInt8, Sendable {
        case single, double, backquote, comment
        /// `(`, also that of `$(`.
        case bracket
        /// `{` as a word of its own.
        case brace
        /// `${`
        case parameter
    }

    /// The place of the next byte.
    var position: Int
    /// The end of what was passed, without the blanks after it.
    private(set) var contentEnd: Int
    /// Whether the command has begun.
    private(set) var hasContent = false
    /// What is open, the innermost last.
    private var opened: [Opened] = []
    /// Whether a word could start here.
    private(set) var atWordStart = true
    /// Whether a blank comes before, or nothing.
    private(set) var afterBlank = true

    init(position: Int) {
        self.position = position
        contentEnd = position
    }

    /// Whether nothing of `sh` is open, so that the command could end here.
    var mayEnd: Bool { opened.isEmpty }

    /// Passes one byte; a backslash takes the next one along. `endsWord` says whether a word that reaches to a place
    /// ends there.
    mutating func pass(_ bytes: [UInt8], endsWord: (Int) -> Bool) {
        let byte = bytes[position]
        let isBlank = byte == .space || byte == .tab
        switch opened.last {
        case .single: if byte == .apostrophe { opened.removeLast() }
        case .comment: break
        case .double:
            if byte == .quotationMark { opened.removeLast() } else { passInside(bytes) }
        case .backquote where byte == .backquote: opened.removeLast()
        case .parameter where byte == .closeBrace: opened.removeLast()
        case .backquote, .parameter, .bracket, .brace, nil: passPlain(bytes, endsWord)
        }
        hasContent = hasContent || !isBlank
        afterBlank = isBlank
        atWordStart = isBlank || byte == .semicolon || byte == .openBracket
        position += 1
        if !isBlank { contentEnd = position }
    }

    /// Passes a byte outside of quotes.
    private mutating func passPlain(_ bytes: [UInt8], _ endsWord: (Int) -> Bool) {
        switch bytes[position] {
        case .numberSign where atWordStart && opened.last != .parameter: opened.append(.comment)
        case .apostrophe: opened.append(.single)
        case .quotationMark: opened.append(.double)
        case .openBracket: opened.append(.bracket)
        case .closeBracket: if opened.last == .bracket { opened.removeLast() }
        case .openBrace where atWordStart && endsWord(position + 1): opened.append(.brace)
        case .closeBrace where opened.last == .brace && atWordStart: opened.removeLast()
        case _: passInside(bytes)
        }
    }

    /// Passes what means the same inside `"…"` and outside of it.
    private mutating func passInside(_ bytes: [UInt8]) {
        let hasNext = position + 1 < bytes.count && bytes[position + 1] != .newline
        switch bytes[position] {
        case .backslash where hasNext: position += 1
        case .backquote: opened.append(.backquote)
        case .dollar where hasNext && bytes[position + 1] == .openBracket:
            opened.append(.bracket)
            position += 1
        case .dollar where hasNext && bytes[position + 1] == .openBrace:
            opened.append(.parameter)
            position += 1
        case _: break
        }
    }
}
