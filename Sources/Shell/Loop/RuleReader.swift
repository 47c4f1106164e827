// What follows `rule NAME =`: a pipeline that is understood now, so that its mistakes are found while it is typed and
// not when the rule runs. Aliases are replaced, since the scripts that refresh have none. Keeping it is left to the
// command `rule`, running it to PipelineRows.

import CommandLanguage
import Library
import Rows
import ShellCommands

/// Reads the pipelines of rules.
struct RuleReader {
    let session: Session
    let services: Services
    let table: CommandTable

    /// The kinds of rows that are on playlists, or stand for such rows.
    private static let fittingKinds: Set<RowKind> = ["track", "episode", "album", "playlist", "play", "playing"]
    /// `--dry-run`, which concerns the rule and is no part of it.
    private static let dryRun = CommonOptions.dryRun.spec.name

    /// The command that keeps the pipeline under a name.
    func stage(
        _ name: String, _ prefixes: ArraySlice<PipelinePrefix>, _ pipeline: Pipeline, _ line: Line
    ) throws -> UnderstoodStage {
        guard prefixes.isEmpty else { throw UsageError(.rule(.prefixed), at: pipeline.span) }
        let span = pipeline.span
        guard case .command(let words, _)? = pipeline.stages.first, pipeline.stages.count == 1,
            let quoted = words.first, quoted.isInQuotes
        else { return try stage(name, pipeline, line, at: span) }
        do {
            return try stage(name, quoted: quoted, words.dropFirst(), line, at: span)
        } catch let error as UsageError {
            // Places in the quotes are no places of the line.
            throw UsageError(error.fault, at: quoted.span).of(error.command)
        }
    }

    /// The command for a pipeline in quotes, with what was typed after them.
    private func stage(
        _ name: String, quoted: UnexpandedWord, _ others: ArraySlice<UnexpandedWord>, _ line: Line, at span: Range<Int>
    ) throws -> UnderstoodStage {
        let variables = VariableValues(session: session)
        var text = ""
        for word in try Expansion.expand([quoted], with: variables.value(of:)) {
            if let variable = word.rowVariable {
                throw UsageError(.variable(.rowsAsText(variable.name)), at: word.span)
            }
            text += word.text
        }
        for other in others {
            guard other.typed == "--" + Self.dryRun else {
                throw UsageError(.surplusArgument(other.typed, usage: "rule NAME = 'PIPELINE'"), at: other.span)
            }
            text += " " + other.typed
        }
        var innerLine = line
        innerLine.text = text
        return try stage(name, whole: innerLine, at: quoted.span, of: span)
    }

    /// Throws where a line cannot be the pipeline of a rule, such as one that a file holds.
    func check(_ line: Line) throws {
        let all = 0..<line.text.utf8.count
        _ = try stage("", whole: line, at: all, of: all)
    }

    /// The command for a line that is to be nothing but a pipeline.
    ///
    /// - Parameters:
    ///   - place: where the line stands in what was typed.
    ///   - span: all that was typed.
    private func stage(
        _ name: String, whole line: Line, at place: Range<Int>, of span: Range<Int>
    ) throws -> UnderstoodStage {
        guard case .complete(let tree) = try Parser.parse(line.text, isCommand: table.isCommand) else {
            throw UsageError(.unfinished(), at: place)
        }
        guard tree.steps.count == 1, let inner = tree.steps[0].pipeline else {
            throw UsageError(.rule(.notOnePipeline), at: place)
        }
        let prepared = try PreparedPipeline(inner, in: line, session: session)
        guard prepared.prefixes.isEmpty else { throw UsageError(.rule(.prefixed), at: place) }
        return try stage(name, prepared.pipeline, prepared.line, at: span)
    }

