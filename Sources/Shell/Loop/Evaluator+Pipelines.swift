// How one pipeline of a line runs: `time`, `try`, `not`, `every` and `budget` run what follows them, `rule` keeps it,
// `let` keeps what it gives, and what is left is a call of a function, or commands. Which words are prefixes is left
// to PipelinePrefix, the commands to PipelineRunner.

import CommandLanguage
import Exchange
import FoundationEssentials
import Library
import ShellCommands
import SpotifyAPI

extension Evaluator {
    /// Runs a pipeline with the prefixes before it, the outermost first.
    ///
    /// Aliases are replaced here, since the text of one may begin with a prefix.
    func run(prefixed pipeline: Pipeline, _ line: Line) async -> Outcome {
        let prepared: PreparedPipeline
        do throws(UsageError) {
            prepared = try PreparedPipeline(pipeline, in: line, session: live.session)
        } catch {
            return reporter.fail(error, source: line.source, stage: pipeline.span.lowerBound)
        }
        return await run(prepared.prefixes[...], prepared.pipeline, prepared.line)
    }

    /// Runs what the first prefix means around the rest.
    private func run(_ prefixes: ArraySlice<PipelinePrefix>, _ pipeline: Pipeline, _ line: Line) async -> Outcome {
        let rest = prefixes.dropFirst()
        switch prefixes.first {
        case nil: return await run(bare: pipeline, line)
        case .try?: return await run(rest, pipeline, line.conditional).tried
        case .not?: return await run(rest, pipeline, line.asked).negated
        case .let(let name)?: return await keep(valueIn: name, rest, pipeline, line)
        case .time?:
            let start = live.services.time.now
            runner.forgetAllowance()
            let outcome = await run(rest, pipeline, line)
            presenter.sayTime(since: start, requests: await runner.lastAllowance?.spent ?? 0)
            return outcome
        case .every(let interval)?: return await run(every: interval, rest, pipeline, line)
        case .budget?: return await runner.showEstimate(of: pipeline, line)
        case .rule(let name)?: return await keep(rule: name, rest, pipeline, line)
        }
    }

    /// Keeps a pipeline as a rule: the command `rule` does that, once the pipeline was read.
    private func keep(
        rule name: String, _ prefixes: ArraySlice<PipelinePrefix>, _ pipeline: Pipeline, _ line: Line
    ) async -> Outcome {
        let stage: UnderstoodStage
        do {
            stage = try RuleReader(session: live.session, services: live.services, table: table)
                .stage(name, prefixes, pipeline, line)
        } catch {
            return reporter.report(error, line, stage: pipeline.span.lowerBound)
        }
        guard case .ended(let outcome) = await runner.run(pipeline, line, as: [stage]) else { return .succeeded }
        return outcome
    }

    /// Sets a variable to what a pipeline gives: the text of its value, or its rows.
    private func keep(
        valueIn name: String, _ prefixes: ArraySlice<PipelinePrefix>, _ pipeline: Pipeline, _ line: Line
    ) async -> Outcome {
        switch await value(of: pipeline, prefixes, line) {
        case .ended(let outcome): return outcome
        case .given(let value, let status):
            switch value {
            case .text(let text): live.update { $0.apply(.letText(name, [text])) }
            case .rows(let rows): live.update { $0.apply(.letRows(name, rows)) }
            }
            return .finished(status)
        }
    }

    /// What a pipeline gives, in place of showing it.
    func value(
        of pipeline: Pipeline, _ prefixes: ArraySlice<PipelinePrefix>, _ line: Line
    ) async -> PipelineRunner.Value {
        do throws(UsageError) {
            guard prefixes.isEmpty else { throw UsageError(.pipe(.prefixed), at: pipeline.span) }
            let name = pipeline.stages.lazy.compactMap { self.functionName(of: $0) }.first
            if let name { throw UsageError(.pipe(.function(name)), at: pipeline.span) }
        } catch {
            return .ended(reporter.fail(error, source: line.source, stage: pipeline.span.lowerBound))
        }
        return await runner.value(of: pipeline, line)
    }

    /// The function that a stage calls; nil where it calls none.
    private func functionName(of stage: Stage) -> String? {
        guard case .command(let words, _) = stage, let name = words.first?.fixed?.bareText else { return nil }
        return live.session.functions[name] == nil ? nil : name
    }

    /// Runs a pipeline without prefixes: a call of a function, or commands.
    private func run(bare pipeline: Pipeline, _ line: Line) async -> Outcome {
        let call: FunctionCall?
        do throws(UsageError) {
            call = try FunctionCall(pipeline, of: line.text, in: live.session)
        } catch {
            return reporter.fail(error, source: line.source, stage: pipeline.span.lowerBound)
        }
        if let call { return await run(call, from: line) }
        switch await runner.run(pipeline, line) {
        case .ended(let outcome): return outcome
        case .script(let path, let arguments, let changes, let place):
            var inner = line
            inner.nesting.changes = changes
            let outcome = await run(script: path, arguments, from: inner, at: place)
            // A plan in memory ends with the script that was only said.
            if changes == .said, line.nesting.changes != .said { await live.services.writer.endRehearsal() }
            return outcome
        }
    }

    /// Runs a pipeline again and again, until it fails or the user ends it; at a prompt Ctrl-C is the usual end.
    private func run(
        every interval: Duration, _ prefixes: ArraySlice<PipelinePrefix>, _ pipeline: Pipeline, _ line: Line
    ) async -> Outcome {
        var repeated = line
        repeated.nesting = line.nesting.insideRepetition()
        while true {
            let outcome = await run(prefixes, pipeline, repeated)
            if outcome.endsLine || outcome.isFailure { return outcome }
            // The next run sees `$?`, and Tab the rows, as after a line of its own.
            live.record(outcome)
            environment.snapshot.renew(live.session)
            do {
                try await live.services.time.sleep(for: interval)
            } catch {
                // At a prompt Ctrl-C is how `every` is meant to end, so it is not reported; only the row in which the
                // terminal shows ^C has to be ended.
                guard live.session.surroundings == .prompt, Task.isCancelled else {
                    return reporter.report(CancellationError(), line, stage: pipeline.span.lowerBound)
                }
                messages.say("")
                return reporter.report(EndedByInterrupt(), line, stage: pipeline.span.lowerBound)
            }
        }
    }
}
