// The parts of the loop on a simulated Spotify, put together as RunningShell does, so that a test can call one of them
// and see what it returns.

import CommandLanguage
import Library
import Prompting
import ShellCommands
import ShellTesting
import SpotifyAPI
import SpotifySimulator
import Testing

@testable import Shell

/// The parts of one shell. Its session is its own; login, time and Spotify are those of the harness.
struct LoopParts {
    let harness: ShellHarness
    let live: LiveSession
    let messages: MessageWriter
    let reporter: FailureReporter
    let presenter: Presenter
    let loop: LineLoop
    let evaluator: Evaluator
    let runner: PipelineRunner
    let environment: ShellEnvironment

    private static let table = Catalogue.table()

    /// - Parameter lines: run by the harness before; their session is where these parts begin.
    init(
        _ harness: ShellHarness = ShellHarness(), after lines: String = "", forbidsColor: Bool = true,
        maxRequests: Int? = nil
    ) async {
        if !lines.isEmpty { _ = await harness.run(lines) }
        _ = harness.screen.take()
        harness.output.clear()
        harness.messages.clear()
        await harness.simulator.clearLog()
        self.harness = harness
        let scripts = harness.scripts
        environment = ShellEnvironment(
            output: harness.output, messages: harness.messages, interrupts: harness.interrupts,
            openScript: { path throws(ScriptError) in ListedLines(try scripts.read(path), file: path) },
            completer: nil, snapshot: harness.snapshot, openProfile: { _ in throw ProfileError.inDemo },
            forbidsColor: forbidsColor, maxRequests: maxRequests, noteFailure: { _ in })
        live = LiveSession(await harness.shell.session, services: await harness.shell.services)
        messages = MessageWriter(live, environment)
        reporter = FailureReporter(live, environment, messages: messages)
        presenter = Presenter(live, environment, messages: messages)
        loop = LineLoop(
            live, prompts: PromptRequests(live, environment, table: Self.table), messages: messages,
            reporter: reporter, isCommand: Self.table.isCommand)
        evaluator = Evaluator(
            live, environment, table: Self.table, loop: loop, presenter: presenter, messages: messages,
            reporter: reporter)
        runner = PipelineRunner(
            live, environment, table: Self.table, presenter: presenter, messages: messages, reporter: reporter)
    }

    /// The place of lines that no script and no function holds.
    var nesting: Nesting { Nesting(live.session.surroundings, changes: .made) }

    /// How many requests Spotify has seen since the parts were made.
    var requests: Int { get async { await harness.simulator.log.count } }

    /// A text as the loop hands it on: a line of a prompt, or the first one of `-c`.
    func line(_ text: String, mode: RunMode = RunMode(onFailure: .stop)) -> Line {
        let isPrompt = live.session.surroundings == .prompt
        return Line(
            text: text, position: SourcePosition(file: isPrompt ? nil : "-c"), mode: mode, nesting: nesting,
            failures: FirstFailure())
    }

    /// The tree of a text that is complete.
    func tree(of text: String) throws -> SyntaxTree {
        guard case .complete(let tree) = try Parser.parse(text, isCommand: Self.table.isCommand) else {
            throw UsageError(.unfinished(), at: 0..<0)
        }
        return tree
    }

    /// The only pipeline of a text.
    func pipeline(_ text: String) throws -> Pipeline {
        try #require(try tree(of: text).steps.first?.pipeline)
    }
}
