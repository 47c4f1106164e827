// How far a `!` command was read, and what the next byte would mean to `sh`: in quotes, after a backslash and
// in a comment a brace does not belong to juke.

/// The reading of a command for `sh`, byte by byte. It knows as much of the syntax of `sh`
/// as the end of a block needs.
struct SystemScan: Sendable {
    private enum Quote: Sendable { case none, single, double, comment }

    /// The place of the next byte.
    var position: Int
    /// How many braces of `sh` are open.
    var depth = 0
    /// Whether the command has begun.
    private(set) var hasContent = false
    private var quote = Quote.none
    /// Whether a word could start here.
    private var atWordStart = true

    init(position: Int) { self.position = position }

    /// Whether a brace here could belong to juke.
    var mayEndBlock: Bool { atWordStart && quote == .none }

    /// Passes one byte; a backslash takes the next one along.
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
