// `!cmd`: a command of the system, alone or at the end of a pipeline, whose rows it then reads (Language §4). Names and
// values reach it as text on its input and in variables of its environment, never as part of its line.

import CommandLanguage
import Library
import Rendering
import Rows
import ShellCommands
import Synchronization

extension Interpreter {
    /// The `!` command a pipeline ends in, and what stands before it.
    func splitSystem(_ pipeline: Pipeline) throws -> (Pipeline, system: String?) {
        for (index, stage) in pipeline.stages.enumerated() {
            guard case .system(let command, let span) = stage else { continue }
            guard index == pipeline.stages.count - 1, command.contains(where: { !$0.isWhitespace }) else {
                throw UsageError(.unexpectedOperator("!"), at: span)
            }
            guard !Self.recalls(command) else { throw UsageError(.historyExpansion("!" + command), at: span) }
            guard mayRunSystem else { throw RefusedSystemCommand(span: span) }
            return (Pipeline(Array(pipeline.stages.dropLast())), command)
        }
        return (pipeline, nil)
    }

    /// Whether other shells would put an earlier line in the place of `!` and this: `!!`, `!-2`, `!17`.
    private static func recalls(_ command: String) -> Bool {
        let text = command.prefix { !$0.isWhitespace }
        return text.first == "!" || !text.isEmpty && text.drop { $0 == "-" }.allSatisfy(\.isNumber) && text != "-"
    }

    private var mayRunSystem: Bool {
        switch services.system.permission {
        case .everywhere: true
        case .promptOnly: session.surroundings == .prompt && scripts.isEmpty
        }
    }

    /// How rows are written for a command: TSV, where the line does not say otherwise.
    func feedSettings(_ settings: OutputSettings, for input: ParsedInput) -> OutputSettings {
        var settings = settings
        if !CommonOptions.choosesFormat(input) { settings.format = .tsv }
        settings.isTerminal = false
        settings.isColoured = false
        return settings
    }

    /// Runs a command of the system; throws when it fails. What it would change nothing knows: a dry run only names it.
    func run(_ command: String, reading input: String?, as changes: ChangeHandling) async throws {
        guard changes == .made else {
            try await services.rehearse(Change(here: "run \(command)"))
            return update { $0.lastStatus = .done }
        }
        let status = try await services.system.run(
            SystemCommand(line: command, input: input, environment: systemEnvironment))
        try Task.checkCancellation()
        guard status == 0 else { throw SystemShellError.failed(status: status) }
        update { $0.lastStatus = .done }
    }

    /// Every variable as `JUKE_name`: texts as they are, rows as their URIs, one a line.
    private var systemEnvironment: [String: String] {
        var environment: [String: String] = [:]
        for (name, words) in session.variables where name != "@" {
            environment["JUKE_\(name)"] = words.joined(separator: " ")
        }
        for (name, rows) in session.rowVariables {
            environment["JUKE_\(name)"] = rows.compactMap(\.uri).joined(separator: "\n")
        }
        // The system's strings end at a NUL.
        return environment.mapValues { $0.filter { $0 != "\0" } }
    }
}

/// A command of the system in a script that may run none, and where it stands.
struct RefusedSystemCommand: Error, Equatable {
    var span: Range<Int>
}

/// Output that is kept, for a command that reads it.
final class CollectedOutput: OutputPort {
    private let kept = Mutex("")

    var text: String { kept.withLock { $0 } }
    var isTerminal: Bool { false }
    var width: Int { 80 }
    func write(_ text: String) throws(OutputError) { kept.withLock { $0 += text } }
}
