// What can be known of a line before its first command runs: whether its commands exist, and whether those without
// variables are used correctly. A line with a mistake in its last command then does nothing at all, rather than half of
// what it says. What depends on values is left to StageReader and StageCheck, when the command runs.

import CommandLanguage
import Rows
import ShellCommands

/// Checks whole lines before they run.
struct LookAhead {
    /// The functions and aliases that exist where a command is, as far as the line shows.
    private struct OwnWords {
        var names: Set<String>
        /// Whether a script that runs before may have defined more.
        var isOpen = false
        /// Where the command is, for those that end loops and functions.
        var nesting: Nesting
    }

    private let reader: StageReader
    private let stageCheck: StageCheck
    private let names: Set<String>
    private let nesting: Nesting
    private let isCommand: @Sendable (String) -> Bool
    /// The text that places count in.
    private let text: String

    init(_ line: Line, in session: Session, services: Services, table: CommandTable) {
        reader = StageReader(session, table: table, at: line.nesting)
        stageCheck = StageCheck(session, services: services)
        names = Set(session.functions.keys).union(session.aliases.keys)
        nesting = line.nesting
        isCommand = table.isCommand
        text = line.text
    }

    /// Throws what is wrong with a line, as far as that is known already.
    func check(_ tree: SyntaxTree) throws(UsageError) {
        // A single pipeline is understood as a whole before it acts anyway.
        if tree.steps.count == 1, tree.steps[0].pipeline != nil { return }
        var own = OwnWords(names: names, nesting: nesting)
        try check(tree, &own)
    }

    /// Checks statements in their order, since an earlier one may define what a later one uses.
    private func check(_ tree: SyntaxTree, _ own: inout OwnWords) throws(UsageError) {
        for (index, step) in tree.steps.enumerated() {
            do throws(UsageError) {
                try check(step.statement, &own)
            } catch {
                throw endedSystemCommand(in: tree, at: index, error) ?? continuedCondition(in: tree, at: index, error)
                    ?? error
            }
        }
    }

    private func check(_ statement: Statement, _ own: inout OwnWords) throws(UsageError) {
        switch statement {
        case .pipeline(let pipeline): try check(pipeline, &own)
        case .choice(let choice):
            for branch in choice.branches {
                try check(branch.condition, &own)
                try check(branch.body, &own)
            }
            if let otherwise = choice.otherwise { try check(otherwise, &own) }
        case .loop(let loop):
            let names = own.names
            let source = LoopSource(loop.source) { isCommand($0) || names.contains($0) }
            if case .pipeline(let pipeline) = source { try check(pipeline, &own) }
            let outside = own.nesting
            own.nesting = outside.insideLoop()
            try check(loop.body, &own)
            own.nesting = outside
        // What it runs may be defined later; it is checked when it is called.
        case .definition(let definition):
            try definition.check()
            own.names.insert(definition.name)
        }
    }

    private func check(_ pipeline: Pipeline, _ own: inout OwnWords) throws(UsageError) {
        try SystemStage.check(pipeline)
        var understood: [UnderstoodStage] = []
        var isWhole = true
        for (index, stage) in pipeline.stages.enumerated() {
            guard case .command(let typed, let span) = stage else {
                // What follows reads what it writes, and is a part of its own.
                if isWhole { try checkUsage(of: understood) }
                (understood, isWhole) = ([], true)
                continue
            }
            let system = index > 0 ? SystemStage(pipeline.stages[index - 1]) : nil
            let words = index == 0 ? Self.withoutPrefixes(typed) : typed
            guard let first = words.first else { continue }
            if let variable = first.leadingVariable {
                guard index == 0, first.mayBeRows else {
                    throw UsageError(.variable(.asCommand(variable.name)), at: first.span)
                }
                // Whether it holds rows is known when its turn comes.
                isWhole = false
                continue
            }
            guard let name = first.fixed else { return }
            // What the words after a function or an alias mean is decided when it runs.
            if let text = name.bareText, own.names.contains(text) { return }
            do throws(UsageError) {
                if words.allSatisfy({ $0.fixed != nil }) {
                    let start = first.span.lowerBound
                    let stage = try reader.understand(
                        words, at: start..<span.upperBound, isFirst: index == 0 || system != nil, text: text)
                    try stage.checkPlace(at: own.nesting)
                    if let system { try system.requireReading(stage, in: text) }
                    understood.append(stage)
                } else {
                    isWhole = false
                    try reader.requireCommand(name)
                    try WrittenName.require(in: words)
                }
            } catch {
                if let system, error.fault.isUnknownCommand {
                    throw system.meant(first, sign: "|", span, in: text)
                }
                // After `source` an unknown word may be a function that the script defines.
                guard own.isOpen, error.fault.isUnknownCommand else { throw error }
                return
            }
            Self.note(words, in: &own)
        }
        if isWhole { try checkUsage(of: understood) }
    }