    /// The command for a pipeline.
    private func stage(
        _ name: String, _ pipeline: Pipeline, _ line: Line, at span: Range<Int>
    ) throws -> UnderstoodStage {
        for stage in pipeline.stages { try checkWords(of: stage) }
        let session = session.ofRules
        let stages = try StageReader(session, table: table, at: .ofRules).understand(pipeline, text: line.text)
        for stage in stages { try checkCommand(of: stage) }
        try StageCheck(session, services: services).check(stages)
        guard let last = stages.last else { throw UsageError(.rule(.notOnePipeline), at: span) }
        try checkRows(of: stages, last)
        let options = stages.compactMap { $0.input.span(ofOption: Self.dryRun) }
        let input = stages.first { $0.input.has(CommonOptions.dryRun) }?.input ?? last.input
        let text = Self.text(line, in: pipeline.span, without: options)
        return UnderstoodStage(
            command: RuleCommand(name: name, pipeline: text), spec: RuleCommand.spec, input: input, span: span)
    }

    /// Refuses what is no command, and variables: they end with the shell, and the rule does not.
    private func checkWords(of stage: Stage) throws(UsageError) {
        guard case .command(let words, let span) = stage else {
            throw UsageError(.rule(.systemCommand), at: stage.span)
        }
        if let name = words.first?.fixed?.bareText, session.functions[name] != nil {
            throw UsageError(.rule(.function(name)), at: span)
        }
        for variable in words.flatMap(\.variables) {
            throw UsageError(.rule(.variable(variable.name)), at: variable.span)
        }
    }

    /// The commands that mean other rows in another shell, and none in a script.
    private static let ofListings: Set<String> = [
        More.commandName, Back.commandName, Up.commandName, Context.commandName,
    ]

    /// Refuses a command that does more than give rows, that depends on the shell, or that asks.
    private func checkCommand(of stage: UnderstoodStage) throws(UsageError) {
        let name = stage.spec.name
        if Self.ofListings.contains(name) { throw UsageError(.rule(.needsListing(command: name)), at: stage.span) }
        if let rows = stage.command as? NamedRows, rows.dependsOnShell {
            throw UsageError(.rule(.needsListing(command: name)), at: stage.span)
        }
        if stage.command.needsPerson { throw UsageError(.rule(.asks(command: name)), at: stage.span) }
        switch (stage.spec.effect, stage.spec.group) {
        // Commands that find things may also select them, and inside a rule nothing does.
        case (.none, _), (.session, .browse): break
        case (.session, _), (.player, _), (.library, _):
            throw UsageError(.rule(.changes(command: name)), at: stage.span)
        }
    }

    /// Refuses rows that cannot be on a playlist.
    private func checkRows(of stages: [UnderstoodStage], _ last: UnderstoodStage) throws(UsageError) {
        guard last.spec.givesRows, last.command.writtenFile == nil else {
            throw UsageError(.rule(.givesNoRows(command: last.spec.name)), at: last.span)
        }
        let tables = stages.reduce([]) { $1.command.tables(of: $0) }
        let isKnown = { (kind: RowKind) in Kinds.documentedKinds.contains(kind) }
        guard let first = tables.first, tables.allSatisfy({ !Self.fittingKinds.contains($0.kind) && isKnown($0.kind) })
        else { return }
        throw UsageError(.rule(.wrongKind(first.kind.rawValue)), at: last.span)
    }

    /// A part of the line without these options.
    private static func text(_ line: Line, in span: Range<Int>, without options: [Range<Int>]) -> String {
        let bytes = Array(line.text.utf8)
        var text = ""
        var start = span.lowerBound
        for option in options.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            text += String(decoding: bytes[start..<option.lowerBound], as: UTF8.self)
            while text.last?.isWhitespace == true { text.removeLast() }
            start = option.upperBound
        }
        return text + String(decoding: bytes[start..<span.upperBound], as: UTF8.self)
    }
}

extension UnexpandedWord {
    /// Whether all of the word is in quotes.
    var isInQuotes: Bool {
        guard let first = typed.first, !first.isLetter, !first.isNumber, leadingVariable == nil else { return false }
        return pieces.allSatisfy { piece in
            switch piece {
            case .quoted, .variable: true
            case .bare: false
            }
        }
    }
}
