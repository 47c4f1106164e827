// `time`, `try`, `every` and `budget`: words before a pipeline that change how the whole of it runs, and are therefore the loop's and
// no stage's. Their specs, for help and completion, are commands like all others.

import CommandLanguage
import Exchange
import FoundationEssentials
import Rendering
import ShellCommands
import SpotifyAPI
import Text

/// A word before a pipeline.
enum PipelinePrefix: Sendable, Equatable {
    /// Says how long it took and what it cost.
    case time
    /// A failure does not stop the script.
    case `try`
    /// Runs it again and again, with this long between.
    case every(Duration)
    /// Says what it would cost, and runs none of it.
    case budget

    /// The prefixes of a pipeline, and the pipeline without them. A prefix with nothing behind it stays: as a command it
    /// says what is missing.
    ///
    /// Variables in the time of `every` are looked up here: it is needed before the pipeline is understood.
    static func split(
        _ pipeline: Pipeline, with lookup: Expansion.Lookup
    ) throws(UsageError) -> (prefixes: [PipelinePrefix], pipeline: Pipeline) {
        guard case .command(let words, let span)? = pipeline.stages.first else { return ([], pipeline) }
        var prefixes: [PipelinePrefix] = []
        var rest = words[...]
        while let (prefix, length) = try leading(rest, with: lookup), rest.count > length {
            prefixes.append(prefix)
            rest = rest.dropFirst(length)
        }
        guard !prefixes.isEmpty, let start = rest.first?.span.lowerBound else { return ([], pipeline) }
        var pipeline = pipeline
        pipeline.stages[0] = .command(Array(rest), span: start..<span.upperBound)
        return (prefixes, pipeline)
    }

    /// The prefix that the words start with, and how many of them it is.
    private static func leading(
        _ words: ArraySlice<UnexpandedWord>, with lookup: Expansion.Lookup
    ) throws(UsageError) -> (PipelinePrefix, Int)? {
        guard let first = words.first, case .bare(let text)? = first.pieces.first, first.pieces.count == 1 else {
            return nil
        }
        switch text {
        case "time": return (.time, 1)
        case "try": return (.try, 1)
        case "budget":
            // Its own options, and a line in quotes, are the command's.
            guard case .bare(let next)? = words.dropFirst().first?.pieces.first, !next.hasPrefix("--") else {
                return nil
            }
            return (.budget, 1)
        case "every":
            guard let time = words.dropFirst().first else { return nil }
            let text = try Expansion.expand(time, with: lookup).map(\.text).joined(separator: " ")
            return (.every(try Every.interval(text, at: time.span)), 2)
        default: return nil
        }
    }
}

extension Interpreter {
    /// Runs a pipeline with what stands before it.
    func runPrefixed(_ pipeline: Pipeline, _ line: Line) async -> Course {
        do {
            let (outer, unprefixed) = try PipelinePrefix.split(pipeline, with: value(of:))
            let (expanded, line) = try expandingAliases(unprefixed, line)
            let (inner, bare) = try PipelinePrefix.split(expanded, with: value(of:))
            return await run((outer + inner)[...], bare, line)
        } catch {
            fail(error, source: line.source, stage: pipeline.span.lowerBound)
            return .proceed
        }
    }

    private func run(_ prefixes: ArraySlice<PipelinePrefix>, _ pipeline: Pipeline, _ line: Line) async -> Course {
        let rest = prefixes.dropFirst()
        switch prefixes.first {
        case nil: return await runBare(pipeline, line)
        case .try?:
            var asked = line
            asked.mode.isAskedAbout = true
            let course = await run(rest, pipeline, asked)
            judge(.none)
            return course
        case .time?:
            let start = services.time.now
            lastAllowance = nil
            let course = await run(rest, pipeline, line)
            await sayTime(since: start)
            return course
        case .every(let interval)?: return await run(every: interval, rest, pipeline, line)
        case .budget?: return await showEstimate(of: pipeline, line)
        }
    }

    /// A call of a function, or a pipeline of commands.
    private func runBare(_ pipeline: Pipeline, _ line: Line) async -> Course {
        do {
            if let call = try call(of: pipeline) {
                return await run(call.function, with: call.arguments, mode: line.mode)
            }
        } catch {
            fail(error, source: line.source, stage: pipeline.span.lowerBound)
            return .proceed
        }
        return await run(pipeline, line)
    }

    private func run(
        every interval: Duration, _ prefixes: ArraySlice<PipelinePrefix>, _ pipeline: Pipeline, _ line: Line
    ) async -> Course {
        isRepeating = true
        defer { isRepeating = false }
        while true {
            judge(.stop)
            let course = await run(prefixes, pipeline, line)
            if case .leave = course { return course }
            surroundings.snapshot.renew(session)
            let isOver = session.lastStatus == .interrupted || session.lastStatus != .done && !isForgiven
            if isOver || isEnding { return .proceed }
            do {
                try await services.time.sleep(for: interval)
            } catch {
                // At a prompt this is how it is meant to end; only the row of the ^C has to end, too.
                guard session.surroundings == .prompt, Task.isCancelled else {
                    report(CancellationError(), line, stage: pipeline.span.lowerBound)
                    return .proceed
                }
                say("")
                report(EndedByInterrupt(), line, stage: pipeline.span.lowerBound)
                return .proceed
            }
        }
    }

    private func sayTime(since start: Date) async {
        let milliseconds = Int((max(0, services.time.now.timeIntervalSince(start)) * 1000).rounded())
        let seconds = "\(milliseconds / 1000)." + String(String(1000 + milliseconds % 1000).dropFirst()) + " s"
        let requests = await lastAllowance?.spent ?? 0
        say(StyledText("\(seconds), \(requests) request\(requests == 1 ? "" : "s")", .faint))
    }
}
