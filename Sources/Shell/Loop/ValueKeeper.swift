// What a pipeline gives to the line that it is a part of, in place of the screen: the value of `let NAME = (PIPELINE)`,
// or the rows of a `for`. Running the pipeline is left to PipelineRunner.

import CommandLanguage
import Rendering
import Rows
import ShellCommands

/// A value that a pipeline gave.
enum KeptValue: Sendable {
    /// A number, a duration or words, as a pipe would get them.
    case text(String)
    case rows([Row])
}

/// Takes the reply of one pipeline.
final class ValueKeeper {
    /// What was taken; nil where nothing was given.
    private(set) var value: KeptValue?

    /// The commands that give words and no rows.
    private static let givingText: Set<String> = [Echo.commandName, Link.commandName, Volume.commandName]

    /// Refuses a pipeline that gives neither rows nor a value, before it sends anything.
    func check(_ last: UnderstoodStage?, _ system: SystemStage?, at span: Range<Int>) throws(UsageError) {
        guard let last, system == nil else { throw UsageError(.pipe(.givesNoValue(command: "!")), at: span) }
        guard last.spec.givesRows && last.command.writtenFile == nil || Self.givingText.contains(last.spec.name) else {
            throw UsageError(.pipe(.givesNoValue(command: last.spec.name)), at: last.span)
        }
    }

    /// Takes what the reply holds; nil where that is nothing that can be kept, so that it has to be shown.
    func take(_ reply: Reply) async throws -> Presenter.Shown? {
        switch reply.output {
        case .rows(let output):
            let rows = try await output.stream.all()
            value = .rows(rows)
            return rows.isEmpty ? .nothing : .something
        case .record(let record):
            value = record.bare.map { .text($0) } ?? .rows([record.row])
            return .something
        case .text(let lines):
            value = .text(lines.map(\.plain).joined(separator: "\n"))
            return .something
        case .noRecord:
            value = .rows([])
            return nil
        case .note, .nothing: return nil
        }
    }
}

extension PipelineRunner {
    /// What a pipeline gave in place of being shown.
    enum Value: Sendable {
        case given(KeptValue, ExitStatus)
        /// Nothing, since it failed.
        case ended(Outcome)
    }

    /// What a pipeline gives, in place of showing it.
    func value(of pipeline: Pipeline, _ line: Line) async -> Value {
        let kept = ValueKeeper()
        guard case .ended(let outcome) = await run(pipeline, line, into: kept) else { return .ended(.succeeded) }
        guard !outcome.endsLine else { return .ended(outcome) }
        if let value = kept.value { return .given(value, outcome.status) }
        guard !outcome.isFailure, case .command(let words, let span)? = pipeline.stages.last else {
            return .ended(outcome)
        }
        let error = UsageError(.pipe(.givesNoValue(command: words[0].typed)), at: span)
        return .ended(reporter.fail(error, source: line.source, stage: span.lowerBound))
    }
}
