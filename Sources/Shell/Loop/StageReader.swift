// Words become commands here: variables are filled in, the command is found, and its arguments are understood. No
// command acts before every stage of its pipeline has been understood. Whether the stages fit together is left to
// StageCheck.

import CommandLanguage
import ShellCommands

/// A stage that was understood.
struct UnderstoodStage: Sendable {
    /// The command, ready to run.
    var command: any Command
    /// What help, costs and permissions say about it.
    var spec: CommandSpec
    /// Its options and arguments, with their places.
    var input: ParsedInput
    /// Where the stage is in the text, in UTF-8 bytes.
    var span: Range<Int>
}

/// Understands the stages of pipelines.
struct StageReader: Sendable {
    private let variables: VariableValues
    private let table: CommandTable
    private let naming: CommandTable.Naming

    /// Reads words with the variables of the session; the nesting decides whether commands may be shortened.
    init(_ session: Session, table: CommandTable, at nesting: Nesting) {
        variables = VariableValues(session: session)
        self.table = table
        naming = nesting.naming
    }

    /// Understands every stage of a pipeline; `text` is what their places count in.
    func understand(_ pipeline: Pipeline, text: String) throws -> [UnderstoodStage] {
        var stages: [UnderstoodStage] = []
        for (index, stage) in pipeline.stages.enumerated() {
            guard case .command(let words, let span) = stage else {
                throw UsageError(.unexpectedOperator("!"), at: stage.span)
            }
            stages.append(try understand(words, at: span, isFirst: index == 0, text: text))
        }
        return stages
    }

    /// Understands every stage of the parts of a pipeline.
    func understand(_ segments: [PipelineSegment], text: String) throws -> [[UnderstoodStage]] {
        var stages: [[UnderstoodStage]] = []
        for (index, segment) in segments.enumerated() {
            do {
                stages.append(try understand(segment.pipeline, text: text))
            } catch let error as UsageError {
                guard index > 0, let first = segment.pipeline.stages.first,
                    let meant = SystemStage.meant(by: error, first, after: segments[index - 1], in: text)
                else { throw error }
                throw meant
            }
        }
        return stages
    }

    /// Understands one stage.
    func understand(
        _ words: [UnexpandedWord], at span: Range<Int>, isFirst: Bool, text: String
    ) throws(UsageError) -> UnderstoodStage {
        try WrittenName.require(in: words)
        let expanded = try expanded(words, isFirst: isFirst)
        let match: CommandTable.Match
        do throws(UsageError) {
            match = try table.understand(expanded, in: text, stage: span, naming: naming)
        } catch {
            if isFirst, let meant = meantAsPipe(expanded, error, at: span, text: text) { throw meant }
            throw error.of(table.nameOfCommand(in: expanded))
        }
        let type = Catalogue.all[match.index]
        guard isFirst || type.spec.form.mayFollowPipe else {
            throw UsageError(.pipe(.takesNoRows(command: type.spec.name)), at: span)
        }
        do throws(UsageError) {
            let command = try type.init(match.input)
            return UnderstoodStage(command: command, spec: type.spec, input: match.input, span: span)
        } catch {
            throw error.of(type.spec.name)
        }
    }

    /// The error for `count liked`: a command that works on rows, and after it one word too many. Where that word is a
    /// command that gives rows, the line that was meant is known.
    private func meantAsPipe(_ words: [Word], _ error: UsageError, at span: Range<Int>, text: String) -> UsageError? {
        guard case .surplusArgument = error.fault, let name = table.nameOfCommand(in: words),
            let spec = table.spec(named: name.split(separator: " ").map(String.init)), spec.form.needsRows
        else { return nil }
        guard let source = words.first(where: { $0.span == error.span })?.bareText,
            table.spec(named: [source])?.givesRows == true,
            let rest = String(text.utf8.prefix(span.upperBound).dropFirst(error.span.lowerBound))
        else { return spec.needsRows(at: span) }
        return UsageError(.pipe(.rowsAfter(command: name, source: rest)), at: span)
    }

    /// The words of a stage with their variables filled in. Rows of a variable begin a pipeline by themselves:
    /// `$best | count` is `rows $best | count`.
    private func expanded(_ words: [UnexpandedWord], isFirst: Bool) throws(UsageError) -> [Word] {
        guard let first = words.first, let variable = first.leadingVariable else {
            return try Expansion.expand(words, with: variables.value(of:))
        }
        let place = first.span.lowerBound..<first.span.lowerBound
        let command = Word([.init(NamedRows.commandName, .bare)], typed: NamedRows.commandName, span: place)
        guard isFirst, try Expansion.expand(first, with: variables.value(of:)).first?.rowVariable != nil else {
            throw UsageError(.variable(.asCommand(variable.name)), at: first.span)
        }
        return [command] + (try Expansion.expand(words, with: variables.value(of:)))
    }

    /// Throws where no command begins with the word, whatever follows it.
    func requireCommand(_ word: Word) throws(UsageError) { try table.requireCommand(word, naming: naming) }
}

extension UnderstoodStage {
    /// Throws where it is to end a loop or a function and is in none.
    func checkPlace(at nesting: Nesting) throws(UsageError) {
        switch spec.name {
        case Break.commandName, Continue.commandName:
            guard nesting.isInLoop else { throw UsageError(.block(.outsideLoop(spec.name)), at: span) }
        case Return.commandName:
            guard nesting.isInFunction else { throw UsageError(.block(.outsideFunction), at: span) }
        case _: break
        }
    }
}
