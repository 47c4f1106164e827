// `!cmd`: a command of the system, alone or in a pipeline (Language §2). It reads the rows of the stage before it, and
// the stage after it reads what it writes. Names and values reach it on its input and in its environment, never as part
// of its line, so that no name from Spotify is ever run as a command. Starting it is left to SystemShell.

import CommandLanguage
import Library
import Rendering
import Rows
import ShellCommands
import Synchronization

/// A part of a pipeline: commands of juke, and the command of the system that reads what they give.
struct PipelineSegment: Sendable {
    /// The commands of juke; none where a command of the system begins the pipeline.
    var pipeline: Pipeline
    /// All of the pipeline up to the last of them.
    var through: Pipeline
    /// The command of the system that follows; nil only at the end of the pipeline.
    var system: SystemStage?

    /// A pipeline without a command of the system.
    init(_ pipeline: Pipeline) {
        self.pipeline = pipeline
        through = pipeline
    }
}

/// A command of the system, or several that `sh` joins by pipes.
struct SystemStage: Sendable {
    /// What `/bin/sh` is given.
    private(set) var line: String
    /// The commands as they were typed.
    private(set) var typed: String
    /// Where they stand in the line.
    private(set) var span: Range<Int>

    /// The command of the system that a stage is; nil for a command of juke.
    init?(_ stage: Stage) {
        guard case .system(let command, let span) = stage else { return nil }
        (line, typed) = (command, command)
        self.span = span
    }

    /// The parts of a pipeline, each up to its command of the system; throws where such a command may not be.
    static func split(
        _ pipeline: Pipeline, permission: SystemShell.Permission, at nesting: Nesting
    ) throws -> [PipelineSegment] {
        try check(pipeline)
        var segments: [PipelineSegment] = []
        var (current, start) = (PipelineSegment(pipeline), 0)
        for (index, stage) in pipeline.stages.enumerated() {
            guard case .system(let command, let span) = stage else { continue }
            let isAllowed =
                switch permission {
                case .everywhere: true
                case .promptOnly: nesting.isAtPrompt
                }
            guard isAllowed else { throw RefusedSystemCommand(span: span) }
            if index == start, index > 0 {
                segments[segments.count - 1].system?.join(command, to: span.upperBound)
            } else {
                current.pipeline = Pipeline(Array(pipeline.stages[start..<index]))
                current.through = Pipeline(Array(pipeline.stages[..<index]))
                current.system = SystemStage(stage)
                segments.append(current)
            }
            start = index + 1
        }
        guard start > 0 else { return [current] }
        guard start < pipeline.stages.count else { return segments }
        var last = PipelineSegment(Pipeline(Array(pipeline.stages[start...])))
        last.through = pipeline
        return segments + [last]
    }

    /// Adds a further command after a pipe of `sh`. Each is on a line of its own, so that a comment ends with it.
    private mutating func join(_ command: String, to end: Int) {
        line = typed == line ? "(\(line)\n) | (\(command)\n)" : "\(line) | (\(command)\n)"
        typed += " | " + command
        span = span.lowerBound..<end
    }

    /// Throws where a `!` has no command, or is what brings back a line in other shells.
    static func check(_ pipeline: Pipeline) throws(UsageError) {
        for stage in pipeline.stages {
            guard case .system(let command, let span) = stage else { continue }
            guard command.contains(where: { !$0.isWhitespace }) else {
                throw UsageError(.unexpectedOperator("!"), at: span)
            }
            guard !recalls(command) else { throw UsageError(.habit(.history("!" + command)), at: span) }
        }
    }

    // MARK: What follows it

    /// Throws where the stage after this one does not read what it writes.
    func requireReading(_ stage: UnderstoodStage, in text: String) throws(UsageError) {
        guard !stage.input.readsStandardInput(stage.spec.slots) else { return }
        let fault = UsageError.PipeFault.readsNoText(
            command: stage.spec.name, grouped: grouped(to: stage.span, in: text))
        throw UsageError(.pipe(fault), at: stage.span)
    }

