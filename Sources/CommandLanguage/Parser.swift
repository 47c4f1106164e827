// The parser: tokens to a syntax tree, with the places kept. It works from left to right with no recursion: open blocks
// are kept in a stack of `TreeBuilder`, as deep as ``Parser/deepestBlock``. A text that comes line by line is a
// `GrowingParse`. What the lines do is the shell's.

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
        var parse = GrowingParse(commands: commands)
        return try parse.add(text)
    }
}
