// Lines become trees here: the lines of a prompt, a script, a pipe or a test are read one by one, joined while a block
// is open, parsed, and passed on to be run. LineLoop decides what follows a line that failed, and how a source of lines
// ends. What a prompt shows is left to PromptRequests, running trees to Evaluator.

import CommandLanguage
import Prompting
import ShellCommands

/// Reads lines and has them run.
struct LineLoop {
    /// Runs a line once its text is complete.
    typealias Evaluate = (SyntaxTree, Line) async -> Outcome

    /// A source of lines and how it is run.
    struct Run {
        var lines: any LineSource
        var mode: RunMode
        var nesting: Nesting
        /// Whether the whole of it runs in one task that Ctrl-C ends, rather than each line in one of its own.
        var isOneTask: Bool
    }

    /// How far reading a source has come.
    private struct Progress {
        /// A text that further lines continue, and where it begins.
        var begun: (parse: GrowingParse, start: SourcePosition)?
        /// How the last line ended.
        var last: Outcome
        let failures = FirstFailure()

        /// How the source ends when no more lines come.
        var outcome: Outcome {
            if let status = failures.status { return .finished(status) }
            guard case .forgiven = last else { return last }
            return .succeeded
        }
    }

    private let live: LiveSession
    private let prompts: PromptRequests
    private let messages: MessageWriter
    private let reporter: FailureReporter
    private let isCommand: @Sendable (String) -> Bool

    init(
        _ live: LiveSession, prompts: PromptRequests, messages: MessageWriter, reporter: FailureReporter,
        isCommand: @escaping @Sendable (String) -> Bool
    ) {
        self.live = live
        self.prompts = prompts
        self.messages = messages
        self.reporter = reporter
        self.isCommand = isCommand
    }

    /// Runs every line of a source, until one of them ends it.
    ///
    /// A source ends at its last line, at a failure that stops a script, at `exit`, or at a signal. Only a prompt
    /// continues after Ctrl-C.
    func run(_ run: Run, evaluate: Evaluate) async -> Outcome {
        var progress = Progress(last: .finished(live.session.lastStatus))
        while true {
            if run.isOneTask, Task.isCancelled { return reporter.interrupted() }
            let request = await prompts.request(continuing: progress.begun?.parse.text, at: run.nesting)
            switch await run.lines.next(request) {
            case .text(let line, let position):
                if run.mode.echoes { messages.echo(SecretLines.isSecret(line) ? "‹redacted›" : line) }
                guard let outcome = await take(line, at: position, run, &progress, evaluate) else { continue }
                if ends(run, with: outcome, &progress) { return outcome }
            case .malformed(let fault, let position):
                let outcome = reporter.fail(
                    ScriptError(fault, in: position.file), source: place(of: fault, position))
                live.record(outcome)
                // The rest of the file may still be text, so `--keep-going` continues after a damaged line, too.
                guard run.nesting.isAtPrompt || run.mode.onFailure == .keepGoing else { return outcome }
                progress.failures.note(outcome.status)
                progress.last = outcome
                progress.begun = nil
            case .interrupted:
                guard run.nesting.isAtPrompt else { return .interrupted }
                progress.begun = nil
            case .end:
                guard let begun = progress.begun else { return progress.outcome }
                progress.last = reporter.fail(
                    begun.parse.unfinished, source: SourceText(begun.parse.text, at: begun.start))
                live.record(progress.last)
                guard run.nesting.isAtPrompt else { return progress.outcome }
                // At a prompt Ctrl-D first discards the block that was begun. Where the input is really over, the end
                // is reported again.
                progress.begun = nil
            case .terminated(let signal): return .leave(.signalled(signal))
            }
        }
    }

    /// Whether the source ends with a line that ended like this.
    private func ends(_ run: Run, with outcome: Outcome, _ progress: inout Progress) -> Bool {
        if case .leave = outcome { return true }
        progress.last = outcome
        guard outcome.isFailure, !run.nesting.isAtPrompt else { return false }
        progress.failures.note(outcome.status)
        return run.mode.onFailure == .stop || outcome == .interrupted
    }

    /// Runs the text that a line completes; nil where the text continues, or holds nothing that runs.
    private func take(
        _ line: String, at position: SourcePosition, _ run: Run, _ progress: inout Progress, _ evaluate: Evaluate
    ) async -> Outcome? {
        var parse = progress.begun?.parse ?? GrowingParse(isCommand: isCommand)
        let start = progress.begun?.start ?? position
        // The parse is held in one place only, so that its text grows without being copied.
        progress.begun = nil
        let outcome: Outcome
        do throws(UsageError) {
            switch try parse.add(line) {
            case .incomplete:
                progress.begun = (parse, start)
                return nil
            case .complete(let tree):
                guard !tree.steps.isEmpty else { return nil }
                live.begin(lineAt: start)
                outcome = await evaluate(
                    tree,
                    Line(
                        text: parse.text, position: start, mode: run.mode, nesting: run.nesting,
                        failures: progress.failures))
            }
        } catch {
            outcome = reporter.fail(error, source: SourceText(parse.text, at: start))
        }
        live.record(outcome)
        noteEnd(outcome, of: parse.text, at: run.nesting)
        return outcome
    }

    /// Notes how a typed line ended. One that was not understood, or found nothing, is not suggested again.
    private func noteEnd(_ outcome: Outcome, of text: String, at nesting: Nesting) {
        guard nesting.isAtPrompt else { return }
        live.services.shell.history?.noteEnd(
            of: text, status: Int(outcome.status.code), isMistake: [.usage, .notFound].contains(outcome.status))
    }

    /// The place of a line that is not text; an error of reading has no place in the file.
    private func place(of fault: MalformedLine, _ position: SourcePosition) -> SourceText? {
        switch fault {
        case .invalidUTF8, .containsNUL, .tooLong:
            position.file.map { .script(file: $0, line: position.line, text: "") }
        case .unreadable: nil
        }
    }
}
