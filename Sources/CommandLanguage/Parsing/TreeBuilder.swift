// A syntax tree while it grows: the stack of open blocks, and the rules for what may follow what. The parser
// feeds it one token after the other.

/// A tree while it grows.
struct TreeBuilder {
    private let isCommand: @Sendable (String) -> Bool
    /// The innermost open block. It is a stored property of its own, so that its arrays grow in place.
    private var frame = Frame(role: .top, start: 0)
    /// The blocks around it, the outermost first.
    private var outer: [Frame] = []

    init(isCommand: @escaping @Sendable (String) -> Bool) { self.isCommand = isCommand }

    // MARK: Tokens

    /// Adds a word: a keyword of a block, or a word of the stage.
    mutating func add(_ word: UnexpandedWord) throws(UsageError) {
        // Only the first word of a stage can be one of a block.
        let keyword = frame.words.isEmpty ? Keyword(word) : nil
        if let block = keyword?.block, try add(block, at: word.span) { return }
        if frame.isHead || frame.wantsBrace || frame.isElseHead, word.pieces == [.bare("{}")] {
            throw UsageError(.block(.joinedBraces), at: word.span)
        }
        try frame.requireRoom(for: word.typed, at: word.span)
        try requireSpaces(around: word)
        if frame.words.isEmpty { frame.firstKeyword = keyword }
        frame.note(word)
        if let divided = try frame.divided(word) { frame.words += divided } else { frame.words.append(word) }
        frame.needsCommand = false
        if frame.named == .loop, frame.words.count == 3, Keyword(word) == .in { try openLoopHead() }
    }

    /// Throws where an operator and a command are one word, or would be if the command were not the next one.
    private func requireSpaces(around word: UnexpandedWord) throws(UsageError) {
        guard let last = frame.words.last else {
            guard let spaced = OperatorSpacing.spaced(word, isCommand: isCommand) else { return }
            throw UsageError(.operatorInCommand(spaced: spaced), at: word.span)
        }
        if let spaced = OperatorSpacing.spacedAfter(last, before: word, isCommand: isCommand), !frame.isAfterDashes {
            throw UsageError(.operatorInCommand(spaced: spaced), at: last.span)
        }
        if let spaced = OperatorSpacing.spacedBefore(word, isCommand: isCommand), !frame.isAfterDashes {
            throw UsageError(.operatorInCommand(spaced: spaced), at: word.span)
        }
    }

    /// Where the pipeline begins that is being read, or the block whose head it is in; nil before its first word.
    var pipelineStart: Int? {
        guard !frame.isInHead else { return frame.start }
        let starts = [frame.prefixes.first?.span, frame.stages.first?.span, frame.words.first?.span]
        return starts.compactMap { $0?.lowerBound }.min()
    }

    /// Begins what a `for` goes through, once its `in` has come.
    private mutating func openLoopHead() throws(UsageError) {
        let (start, end) = (frame.words[0].span, frame.words[2].span.upperBound)
        let name = try frame.name(for: .loop)
        frame.words = []
        frame.firstKeyword = nil
        try open(.loopHead(name, end: end), at: start)
    }

    /// Opens or continues a block, and returns whether the word does so where it stands. `for` and `def` do so later,
    /// when their words are known.
    private mutating func add(_ block: Keyword.Block, at span: Range<Int>) throws(UsageError) -> Bool {
        switch block {
        case .condition:
            if case .elseHead(let branches) = frame.role {
                frame.role = .condition(branches)
                return true
            }
            guard frame.isAtStart else { return false }
            try open(.condition([]), at: span)
        case .alternative:
            guard frame.justClosed != nil else { return false }
            try openElse(at: span)
        case .named: return false
        }
        return true
    }

