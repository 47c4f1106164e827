// `!cmd`: a command of the system, alone or at the end of a pipeline, whose rows it then reads (Language §4). Names and
// values reach it on its input and in its environment, never as part of its line, so that no name from Spotify is ever
// run as a command. Starting it is left to SystemShell.

import CommandLanguage
import Library
import Rendering
import Rows
import ShellCommands
import Synchronization

/// The command of the system that a pipeline ends in.
struct SystemStage: Sendable {
    /// What `/bin/sh` is given.
    let line: String

    /// The `!` command that a pipeline ends in, and the pipeline before it; throws where it may not be.
    static func split(
        _ pipeline: Pipeline, permission: SystemShell.Permission, at nesting: Nesting
    ) throws -> (pipeline: Pipeline, system: SystemStage?) {
        try check(pipeline)
        guard case .system(let command, let span)? = pipeline.stages.last else { return (pipeline, nil) }
        let isAllowed =
            switch permission {
            case .everywhere: true
            case .promptOnly: nesting.isAtPrompt
            }
        guard isAllowed else { throw RefusedSystemCommand(span: span) }
        return (Pipeline(Array(pipeline.stages.dropLast())), SystemStage(line: command))
    }

    /// Throws where a `!` has no command, does not end its pipeline, or is what brings back a line in other shells.
    static func check(_ pipeline: Pipeline) throws(UsageError) {
        for (index, stage) in pipeline.stages.enumerated() {
            guard case .system(let command, let span) = stage else { continue }
            guard index == pipeline.stages.count - 1, command.contains(where: { !$0.isWhitespace }) else {
                throw UsageError(.unexpectedOperator("!"), at: span)
            }
            guard !recalls(command) else { throw UsageError(.historyExpansion("!" + command), at: span) }
        }
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

    /// Runs the command, and throws when its status is not 0. What it would change is not known, so a dry run only
    /// names it.
    func run(
        reading input: String?, with session: Session, as changes: ChangeHandling, using services: Services
    ) async throws {
        guard changes == .made else { return try await services.writer.say(Change(here: "run \(line)")) }
        let status = try await services.computer.shell.run(
            SystemCommand(line: line, input: input, environment: Self.environment(of: session)))
        try Task.checkCancellation()
        guard status == 0 else { throw SystemShellError.failed(status: status) }
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
