// What a tree means when it runs: statements follow each other as their operators say, blocks and functions run what is
// in them (Language §9). Everything it runs returns an Outcome. What comes before a pipeline is in Evaluator+Pipelines;
// reading lines is left to LineLoop, running the commands of a pipeline to PipelineRunner.

import CommandLanguage
import Library
import Prompting
import Rows
import ShellCommands
import SpotifyAPI

/// Runs trees.
final class Evaluator {
    let live: LiveSession
    let environment: ShellEnvironment
    let presenter: Presenter
    let messages: MessageWriter
    let reporter: FailureReporter
    let runner: PipelineRunner
    /// Reads the lines of scripts that a line names.
    private let loop: LineLoop
    /// The commands, whose names no function may take.
    let table: CommandTable

    init(
        _ live: LiveSession, _ environment: ShellEnvironment, table: CommandTable, loop: LineLoop, presenter: Presenter,
        messages: MessageWriter, reporter: FailureReporter
    ) {
        self.live = live
        self.environment = environment
        self.table = table
        self.loop = loop
        self.presenter = presenter
        self.messages = messages
        self.reporter = reporter
        runner = PipelineRunner(
            live, environment, table: table, presenter: presenter, messages: messages, reporter: reporter)
    }

    /// Runs a line, unless LookAhead finds that something in it is wrong.
    func run(line tree: SyntaxTree, _ line: Line) async -> Outcome {
        presenter.beginLine()
        return await run(checking: tree, line)
    }

    /// Runs a text that has not been checked yet: a line, or the body of a function.
    private func run(checking tree: SyntaxTree, _ line: Line) async -> Outcome {
        do throws(UsageError) {
            try LookAhead(line, in: live.session, services: live.services, table: table).check(tree)
        } catch {
            return reporter.fail(error, source: line.source, stage: error.span.lowerBound)
        }
        return await run(tree, line)
    }

    /// Runs statements one after the other, as their operators say; no statements at all succeed.
    ///
    /// After each of them `$?`, and what Tab knows, are up to date.
    func run(_ tree: SyntaxTree, _ line: Line) async -> Outcome {
        var outcome = Outcome.succeeded
        for (index, step) in tree.steps.enumerated() {
            switch (step.condition, outcome.status == .done) {
            case (.afterSuccess, false), (.afterFailure, true): continue
            case (.always, _), (.afterSuccess, true), (.afterFailure, false): break
            }
            // A failure that && or || decides about stops nothing by itself.
            let isDecided = index + 1 < tree.steps.count && tree.steps[index + 1].condition != .always
            outcome = await run(step.statement, isDecided ? line.asked : line)
            if isDecided { outcome = outcome.beforeOperator }
            live.record(outcome)
            await noticeDevices(at: line.nesting)
            environment.snapshot.renew(live.session)
            if outcome.endsLine { return outcome }
            guard !isDecided else { continue }
            count(outcome, line)
            if line.stops(for: outcome) { return outcome }
        }
        return outcome
    }

    /// Notes a failure that no operator, condition or `try` decides about: with `--keep-going` the first one is the
    /// status of the script.
    private func count(_ outcome: Outcome, _ line: Line) {
        guard outcome.isFailure, !line.nesting.isAtPrompt, !line.mode.isConditional else { return }
        line.failures.note(outcome.status)
    }

    /// Gives completion the devices that any command has learnt of; only lines that were typed need it.
    ///
    /// The device that plays comes first, as it is the one most often meant.
    private func noticeDevices(at nesting: Nesting) async {
        guard nesting.isTyped else { return }
        let known = await live.services.player.known()
        let names = ([known.device?.value.name].compactMap { $0 } + known.devices.map(\.name)).filter { !$0.isEmpty }
        var seen: Set<String> = []
        let distinct = names.filter { seen.insert($0).inserted }
        live.update { $0.notice(devices: distinct) }
    }

    /// Runs one statement.
    private func run(_ statement: Statement, _ line: Line) async -> Outcome {
        switch statement {
        case .pipeline(let pipeline): await run(prefixed: pipeline, line)
        case .choice(let choice): await run(choice, line)
        case .loop(let loop): await run(loop, line)
        case .definition(let definition): define(definition, line)
        }
    }

    // MARK: Functions and scripts

