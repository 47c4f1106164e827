// One open block of a growing tree: what it will become, its finished steps, and the words of
// the stage that is being read.

extension TreeBuilder {
    /// An open block, or the top level.
    struct Frame {
        /// What it will become.
        enum Role {
            case top
            /// Between `if` and its brace, with the branches before it.
            case condition([Choice.Branch])
            case then([Choice.Branch], SyntaxTree)
            /// Between `else` and its brace.
            case elseHead([Choice.Branch])
            case otherwise([Choice.Branch])
            case loop(String, [UnexpandedWord])
            case body(String)
        }

        var role: Role
        /// The place of its first word.
        var start: Int
        /// The brace it began with; nil for the top level and for heads.
        var brace: Range<Int>?
        var steps: [SyntaxTree.Step] = []
        var stages: [Stage] = []
        var words: [UnexpandedWord] = []
        /// The first of them, when it is a keyword; it says nothing while there are none.
        var firstKeyword: Keyword?
        /// How the next statement follows the one before it.
        var condition = SyntaxTree.Step.Condition.always
        /// Whether an operator came last, so that a command must follow.
        var needsCommand = false
        /// Whether a head is complete except for its brace.
        var wantsBrace = false
        /// The block that was closed last, as long as nothing else has come.
        var justClosed: SyntaxTree.Step?
        /// The error when no brace comes: one was typed together with the word after it.
        var joinedBrace: UsageError?

        init(role: Role, start: Int) {
            self.role = role
            self.start = start
        }
    }
}

extension TreeBuilder.Frame {
    /// Whether a statement can start here.
    var isAtStart: Bool {
        switch role {
        case .condition, .elseHead: false
        case .top, .then, .otherwise, .loop, .body: words.isEmpty && stages.isEmpty && justClosed == nil
        }
    }

    /// Whether it is between `else` and its brace.
    var isElseHead: Bool {
        if case .elseHead = role { true } else { false }
    }

    /// Whether anything was read.
    var hasContent: Bool { !words.isEmpty || !stages.isEmpty || !steps.isEmpty }

    /// Whether what is being read must continue with a brace.
    var isHead: Bool {
        switch role {
        case .condition, .elseHead: true
        case .top, .then, .otherwise, .loop, .body: named != nil
        }
    }

    /// The block with a name that the words open, as far as they are read.
    var named: Keyword.Block.Named? {
        switch role {
        case .condition, .elseHead: return nil
        case .top, .then, .otherwise, .loop, .body:
            guard stages.isEmpty, words.count > 1, case .named(let named)? = firstKeyword?.block else { return nil }
            return named
        }
    }

    /// Throws when a brace, or the end of the line, must come first.
    func requireRoom(for text: String, at span: Range<Int>) throws(UsageError) {
        if case .elseHead = role { throw UsageError(.wanted("{ or \(Keyword.if.rawValue)", instead: text), at: span) }
        if wantsBrace { throw joinedBrace ?? UsageError(.wanted("{", instead: text), at: span) }
        if justClosed != nil { throw UsageError(.wanted("; or a new line", instead: text), at: span) }
    }

    /// Throws when a head is not finished. Only a condition may continue, with `&&` and the like.
    func requireNoHead(before text: String, at span: Range<Int>) throws(UsageError) {
        guard isHead else { return }
        if case .condition = role, text != ";", hasContent, !wantsBrace { return }
        throw joinedBrace ?? UsageError(.wanted("{", instead: text), at: span)
    }

    /// Remembers a brace without a space after it, where a brace must come.
    mutating func note(_ word: UnexpandedWord) {
        guard isHead, joinedBrace == nil, case .bare(let text)? = word.pieces.first, text.utf8.first == .openBrace,
            text.utf8.count > 1
        else { return }
        joinedBrace = UsageError(.block(.joinedBrace(String(text.dropFirst()))), at: word.span)
    }

    /// What the words of `for` or `def` open.
    func header(of named: Keyword.Block.Named) throws(UsageError) -> Role {
        guard case .bare(let name)? = words[1].pieces.first, words[1].pieces.count == 1, Self.isName(name, of: named)
        else {
            throw UsageError(
                .invalidName(words[1].typed, allowed: "letters from a to z, digits and _"), at: words[1].span)
        }
        switch named {
        case .definition:
            guard words.count == 2 else {
                throw UsageError(.surplusArgument(words[2].typed, usage: named.usage), at: words[2].span)
            }
            return .body(name)
        case .loop:
            let end = words[words.count - 1].span.upperBound
            guard words.count > 3, Keyword(words[2]) == .in else {
                let part = words.count < 3 ? "`\(Keyword.in.rawValue)`" : "what it goes through"
                throw UsageError(
                    .missingPart(part, after: words[words.count - 1].typed, usage: named.usage), at: end..<end)
            }
            return .loop(name, Array(words[3...]))
        }
    }

    /// A command's name may have hyphens. A variable's may not, since `$name` ends at one.
    private static func isName(_ text: String, of named: Keyword.Block.Named) -> Bool {
        let mayHaveHyphens =
            switch named {
            case .loop: false
            case .definition: true
            }
        return text.utf8.first?.startsName == true
            && text.utf8.allSatisfy { $0.continuesName || $0 == .hyphen && mayHaveHyphens }
    }

    /// Turns the words that were read into a stage.
    mutating func endStage() {
        guard let first = words.first, let last = words.last else { return }
        stages.append(.command(words, span: first.span.lowerBound..<last.span.upperBound))
        words = []
    }

    /// Turns the stages that were read into a step.
    mutating func endPipeline(next: SyntaxTree.Step.Condition) {
        if !stages.isEmpty { steps.append(SyntaxTree.Step(condition, .pipeline(Pipeline(stages)))) }
        stages = []
        condition = next
    }
}
