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
            /// Between `in` and the brace of a `for`, with the name and the end of `in`.
            case loopHead(String, end: Int)
            case loop(String, Pipeline)
            case body(String, [Definition.Parameter])
        }

        var role: Role
        /// The place of its first word.
        var start: Int
        /// The brace it began with; nil for the top level and for heads.
        var brace: Range<Int>?
        var steps: [SyntaxTree.Step] = []
        var stages: [Stage] = []
        /// The words of prefixes before a command of the system, which is the first of the stages.
        var prefixes: [UnexpandedWord] = []
        var words: [UnexpandedWord] = []
        /// The first of them, when it is a keyword; it says nothing while there are none.
        var firstKeyword: Keyword?
        /// Which of them is the `let` that may set a variable to the value of a pipeline.
        var letPlace: Int?
        /// The brackets around that pipeline.
        var brackets: Brackets?
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
        case .condition, .elseHead, .loopHead: false
        case .top, .then, .otherwise, .loop, .body: words.isEmpty && stages.isEmpty && justClosed == nil
        }
    }

    /// Whether it is between `else` and its brace.
    var isElseHead: Bool {
        if case .elseHead = role { true } else { false }
    }

    /// Whether anything was read.
    var hasContent: Bool { !words.isEmpty || !stages.isEmpty || !steps.isEmpty }

    /// Whether `--` came before, after which signs are text.
    var isAfterDashes: Bool { words.contains { $0.typed == "--" } }

    /// Whether it is between the first word of a block and its brace.
    var isInHead: Bool {
        switch role {
        case .condition, .elseHead, .loopHead: true
        case .top, .then, .otherwise, .loop, .body: false
        }
    }

    /// Whether what is being read must continue with a brace.
    var isHead: Bool { isInHead || named != nil }

    /// The block with a name that the words open, as far as they are read.
    var named: Keyword.Block.Named? {
        guard !isInHead, stages.isEmpty, words.count > 1, case .named(let named)? = firstKeyword?.block
        else { return nil }
        return named
    }

    /// Throws when a brace, or the end of the line, must come first.
    func requireRoom(for text: String, at span: Range<Int>) throws(UsageError) {
        if case .elseHead = role { throw UsageError(.wanted("{ or \(Keyword.if.rawValue)", instead: text), at: span) }
        if wantsBrace {
            throw joinedBrace ?? missingBlock(at: span) ?? UsageError(.wanted("{", instead: text), at: span)
        }
        if justClosed != nil { throw UsageError(.wanted("; or a new line", instead: text), at: span) }
    }

    /// Throws when a head is not finished. A condition may continue, with `&&` and the like, and so may the pipeline
    /// that a loop goes through.
    func requireNoHead(before text: String, at span: Range<Int>) throws(UsageError) {
        guard isHead else { return }
        if case .condition = role, text != ";", hasContent, !wantsBrace { return }
        if case .loopHead = role, text == "|", hasContent, !wantsBrace {
            // Numbers that are counted are no rows.
            guard stages.isEmpty, let first = words.first, first.isRange else { return }
            throw UsageError(.block(.rangeInPipe(first.typed)), at: first.span)
        }
        if let joinedBrace { throw joinedBrace }
        // `if x; then`: what is missing is the block, and not a way to write the sign.
        guard text == ";", let error = missingBlock(at: span) else {
            throw UsageError(.wanted("{", instead: text), at: span)
        }
        throw error
    }

    /// The error for a block whose brace does not come: how it is written here. Nil where no head is being read.
    func missingBlock(at span: Range<Int>) -> UsageError? {
        (testUsage ?? headUsage).map { UsageError(.block(.missing(usage: $0)), at: span) }
    }

    /// `if test $x = 5 { … }` for `if [ $x = 5 ]`; nil where a condition begins otherwise.
    private var testUsage: String? {
        guard case .condition = role, stages.isEmpty, steps.isEmpty, let first = words.first,
            first.typed == "[" || first.typed == "[["
        else { return nil }
        let test = words.dropFirst().prefix { $0.typed != "]" && $0.typed != "]]" }
        guard !test.isEmpty else { return nil }
        return test.reduce("\(Keyword.if.rawValue) \(Keyword.testCommand)") { $0 + " " + $1.typed } + " { … }"
    }

    /// How the block is typed whose head is being read; nil where nothing of it has come.
    private var headUsage: String? {
        switch role {
        case .condition: Keyword.Block.conditionUsage
        case .loopHead: Keyword.Block.Named.loop.usage
        case .elseHead: nil
        case .top, .then, .otherwise, .loop, .body: named?.usage
        }
    }

    /// Remembers a brace without a space after it, where a brace must come.
    mutating func note(_ word: UnexpandedWord) {
        guard isHead, joinedBrace == nil, case .bare(let text)? = word.pieces.first, text.utf8.first == .openBrace,
            text.utf8.count > 1
        else { return }
        joinedBrace = UsageError(.block(.joinedBrace(String(text.dropFirst()))), at: word.span)
    }

    /// What the words of `def` open; a `for` without its `in` opens nothing.
    func header(of named: Keyword.Block.Named) throws(UsageError) -> Role {
        let name = try name(for: named)
        switch named {
        case .definition: return .body(name, try parameters())
        case .loop:
            let end = words[words.count - 1].span.upperBound
            throw UsageError(
                .missingPart(
                    "`\(Keyword.in.rawValue)`", after: words[words.count - 1].typed, usage: named.usage), at: end..<end)
        }
    }

    /// The second word, which names a variable or a function.
    func name(for named: Keyword.Block.Named) throws(UsageError) -> String {
        if named == .loop, Keyword(words[1]) == .in, words.count < 3 || Keyword(words[2]) != .in {
            let end = words[0].span.upperBound
            throw UsageError(.missingPart("a name", after: words[0].typed, usage: named.usage), at: end..<end)
        }
        guard words[1].variables.isEmpty else {
            let keyword: Keyword =
                switch named {
                case .loop: .for
                case .definition: .def
                }
            throw UsageError(.variable(.inName(words[1].typed, command: keyword.rawValue)), at: words[1].span)
        }
        guard case .bare(let name)? = words[1].pieces.first, words[1].pieces.count == 1, Self.isName(name, of: named)
        else { throw Self.invalidName(words[1].typed, at: words[1].span) }
        return name
    }

    /// The error for a `for` without anything after its `in`.
    func missingThings(at end: Int) -> UsageError {
        UsageError(
            .missingPart(
                "what it goes through", after: Keyword.in.rawValue, usage: Keyword.Block.Named.loop.usage),
            at: end..<end)
    }

    /// The names of arguments after the name of a function: `a b=7`. Those that may be left out come last.
    private func parameters() throws(UsageError) -> [Definition.Parameter] {
        var parameters: [Definition.Parameter] = []
        for word in words[2...] {
            guard case .bare(let text)? = word.pieces.first else { throw Self.invalidName(word.typed, at: word.span) }
            let name = String(text.prefix { $0 != "=" })
            guard Self.isName(name, of: .loop) else { throw Self.invalidName(word.typed, at: word.span) }
            let preset = name.utf8.count < text.utf8.count ? word.after(name.utf8.count + 1) : nil
            guard preset != nil || word.pieces.count == 1 else { throw Self.invalidName(word.typed, at: word.span) }
            guard preset != nil || parameters.last?.preset == nil else {
                throw UsageError(.block(.parameterAfterOptional(name)), at: word.span)
            }
            parameters.append(Definition.Parameter(name, preset: preset, typed: word.typed, span: word.span))
        }
        return parameters
    }

    private static func invalidName(_ text: String, at span: Range<Int>) -> UsageError {
        UsageError(.invalidName(text, allowed: "letters from a to z, digits and _"), at: span)
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
        letPlace = nil
    }

    /// Turns the stages that were read into a step.
    mutating func endPipeline(next: SyntaxTree.Step.Condition) {
        if !stages.isEmpty { steps.append(SyntaxTree.Step(condition, .pipeline(Pipeline(stages, prefixes: prefixes)))) }
        stages = []
        prefixes = []
        brackets = nil
        condition = next
    }
}