    /// Adds a `!` command, which begins a stage: before it may be prefixes, but after an `else` without its `if` there
    /// are other words.
    mutating func add(_ stage: Stage) throws(UsageError) {
        let sign = stage.span.lowerBound..<stage.span.lowerBound + 1
        guard Keyword.Prefix.count(in: frame.words[...], beforeSystem: true) == frame.words.count else {
            throw UsageError(.unexpectedOperator("!"), at: sign)
        }
        if let first = frame.words.first, !frame.stages.isEmpty {
            throw UsageError(.pipe(.takesNoRows(command: first.typed)), at: first.span)
        }
        try frame.requireRoom(for: "!", at: stage.span)
        guard !frame.isInBrackets else { throw UsageError(.pipe(.givesNoValue(command: "!")), at: sign) }
        frame.prefixes += frame.words
        frame.words = []
        frame.stages.append(stage)
        frame.needsCommand = false
    }

    /// Adds an operator or a brace.
    mutating func add(_ sign: Token.Operator, span: Range<Int>) throws(UsageError) {
        switch sign {
        case .openBrace: try openBrace(at: span)
        case .closeBrace: try closeBrace(at: span)
        case .pipe, .and, .or:
            try frame.requireNoHead(before: sign.rawValue, at: span)
            if sign != .pipe { try frame.requireClosedBrackets(at: span.lowerBound) }
            if sign == .pipe { try frame.requireStageInBrackets(at: span) }
            if frame.justClosed != nil, sign != .pipe {
                frame.justClosed = nil
                frame.condition = sign == .and ? .afterSuccess : .afterFailure
                frame.needsCommand = true
                return
            }
            frame.endStage()
            guard !frame.needsCommand, !frame.stages.isEmpty else {
                throw UsageError(.unexpectedOperator(sign.rawValue), at: span)
            }
            if sign != .pipe { frame.endPipeline(next: sign == .and ? .afterSuccess : .afterFailure) }
            frame.needsCommand = true
        }
    }

    /// Ends a step at `;`.
    mutating func endStep(at span: Range<Int>) throws(UsageError) {
        guard !frame.needsCommand else { throw UsageError(.unexpectedOperator(";"), at: span) }
        try frame.requireNoHead(before: ";", at: span)
        try endLine(at: span.lowerBound)
    }

    /// Ends a step at the end of a line, unless the line must continue.
    mutating func endLine(at end: Int) throws(UsageError) {
        guard !frame.needsCommand else { return }
        try frame.requireClosedBrackets(at: end)
        if frame.isHead {
            if case .loopHead(_, let end) = frame.role, !frame.hasContent { throw frame.missingThings(at: end) }
            if let named = frame.named { _ = try frame.header(of: named) }
            // The brace may come on the next line.
            frame.wantsBrace = frame.hasContent
            return
        }
        frame.endStage()
        frame.endPipeline(next: .always)
        frame.justClosed = nil
    }

    /// The opening brace of the innermost block.
    var openBrace: Range<Int>? { frame.brace ?? outer.last { $0.brace != nil }?.brace }

    /// The error of the innermost block when nothing more comes and no brace of it is open.
    var joinedBrace: UsageError? { frame.joinedBrace ?? outer.last { $0.joinedBrace != nil }?.joinedBrace }

    /// The error when nothing more comes after the head of a block.
    func missingBlock(at end: Int) -> UsageError? {
        frame.needsCommand || !frame.isHead ? nil : frame.missingBlock(at: end..<end)
    }

    /// The operator that needs a command after it.
    var lastOperator: String? {
        guard frame.needsCommand else { return nil }
        guard frame.stages.isEmpty else { return "|" }
        return switch frame.condition {
        case .always: nil
        case .afterSuccess: "&&"
        case .afterFailure: "||"
        }
    }

    /// The tree; nil when more must come.
    mutating func finish() -> SyntaxTree? {
        guard outer.isEmpty, !frame.needsCommand, !frame.isHead else { return nil }
        return SyntaxTree(frame.steps)
    }

    // MARK: Blocks

    /// Opens a block or a head.
    private mutating func open(_ role: Frame.Role, at span: Range<Int>) throws(UsageError) {
        guard outer.count < Parser.deepestBlock else {
            throw UsageError(.block(.tooDeep(limit: Parser.deepestBlock)), at: span)
        }
        outer.append(frame)
        frame = Frame(role: role, start: span.lowerBound)
    }

