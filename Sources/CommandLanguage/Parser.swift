// The parser: tokens to a syntax tree, with the places kept. It works from left to right with no recursion: open blocks
// are kept in a stack of `TreeBuilder`, as deep as ``Parser/deepestBlock``. What the lines do is the shell's.

/// What came of parsing a text.
package enum ParseOutcome: Sendable, Hashable {
    case complete(SyntaxTree)
    /// The last line ends in `\`, `|`, `&&` or `||`, or a block is open: whoever reads lines must add one, or report
    /// `unfinished`.
    case incomplete
}

/// Turns text into a syntax tree.
package enum Parser {
    /// How deep blocks may stand in blocks.
    package static let deepestBlock = 64

    /// Parses one or more lines.
    ///
    /// `commands` are the words that can start a stage; with them `tracks|count` is an error that shows it spaced.
    package static func parse(_ text: String, commands: Set<String> = []) throws(UsageError) -> ParseOutcome {
        var lexer = Lexer(text)
        var builder = TreeBuilder(commands: commands)
        while true {
            switch try lexer.next() {
            case .word(let word): try builder.add(word)
            case .system(let command, let span): try builder.add(.system(command, span: span))
            case .operator(let sign, let span): try builder.add(sign, span: span)
            case .semicolon(let span): try builder.endStep(at: span)
            case .newline: try builder.endLine()
            case .continuation: return .incomplete
            case .end:
                try builder.endLine()
                return builder.finish().map { .complete($0) } ?? .incomplete
            }
        }
    }
}
