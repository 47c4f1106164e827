// A text that comes line by line, parsed as it comes. What was read stays read, so a block of ten thousand
// lines costs the work of ten thousand lines and not of their sum. The reader of lines keeps one of these
// while a text is unfinished.

/// The parse of a text that may still grow.
package struct GrowingParse: Sendable {
    /// Everything so far, lines joined by line ends.
    package private(set) var text = ""
    /// How many tokens were read: the cost of the parse, for tests.
    package private(set) var tokenCount = 0
    private var lexer = Lexer("")
    private var builder: TreeBuilder
    private var isEmpty = true
    /// Whether a `!` command took the rest of a line while a block was open.
    private var hasSystemInBlock = false

    /// `isCommand` says whether a stage can start with a word.
    package init(isCommand: @escaping @Sendable (String) -> Bool = { _ in false }) {
        builder = TreeBuilder(isCommand: isCommand)
    }

    /// Adds a line, and returns whether the text is complete now.
    ///
    /// After a throw, and once complete, nothing more can be added.
    package mutating func add(_ line: String) throws(UsageError) -> ParseOutcome {
        if !isEmpty {
            text += "\n"
            lexer.append([.newline])
        }
        isEmpty = false
        text += line
        lexer.append(line.utf8)
        while true {
            tokenCount += 1
            switch try lexer.next() {
            case .word(let word):
                do throws(UsageError) { try builder.add(word) } catch { throw withRest(error) }
            case .system(let command, let span):
                try builder.add(.system(command, span: span))
                if builder.openBrace != nil { hasSystemInBlock = true }
            case .operator(let sign, let span): try builder.add(sign, span: span)
            case .semicolon(let span): try builder.endStep(at: span)
            case .newline(let span): try builder.endLine(at: span.lowerBound)
            case .continuation: return .incomplete
            case .end:
                try builder.endLine(at: text.utf8.count)
                return builder.finish().map { .complete($0) } ?? .incomplete
            }
        }
    }

    /// The error with the rest of its line and its pipeline so far, if it shows how to type that.
    private func withRest(_ error: UsageError) -> UsageError {
        guard case .operatorInCommand(let spaced) = error.fault else { return error }
        let rest = text.utf8.dropFirst(error.span.upperBound).prefix { $0 != .newline }
        let start = min(builder.pipelineStart ?? error.span.lowerBound, error.span.lowerBound)
        let head = text.utf8.dropFirst(start).prefix(error.span.lowerBound - start)
        let blank = rest.first == .space && spaced.hasSuffix(" ")
        // What came on the lines before is left out.
        let whole =
            (head.contains(.newline) ? "" : String(decoding: head, as: UTF8.self))
            + (blank ? String(spaced.dropLast()) : spaced) + String(decoding: rest, as: UTF8.self)
        return UsageError(.operatorInCommand(spaced: whole), at: error.span)
    }

    /// The error when nothing more comes: a block that is still open, or a line that must continue.
    package var unfinished: UsageError {
        if let brace = builder.openBrace {
            return UsageError(hasSystemInBlock ? .block(.openAfterSystemCommand) : .block(.unclosed), at: brace)
        }
        if let joined = builder.joinedBrace { return joined }
        let end = text.utf8.count
        if let missing = builder.missingBlock(at: end) { return missing }
        return UsageError(.unfinished(after: builder.lastOperator), at: end..<end)
    }
}