    /// Checks fields and options across the stages; other errors are reported when the command runs.
    private func checkUsage(of stages: [UnderstoodStage]) throws(UsageError) {
        do {
            try stageCheck.check(stages)
        } catch let error as UsageError {
            throw error
        } catch {}
    }

    /// The words of a stage after `time`, `try`, `not`, `budget`, `every TIME`, `rule NAME =` and `let NAME = (`.
    private static func withoutPrefixes(_ words: [UnexpandedWord]) -> [UnexpandedWord] {
        var rest = words[...]
        while let (prefix, length) = Keyword.Prefix.leading(rest), rest.count > length {
            rest = rest.dropFirst(length)
            // A rule in quotes is read when the line comes to it.
            if prefix == .rule, rest.first?.isInQuotes == true { return [] }
        }
        return Array(rest)
    }

    /// Notes what a command defines for the commands after it.
    private static func note(_ words: [UnexpandedWord], in own: inout OwnWords) {
        switch words[0].fixed?.bareText {
        case "source": own.isOpen = true
        case "alias":
            guard words.count > 1, let text = words[1].fixed?.text else { return }
            own.names.insert(String(text.prefix { $0 != "=" }))
        case _: break
        }
    }

    /// The error when what follows a command of the system on its line was meant for `sh`, too: `!cd x; make`.
    private func endedSystemCommand(in tree: SyntaxTree, at index: Int, _ error: UsageError) -> UsageError? {
        guard error.fault.isUnknownCommand, index > 0, let last = tree.steps[index - 1].pipeline?.stages.last,
            let system = SystemStage(last),
            case .command(let words, let span)? = tree.steps[index].pipeline?.stages.first,
            let word = words.first, word.span == error.span,
            !Array(text.utf8)[system.span.upperBound..<span.lowerBound].contains(UInt8(ascii: "\n"))
        else { return nil }
        let sign =
            switch tree.steps[index].condition {
            case .always: ";"
            case .afterSuccess: "&&"
            case .afterFailure: "||"
            }
        return system.meant(word, sign: sign, span, in: text)
    }

    /// The error when `||` or `&&` was typed to continue a condition: `where year < 1960 || explicit`.
    private func continuedCondition(in tree: SyntaxTree, at index: Int, _ error: UsageError) -> UsageError? {
        let operatorIndex: Int
        switch error.fault {
        // What follows the sign is no command.
        case .unknownCommand, .foreignCommand: operatorIndex = index
        // A bracket of the condition is open at the sign.
        case .missingPart(")", _, _): operatorIndex = index + 1
        case _: return nil
        }
        guard operatorIndex > 0, operatorIndex < tree.steps.count else { return nil }
        let step = tree.steps[operatorIndex]
        let before = tree.steps[operatorIndex - 1].statement
        guard step.condition != .always, case .pipeline(let pipeline) = before,
            case .command(let words, let span)? = pipeline.stages.last,
            let name = words.first?.fixed?.bareText, Keyword.beginsCondition(name)
        else { return nil }
        let sign = step.condition == .afterFailure ? "||" : "&&"
        let between = Array(text.utf8)[span.upperBound..<max(span.upperBound, step.statement.span.lowerBound)]
        guard let place = between.firstIndex(of: sign.utf8.first ?? 0) else { return nil }
        return UsageError(
            .condition(.endedByOperator(sign, meant: (sign == "||" ? Keyword.or : .and).rawValue)),
            at: place..<place + sign.utf8.count)
    }
}

extension UnexpandedWord {
    /// Whether it is a variable and nothing else, of those that can hold rows.
    fileprivate var mayBeRows: Bool {
        guard pieces.count == 1, let variable = leadingVariable, variable.field == nil else { return false }
        return variable.meaning == .named
    }
}
