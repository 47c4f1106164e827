// What went wrong, said to the user, and what that means for the line and the script around it: every error that
// reaches the loop becomes an Outcome here. The sentences are left to Diagnostic, writing them to MessageWriter.

import CommandLanguage
import Exchange
import FoundationEssentials
import Library
import Prompting
import Rendering
import Rows
import ShellCommands

/// Reports errors, and turns them into outcomes.
struct FailureReporter {
    private let live: LiveSession
    private let environment: ShellEnvironment
    private let messages: MessageWriter

    init(_ live: LiveSession, _ environment: ShellEnvironment, messages: MessageWriter) {
        self.live = live
        self.environment = environment
        self.messages = messages
    }

    /// Reports what ended a command: an error, or an interrupt. When the reader of standard output has ended (`|
    /// head`), the shell ends with 0 and without a word (Language §9).
    ///
    /// `stage` is where the command begins, for errors that concern no single word of it.
    func report(_ error: any Error, _ line: Line, stage: Int) -> Outcome {
        if case OutputError.closed = error { return .leave(.done) }
        guard Task.isCancelled else {
            if line.mode.asksForStatus, case SystemShellError.failed(let status) = Self.cause(of: error),
                SystemShellError.answers.contains(status)
            {
                return .finished(.failed)
            }
            return fail(error, source: line.source, stage: stage)
        }
        let outcome = error is EndedByInterrupt ? .interrupted : interrupted()
        sayHowFar(Self.cause(of: error), line, stage: stage)
        return outcome
    }

    /// Says how far a plan, or a change that can be taken back, had come when it was interrupted.
    private func sayHowFar(_ error: any Error, _ line: Line, stage: Int) {
        guard !environment.interrupts.hasExpired else { return sayWhereTimeEnded(line, stage: stage) }
        guard (error as? PartialChange)?.number != nil || error is PlanStopped else { return }
        let diagnostic = Diagnostic.make(error, now: live.services.time.now, reference: nil)
        diagnostic.lines(for: line.source, stage: stage, width: messages.width).forEach { messages.sayError($0) }
    }

    /// Says which line of a script the time limit ended; how long that was, the code that measures the time says.
    private func sayWhereTimeEnded(_ line: Line, stage: Int) {
        guard line.position.file != nil else { return }
        let diagnostic = Diagnostic("The time limit ended this.", status: .failed)
        diagnostic.lines(for: line.source, stage: stage, width: messages.width).forEach { messages.sayError($0) }
    }

    /// Reports that Ctrl-C ended what ran. When the time limit ended it, nothing is said: the code that measures the
    /// time does so.
    func interrupted() -> Outcome {
        // A terminal shows the ^C on the line that the cursor is in.
        let start = messages.isTerminal ? "\n" : ""
        if !environment.interrupts.hasExpired { messages.say(start + "Interrupted.") }
        return .interrupted
    }

    /// Reports an error with its place and the rows nearest to what was meant.
    func fail(_ error: any Error, source: SourceText?, stage: Int = 0) -> Outcome {
        let cause = Self.cause(of: error)
        let place = (error as? LocatedReferenceError)?.span
        let named = place.flatMap { span in source?.text(in: span) }
        let diagnostic = Diagnostic.make(error, now: live.services.time.now, reference: named)
        if diagnostic.status == .interrupted, environment.interrupts.wasRaised { messages.endRowOfKey() }
        let lines = diagnostic.lines(for: source, stage: stage, width: messages.width)
        // The next step concerns the rows, so it is written below them.
        let stepsBelow = !diagnostic.rows.isEmpty && diagnostic.nextStep != nil ? 1 : 0
        lines.dropLast(stepsBelow).forEach { messages.sayError($0) }
        if !diagnostic.rows.isEmpty { show(nearest: diagnostic.rows) }
        lines.suffix(stepsBelow).forEach { messages.sayError($0) }
        if live.session.surroundings == .prompt { environment.noteFailure(cause) }
        if cause is UsageError { return .misunderstood }
        return diagnostic.status == .interrupted ? .interrupted : .finished(diagnostic.status)
    }

    /// The error as it was thrown, without what was added on the way: its place, and the commands it concerns.
    private static func cause(of error: any Error) -> any Error {
        switch error {
        case let error as LocatedReferenceError: error.error
        case is RefusedSystemCommand: SystemShellError.notAllowed
        case let error as PipelineFailure: error.cause
        default: error
        }
    }

    /// How many names a script shows: enough for its author to see what to write instead.
    private static let nearestInScript = 10

    /// Shows the nearest names after a near miss, as a listing that can be used at once.
    private func show(nearest rows: [Row]) {
        var rows = rows
        var presentation = Presentation()
        let style = OutputStyle(live, environment)
        var settings = style.settings(format: nil, columns: nil)
        var port = environment.output
        if live.session.surroundings != .prompt {
            // In a script these rows are not what was asked for, so they stay out of the data; its author needs their
            // URIs.
            port = environment.messages
            rows = Array(rows.prefix(Self.nearestInScript))
            presentation.numbering = .unnumbered
            settings = style.settings(
                format: port.isTerminal ? .table : .tsv, columns: ["kind", "name", "artist", "uri"], on: port)
        }
        guard var renderer = try? RowsRenderer(table: Kinds.mixed, presentation: presentation, settings: settings)
        else { return }
        try? port.write(renderer.render(rows) + renderer.finish())
        live.update {
            $0.remember(Listing(name: "nearest names", rows: rows, command: "", made: live.services.time.now))
        }
    }
}
