// The lexer's output: words, and the few signs between commands, each with its place.

/// One token of a text; places are UTF-8 offsets.
package enum Token: Sendable, Hashable {
    /// The operators, each a separate word (Language §2).
    package enum Operator: String, Sendable, Hashable {
        case pipe = "|"
        case and = "&&"
        case or = "||"
        case openBrace = "{"
        case closeBrace = "}"
    }

    case word(UnexpandedWord)
    case `operator`(Operator, span: Range<Int>)
    /// One or more `;` in a row.
    case semicolon(span: Range<Int>)
    case newline(span: Range<Int>)
    /// `!` where a command could start, with what `sh` is given.
    case system(String, span: Range<Int>)
    /// A `\` at the very end: another line must follow.
    case continuation(span: Range<Int>)
    case end
}