extension UnexpandedWord {
    /// Whether it is `1..3`, where each number may also be a variable.
    fileprivate var isRange: Bool {
        var bytes: [UInt8] = []
        for piece in pieces {
            switch piece {
            case .bare(let text): bytes += text.utf8
            case .variable: bytes.append(UInt8(ascii: "0"))
            case .quoted: return false
            }
        }
        var rest = bytes[...]
        func takesNumber() -> Bool {
            if rest.first == .hyphen { rest = rest.dropFirst() }
            let digits = rest.prefix { $0.isDigit }
            rest = rest.dropFirst(digits.count)
            return !digits.isEmpty
        }
        guard takesNumber(), rest.starts(with: [.dot, .dot]) else { return false }
        rest = rest.dropFirst(2)
        return takesNumber() && rest.isEmpty
    }

    /// The word without the first bytes of its bare text; it may be empty.
    fileprivate func after(_ count: Int) -> UnexpandedWord {
        var rest = pieces
        if case .bare(let first)? = rest.first { rest[0] = .bare(String(first.utf8.dropFirst(count)) ?? "") }
        if rest.first == .bare(""), rest.count > 1 { rest.removeFirst() }
        return UnexpandedWord(
            rest, typed: String(typed.utf8.dropFirst(count)) ?? "", span: span.lowerBound + count..<span.upperBound)
    }
}