    /// Runs the body of a function, with its arguments as `$1`, `$2` … It stops for failures as the line that calls it
    /// does.
    func run(_ call: FunctionCall, from caller: Line) async -> Outcome {
        let function = call.function
        guard let nesting = caller.nesting.insideFunction() else {
            let source = SourceText(function.text, at: function.position)
            _ = reporter.fail(ScriptError.endlessCalls(function.name), source: source)
            return .unwinding
        }
        let line = Line(
            text: function.text, position: function.position, mode: caller.mode, nesting: nesting,
            failures: caller.failures)
        live.record(.succeeded)
        live.update { session in
            session.enterFunction(arguments: call.arguments)
            call.values.forEach { session.apply($0) }
        }
        let outcome = await run(checking: function.body, line)
        live.update { $0.leaveFunction() }
        switch outcome {
        case .leavingFunction(let status): return .finished(status)
        // The outermost call has ended with all the others in it.
        case .unwinding: return caller.nesting.calls == 0 ? .finished(outcome.status) : outcome
        case .finished, .forgiven, .decided, .interrupted, .misunderstood, .leavingLoop, .nextTurn, .leave:
            return outcome
        }
    }

    /// Runs a script in this session; `place` is where the line names it. Without arguments of its own it sees those of
    /// the line.
    ///
    /// The script stops at its first failure, even at a prompt: its later lines may rely on the earlier ones.
    func run(script path: String, _ arguments: [String], from line: Line, at place: Int) async -> Outcome {
        let run: LineLoop.Run
        do throws(ScriptError) {
            let (nesting, lines) = try open(script: path, at: line.nesting)
            run = LineLoop.Run(
                lines: lines,
                mode: RunMode(onFailure: .stop, echoes: line.mode.echoes), nesting: nesting, isOneTask: true)
        } catch {
            return reporter.fail(error, source: line.source, stage: place)
        }
        live.record(.succeeded)
        let outcome =
            arguments.isEmpty
            ? await self.run(lines: run) : await withArguments(arguments) { await self.run(lines: run) }
        switch outcome {
        // A signal ends the shell; `exit` and a reader that has gone end the script.
        case .leave(.signalled(let signal)): return .leave(.signalled(signal))
        case .leave(let status): return .finished(status)
        case .finished, .forgiven, .decided, .interrupted, .misunderstood, .unwinding, .leavingLoop, .nextTurn,
            .leavingFunction:
            return outcome
        }
    }

    /// Opens the script that a line names: the file itself, else, for a name without a folder, one of the library,
    /// where `party` is `party.juke`, too.
    private func open(
        script path: String, at nesting: Nesting
    ) throws(ScriptError) -> (Nesting, any LineSource) {
        let inner = try nesting.inside(named: path)
        do throws(ScriptError) {
            return (inner, try environment.openScript(inner.scripts.last ?? path))
        } catch {
            guard error.isMissingFile, !path.contains("/"), let library = environment.library else { throw error }
            for name in [path, path + ".juke"] {
                let inner = try nesting.inside(named: library + "/" + name)
                do throws(ScriptError) {
                    return (inner, try environment.openScript(library + "/" + name))
                } catch {
                    guard error.isMissingFile else { throw error }
                }
            }
            throw .absent(path, library: library)
        }
    }

    /// Runs the lines of a script, each checked and evaluated like one that was typed.
    private func run(lines run: LineLoop.Run) async -> Outcome {
        await loop.run(run) { tree, line in await self.run(line: tree, line) }
    }

    /// Runs something that has arguments of its own; afterwards the outer arguments are back.
    private func withArguments(_ arguments: [String], _ body: () async -> Outcome) async -> Outcome {
        let outer = live.session.arguments
        live.update { $0.arguments = arguments }
        let outcome = await body()
        live.update { $0.arguments = outer }
        return outcome
    }

    /// Keeps a function. Its text is kept with it, so that an error inside it can show its place.
    private func define(_ definition: Definition, _ line: Line) -> Outcome {
        guard !table.isCommand(definition.name) else {
            return reporter.fail(
                UsageError(.functionName(definition.name), at: definition.span), source: line.source,
                stage: definition.span.lowerBound)
        }
        do throws(UsageError) {
            try definition.check()
        } catch {
            return reporter.fail(error, source: line.source, stage: definition.span.lowerBound)
        }
        let function = Function(
            name: definition.name, parameters: definition.parameters, body: definition.body, text: line.text,
            position: line.position)
        live.update { $0.apply(.define(function)) }
        return .succeeded
    }
}
