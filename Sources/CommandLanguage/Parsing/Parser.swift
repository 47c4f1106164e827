// The parser: from tokens to a syntax tree that keeps the places. It works from left to right without
// recursion: open blocks are kept in the stack of `TreeBuilder`, at most ``Parser/deepestBlock`` of them. A
// text that comes line by line is a `GrowingParse`. Running the lines is left to the shell.

/// The result of parsing a text.
package enum ParseOutcome: Sendable, Hashable {
    case complete(SyntaxTree)
    /// The last line ends in `\`, `|`, `&&` or `||`, or a block is open. The reader of lines must add
    /// one, or report `unfinished`.
    case incomplete
}

/// Turns text into a syntax tree.
package enum Parser {
    /// How deep blocks may nest.
    package static let deepestBlock = 64

    /// Parses one or more lines.
    ///
    /// - Parameter isCommand: Whether a stage can start with a word. With them `tracks|count` is an error
    ///   that shows it with spaces.
    package static func parse(
        _ text: String, isCommand: @escaping @Sendable (String) -> Bool = { _ in false }
    ) throws(UsageError) -> ParseOutcome {
        var parse = GrowingParse(isCommand: isCommand)
        return try parse.add(text)
    }
}