    /// Continues the `if` that was just closed.
    private mutating func openElse(at span: Range<Int>) throws(UsageError) {
        guard let closed = frame.justClosed, case .choice(let choice) = closed.statement, choice.otherwise == nil else {
            throw UsageError(.unexpectedOperator(Keyword.else.rawValue), at: span)
        }
        frame.steps.removeLast()
        frame.condition = closed.condition
        frame.justClosed = nil
        try open(.elseHead(choice.branches), at: choice.span)
    }

    /// Opens the block whose head has been read.
    private mutating func openBrace(at span: Range<Int>) throws(UsageError) {
        let unexpected = UsageError(.unexpectedOperator("{"), at: span)
        guard !frame.needsCommand else { throw unexpected }
        try frame.requireClosedBrackets(at: span.lowerBound)
        switch frame.role {
        case .condition(let branches):
            frame.endStage()
            frame.endPipeline(next: .always)
            guard !frame.steps.isEmpty else { throw unexpected }
            let condition = SyntaxTree(frame.steps)
            frame = Frame(role: .then(branches, condition), start: frame.start)
            frame.brace = span
        case .elseHead(let branches):
            frame = Frame(role: .otherwise(branches), start: frame.start)
            frame.brace = span
        case .loopHead(let name, let end):
            frame.endStage()
            guard !frame.stages.isEmpty else { throw frame.missingThings(at: end) }
            let source = Pipeline(frame.stages, prefixes: frame.prefixes)
            frame = Frame(role: .loop(name, source), start: frame.start)
            frame.brace = span
        case .top, .then, .otherwise, .loop, .body:
            if frame.words.count == 1, let word = frame.words.first, frame.firstKeyword == .else {
                throw UsageError(.unexpectedOperator(Keyword.else.rawValue), at: word.span)
            }
            guard let named = frame.named, let start = frame.words.first?.span else { throw loopOfOthers ?? unexpected }
            let role = try frame.header(of: named)
            frame.words = []
            frame.wantsBrace = false
            try open(role, at: start)
            frame.brace = span
        }
    }

    /// `while x {`: the word is the mistake, not the brace.
    private var loopOfOthers: UsageError? {
        guard frame.stages.isEmpty, let word = frame.words.first, case .bare(let text)? = word.pieces.first,
            word.pieces.count == 1, !isCommand(text), let meaning = FamiliarWord.ofBlock(text)
        else { return nil }
        return UsageError(.foreignCommand(text, meaning), at: word.span)
    }

    /// Closes the innermost block, and makes it a step of the one around it.
    private mutating func closeBrace(at span: Range<Int>) throws(UsageError) {
        let unexpected = frame.joinedBrace ?? UsageError(.unexpectedOperator("}"), at: span)
        guard let around = outer.last, !frame.needsCommand, !frame.isHead else { throw unexpected }
        try frame.requireClosedBrackets(at: span.lowerBound)
        frame.endStage()
        frame.endPipeline(next: .always)
        let closed = frame
        frame = around
        outer.removeLast()
        let (body, place) = (SyntaxTree(closed.steps), closed.start..<span.upperBound)
        let statement: Statement
        switch closed.role {
        case .then(let branches, let condition):
            statement = .choice(Choice(branches + [.init(condition: condition, body: body)], span: place))
        case .otherwise(let branches): statement = .choice(Choice(branches, otherwise: body, span: place))
        case .loop(let variable, let source): statement = .loop(Loop(variable, in: source, body: body, span: place))
        case .body(let name, let parameters):
            statement = .definition(Definition(name, parameters: parameters, body: body, span: place))
        case .top, .condition, .elseHead, .loopHead: throw unexpected
        }
        let step = SyntaxTree.Step(frame.condition, statement)
        frame.steps.append(step)
        frame.condition = .always
        frame.needsCommand = false
        frame.justClosed = step
    }
}
