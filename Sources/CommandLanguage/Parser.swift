// The parser: tokens to a syntax tree, with the places kept. It works from left to right with no recursion; blocks are
// not in the grammar, so a brace of its own is an error wherever it stands.

/// What came of parsing a text.
package enum ParseOutcome: Sendable, Hashable {
    case complete(SyntaxTree)
    /// The last line ends in `\`, `|`, `&&` or `||`: whoever reads lines must add one, or report `unfinished`.
    case incomplete
}

/// Turns text into a syntax tree.
package enum Parser {
    /// Parses one or more lines.
    ///
    /// `commands` are the words that can start a stage; with them `tracks|count` is an error that shows it spaced.
    package static func parse(_ text: String, commands: Set<String> = []) throws(UsageError) -> ParseOutcome {
        var lexer = Lexer(text)
        var builder = TreeBuilder(commands: commands)
        while true {
            switch try lexer.next() {
            case .word(let word): try builder.add(word)
            case .system(let command, let span): builder.add(.system(command, span: span))
            case .operator(let sign, let span): try builder.add(sign, span: span)
            case .semicolon(let span): try builder.endStep(at: span)
            case .newline: builder.endLine()
            case .continuation: return .incomplete
            case .end: return builder.needsCommand ? .incomplete : .complete(builder.finish())
            }
        }
    }
}

/// A tree while it grows.
private struct TreeBuilder {
    let commands: Set<String>
    private var steps: [SyntaxTree.Step] = []
    private var stages: [Stage] = []
    private var words: [UnexpandedWord] = []
    private var condition = SyntaxTree.Step.Condition.always
    /// Whether an operator came last, so that a command must follow.
    private(set) var needsCommand = false

    init(commands: Set<String>) { self.commands = commands }

    mutating func add(_ word: UnexpandedWord) throws(UsageError) {
        if words.isEmpty, !commands.isEmpty, let spaced = OperatorSpacing.spaced(word, commands: commands) {
            throw UsageError(.operatorInCommand(spaced: spaced), at: word.span)
        }
        words.append(word)
        needsCommand = false
    }

    mutating func add(_ stage: Stage) {
        stages.append(stage)
        needsCommand = false
    }

    mutating func add(_ sign: Token.Operator, span: Range<Int>) throws(UsageError) {
        endStage()
        guard !needsCommand, !stages.isEmpty else { throw UsageError(.unexpectedOperator(sign.rawValue), at: span) }
        switch sign {
        case .pipe: break
        case .and: endPipeline(next: .afterSuccess)
        case .or: endPipeline(next: .afterFailure)
        case .openBrace, .closeBrace: throw UsageError(.unexpectedOperator(sign.rawValue), at: span)
        }
        needsCommand = true
    }

    mutating func endStep(at span: Range<Int>) throws(UsageError) {
        guard !needsCommand else { throw UsageError(.unexpectedOperator(";"), at: span) }
        endLine()
    }

    mutating func endLine() {
        guard !needsCommand else { return }
        endStage()
        endPipeline(next: .always)
    }

    mutating func finish() -> SyntaxTree {
        endLine()
        return SyntaxTree(steps)
    }

    private mutating func endStage() {
        guard let first = words.first, let last = words.last else { return }
        stages.append(.command(words, span: first.span.lowerBound..<last.span.upperBound))
        words = []
    }

    private mutating func endPipeline(next: SyntaxTree.Step.Condition) {
        if !stages.isEmpty { steps.append(SyntaxTree.Step(condition, Pipeline(stages))) }
        stages = []
        condition = next
    }
}

/// Finds commands that were typed with no blanks round an operator.
private enum OperatorSpacing {
    /// `tracks | count` for `tracks|count`; nil when what stands before the operator is no command.
    static func spaced(_ word: UnexpandedWord, commands: Set<String>) -> String? {
        guard case .bare(let text)? = word.pieces.first else { return nil }
        let bytes = Array(text.utf8)
        guard let first = bytes.indices.first(where: { length(of: bytes, at: $0) > 0 }),
            commands.contains(String(decoding: bytes[..<first], as: UTF8.self))
        else { return nil }
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
        return String(decoding: spaced, as: UTF8.self) + word.typed.dropFirst(text.count)
    }

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
