// How far a `!` command was read, and what `sh` would make of the byte that comes: in quotes, behind a backslash and in a
// comment a brace is none of juke's.

/// The reading of a command for `sh`.
struct SystemScan: Sendable {
    private enum Quote: Sendable { case none, single, double, comment }

    /// The next byte.
    var position: Int
    /// How many braces of `sh` are open.
    var depth = 0
    /// Whether something stands before it.
    private(set) var hasContent = false
    private var quote = Quote.none
    /// Whether a word could start here.
    private var atWordStart = true

    init(position: Int) { self.position = position }

    /// Whether a brace here could be one of the line's.
    var mayEndBlock: Bool { atWordStart && quote == .none }

    /// Goes on behind the byte; a backslash takes the one behind it along.
    mutating func pass(_ bytes: [UInt8]) {
        let byte = bytes[position]
        let isBlank = byte == .space || byte == .tab
        switch (quote, byte) {
        case (.none, .numberSign) where atWordStart: quote = .comment
        case (.none, .apostrophe): quote = .single
        case (.none, .quotationMark): quote = .double
        case (.single, .apostrophe), (.double, .quotationMark): quote = .none
        case (.none, .backslash), (.double, .backslash):
            if position + 1 < bytes.count, bytes[position + 1] != .newline { position += 1 }
        case (_, _): break
        }
        hasContent = hasContent || !isBlank
        atWordStart = quote == .none && (isBlank || byte == .semicolon)
        position += 1
    }
}
