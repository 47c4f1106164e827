// Tokens to a syntax tree: pipelines, how they follow each other, and whether the line goes on. Nothing is run and no
// command is looked up, except to tell a command with an operator stuck to it from a name that holds one.

/// What came of parsing.
package enum ParseOutcome: Sendable, Hashable {
    case complete(SyntaxTree)
    /// The next line belongs to it: it ends in `\`, `|`, `&&` or `||`.
    case incomplete
}

/// Parses lines.
package struct Parser {
    private let tokens: [Token]
    private let commands: Swift.Set<String>
    private var index = 0

    /// Parses one line, or several that belong together; `commands` are the first words of commands.
    package static func parse(_ text: String, commands: Swift.Set<String> = []) throws(UsageError) -> ParseOutcome {
        var parser = Parser(tokens: try Lexer.tokens(of: text), commands: commands)
        return try parser.parse()
    }

    private init(tokens: [Token], commands: Swift.Set<String>) {
        self.tokens = tokens
        self.commands = commands
    }

    private mutating func parse() throws(UsageError) -> ParseOutcome {
        var steps: [SyntaxTree.Step] = []
        var condition = SyntaxTree.Step.Condition.always
        while let token = current {
            switch token.kind {
            case .newline:
                index += 1
            case .operator(.semicolon):
                guard condition == .always, index > 0, isBehindStage else {
                    throw UsageError(.unexpectedOperator(";"), at: token.span)
                }
                index += 1
            case .continuation where index == tokens.count - 1: return .incomplete
            case .continuation: index += 1
            case .operator(let found): throw UsageError(.unexpectedOperator(found.rawValue), at: token.span)
            case .word, .system:
                guard let pipeline = try pipeline() else { return .incomplete }
                steps.append(.init(condition, pipeline))
                condition = .always
                guard let joint = joint() else { continue }
                index += 1
                skipLineEnds()
                guard current != nil else { return .incomplete }
                condition = joint
            }
        }
        return .complete(SyntaxTree(steps))
    }

    private var current: Token? { index < tokens.count ? tokens[index] : nil }

    /// Whether what stands before the semicolon is a command it can end.
    private var isBehindStage: Bool {
        switch tokens[index - 1].kind {
        case .word, .system: true
        case .operator, .newline, .continuation: false
        }
    }

    /// `&&` or `||` here.
    private func joint() -> SyntaxTree.Step.Condition? {
        switch current?.kind {
        case .operator(.and)?: .afterSuccess
        case .operator(.or)?: .afterFailure
        case .operator, .word, .newline, .system, .continuation, nil: nil
        }
    }

    private mutating func skipLineEnds() {
        while let token = current {
            switch token.kind {
            case .newline, .continuation: index += 1
            case .word, .operator, .system: return
            }
        }
    }

    /// Stages up to the next `;`, `&&`, `||` or line end; nil when the line must go on.
    private mutating func pipeline() throws(UsageError) -> Pipeline? {
        var stages: [Stage] = []
        while true {
            guard let stage = try stage() else { return nil }
            stages.append(stage)
            guard case .operator(.pipe)? = current?.kind else { return Pipeline(stages) }
            index += 1
            skipLineEnds()
            guard let next = current else { return nil }
            if case .operator(let found) = next.kind {
                throw UsageError(.unexpectedOperator(found.rawValue), at: next.span)
            }
        }
    }

    private mutating func stage() throws(UsageError) -> Stage? {
        if let token = current, case .system(let text) = token.kind {
            index += 1
            return .system(text, span: token.span)
        }
        var words: [UnexpandedWord] = []
        while let token = current {
            if case .word(let word) = token.kind {
                if words.isEmpty { try rejectOperator(in: word) }
                words.append(word)
            } else if case .continuation = token.kind {
                guard index < tokens.count - 1 else { return nil }
            } else {
                break
            }
            index += 1
        }
        let span = (words.first?.span.lowerBound ?? 0)..<(words.last?.span.upperBound ?? 0)
        if let token = current, case .operator(let found) = token.kind, found == .open || found == .close {
            throw UsageError(.unexpectedOperator(found.rawValue), at: token.span)
        }
        return .command(words, span: span)
    }

    /// `tracks|count`: a command with an operator stuck to it. Only words that begin with a command are looked at, so
    /// names such as `A|B` stay text.
    private func rejectOperator(in word: UnexpandedWord) throws(UsageError) {
        guard word.pieces.count == 1, case .bare(let text) = word.pieces[0] else { return }
        for found in ["&&", "||", "|", ";"] {
            guard let place = text.firstRange(of: found) else { continue }
            let command = String(text[..<place.lowerBound])
            guard commands.contains(command) else { continue }
            let rest = text[place.upperBound...]
            let spaced = found == ";" ? "\(command); \(rest)" : "\(command) \(found) \(rest)"
            throw UsageError(.operatorInCommand(spaced: spaced), at: word.span)
        }
    }
}

extension String {
    /// Where the text first occurs.
    fileprivate func firstRange(of other: String) -> Range<String.Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(other) { return start..<index(start, offsetBy: other.count) }
            start = index(after: start)
        }
        return nil
    }
}