    /// The error for an unknown command after the `|` of a command of the system: it was meant for `sh`, too.
    static func meant(
        by error: UsageError, _ stage: Stage, after segment: PipelineSegment, in text: String
    ) -> UsageError? {
        guard error.fault.isUnknownCommand, let system = segment.system, case .command(let words, _) = stage,
            let word = words.first
        else { return nil }
        return system.meant(word, sign: "|", stage.span, in: text)
    }

    /// The error for a word that is a command of `sh` only, after a sign that ended this one.
    func meant(_ word: UnexpandedWord, sign: String, _ place: Range<Int>, in text: String) -> UsageError {
        UsageError(
            .pipe(.afterSystemCommand(word.typed, sign: sign, grouped: grouped(to: place, in: text))), at: word.span)
    }

    /// The command together with what follows it, as one command of `sh`.
    private func grouped(to place: Range<Int>, in text: String) -> String {
        let whole = Array(text.utf8)
        let range = span.lowerBound + 1..<max(span.lowerBound + 1, min(place.upperBound, whole.count))
        return "!(" + String(decoding: whole[range], as: UTF8.self) + ")"
    }

    /// Whether other shells would put an earlier line in the place of `!` and this: `!!`, `!-2`, `!17`.
    private static func recalls(_ command: String) -> Bool {
        let text = command.prefix { !$0.isWhitespace }
        return text.first == "!" || !text.isEmpty && text.drop { $0 == "-" }.allSatisfy(\.isNumber) && text != "-"
    }

    /// How rows are written for it: TSV, where the line does not say otherwise.
    static func feedSettings(_ settings: OutputSettings, for input: ParsedInput) -> OutputSettings {
        var settings = settings
        if !CommonOptions.choosesFormat(input) { settings.format = .tsv }
        // A setting is for what a person or a file gets; `!wc -l` counts rows.
        if input.span(ofOption: CommonOptions.heading.spec.name) == nil { settings.heading = .auto }
        settings.isTerminal = false
        settings.isColoured = false
        return settings
    }

    /// Runs the command, and throws when its status is not 0; the lines that it wrote, where those are read. What it
    /// would change is not known, so a dry run only names it.
    func run(
        reading input: String?, isRead: Bool = false, with session: Session, as changes: ChangeHandling,
        using services: Services
    ) async throws -> [String]? {
        guard changes == .made else {
            try await services.writer.say(Change(here: "run \(typed)"))
            return nil
        }
        let command = SystemCommand(line: line, input: input, environment: Self.environment(of: session))
        let (status, output) =
            isRead
            ? try await services.computer.shell.answer(command)
            : (try await services.computer.shell.run(command), [])
        try Task.checkCancellation()
        guard status == 0 else { throw SystemShellError.failed(status: status) }
        return isRead ? try Self.lines(of: output) : nil
    }

    /// The lines of a text, of which each may have the line end of another system.
    private static func lines(of bytes: [UInt8]) throws -> [String] {
        var lines: [String] = []
        for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            let text = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
            guard let text = String(validating: text, as: UTF8.self), !text.utf8.contains(0) else {
                throw SystemShellError.notText(line: lines.count + 1)
            }
            lines.append(text)
        }
        if lines.last?.isEmpty == true { lines.removeLast() }
        return lines
    }

    /// Every variable as `JUKE_name`: texts as they are, rows as their URIs, one a line.
    private static func environment(of session: Session) -> [String: String] {
        var environment: [String: String] = [:]
        for (name, words) in session.variables {
            environment["JUKE_\(name)"] = words.joined(separator: " ")
        }
        for (name, rows) in session.rowVariables {
            environment["JUKE_\(name)"] = rows.compactMap(\.uri).joined(separator: "\n")
        }
        // A variable of the environment ends at a NUL, and what follows would be lost in silence.
        return environment.mapValues { $0.filter { $0 != "\0" } }
    }
}

/// A command of the system in a script that may run none, and its place in the line.
struct RefusedSystemCommand: Error, Equatable {
    var span: Range<Int>
}

/// A port that keeps what is written to it, for a command that reads it.
final class CollectedOutput: OutputPort {
    private let kept = Mutex("")

    var text: String { kept.withLock { $0 } }
    var isTerminal: Bool { false }
    var width: Int { 80 }
    func write(_ text: String) throws(OutputError) { kept.withLock { $0 += text } }
}
