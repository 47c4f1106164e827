// One running shell: the actor that holds the session and the parts of the loop, so that no other code can touch them.
// It puts the parts together, and gives each line a task that Ctrl-C ends. Turning lines into trees is left to
// LineLoop, running trees to Evaluator, pipelines to PipelineRunner, showing replies to Presenter.

import CommandLanguage
import Library
package import Prompting
package import ShellCommands

/// A shell that runs lines.
package actor RunningShell {
    private let live: LiveSession
    private let interrupts: Interrupts
    private let openScript: @Sendable (String) throws(ScriptError) -> any LineSource
    private let loop: LineLoop
    private let evaluator: Evaluator
    private let messages: MessageWriter

    /// Puts a shell together; it does nothing before it is given lines.
    package init(session: Session, services: Services, environment: ShellEnvironment) {
        let live = LiveSession(session, services: services)
        let table = services.shell.commands
        let messages = MessageWriter(live, environment)
        let reporter = FailureReporter(live, environment, messages: messages)
        let loop = LineLoop(
            live, prompts: PromptRequests(live, environment, table: table), messages: messages, reporter: reporter,
            isCommand: table.isCommand)
        self.live = live
        self.loop = loop
        self.messages = messages
        interrupts = environment.interrupts
        openScript = environment.openScript
        evaluator = Evaluator(
            live, environment, table: table, loop: loop,
            presenter: Presenter(live, environment, messages: messages), messages: messages, reporter: reporter)
    }

    /// What the shell remembers now.
    package var session: Session { live.session }

    /// What its commands may use now: those of the profile it runs as.
    var services: Services { live.services }

    /// The place of lines that no script and no function of this shell holds.
    private var outermost: Nesting { Nesting(live.session.surroundings, changes: live.services.context.changes) }

    /// Runs every line of a source, each in a task that Ctrl-C ends; returns the status that the process would end
    /// with.
    package func run(_ lines: any LineSource, mode: RunMode) async -> ExitStatus {
        await planEnded(await run(lines, mode, outermost))
    }

    private func run(_ lines: any LineSource, _ mode: RunMode, _ nesting: Nesting) async -> ExitStatus {
        let run = LineLoop.Run(lines: lines, mode: mode, nesting: nesting, isOneTask: false)
        let interrupts = interrupts
        return await loop.run(run) { tree, line in
            await interrupts.interruptible { await self.evaluate(tree, line) }
        }.status
    }

    private func evaluate(_ tree: SyntaxTree, _ line: Line) async -> Outcome { await evaluator.run(line: tree, line) }

    /// Runs a script whose lines are all there, in one task that Ctrl-C ends. Lines that may still be waited for have a
    /// task each, so that Ctrl-C ends only the line that runs. `script` is its path, when it is a file.
    package func run(whole lines: any LineSource, script: String? = nil, mode: RunMode) async -> ExitStatus {
        await planEnded(await interrupts.interruptible { await self.runAsOneTask(lines, script, mode) })
    }

    /// The status of a script, whose plan does not outlive it: no one would send it later (Language §7). One that it
    /// took over is left to the next shell.
    private func planEnded(_ status: ExitStatus) async -> ExitStatus {
        let writer = live.services.writer
        guard live.session.surroundings == .script, let plan = await writer.openPlan(),
            !plan.isAdopted
        else { return status }
        await writer.endPlan()
        // Its place is the last line that ran: a `commit` should have followed it.
        let place = live.place.map { SourceText("", at: $0) }
        Diagnostic(ScriptPlan.words(plan), status: .failed).lines(for: place).forEach { messages.sayError($0) }
        return status == .done ? .failed : status
    }

    private func runAsOneTask(_ lines: any LineSource, _ script: String?, _ mode: RunMode) async -> ExitStatus {
        let run = LineLoop.Run(
            lines: lines, mode: mode, nesting: script.map { outermost.inside(script: $0) } ?? outermost, isOneTask: true
        )
        return await loop.run(run) { tree, line in await self.evaluate(tree, line) }.status
    }

    /// Runs the start-up file, if there is one. Settings it changes are marked as coming from there, for `set`; a
    /// failure in it stops the file, not the shell.
    package func runStartupFile(_ path: String) async {
        guard let lines = try? openScript(path) else { return }
        live.update { $0.settingOrigin = .startupFile }
        _ = await run(lines, RunMode(onFailure: .stop), outermost.inside(script: path))
        live.update { $0.settingOrigin = .session }
        live.record(.succeeded)
    }
}
