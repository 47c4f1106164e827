// How `if` and `for` run what is in them (Language §9). Which statement follows which is left to Evaluator.

import CommandLanguage
import Rows
import ShellCommands
import SpotifyAPI

extension Evaluator {
    /// Runs the first branch whose condition succeeds; a failing condition stops nothing.
    ///
    /// Without a branch that fits and without `else` it succeeds, as an empty block does.
    func run(_ choice: Choice, _ line: Line) async -> Outcome {
        var condition = line.asked
        condition.mode.onFailure = .keepGoing
        for branch in choice.branches {
            let outcome = await run(branch.condition, condition)
            if outcome.endsLine { return outcome }
            if outcome.status == .done { return await run(branch.body, line) }
        }
        guard let otherwise = choice.otherwise else { return .succeeded }
        return await run(otherwise, line)
    }

    /// Runs the body for each thing, until `break`, or a failure in it that stops the script.
    func run(_ loop: Loop, _ line: Line) async -> Outcome {
        var turn = line
        turn.nesting = line.nesting.insideLoop()
        var outcome = Outcome.succeeded
        do {
            var items: LoopItems
            switch try await self.items(of: loop, line) {
            case .ended(let ended): return ended
            case .found(let found): items = found
            }
            live.record(outcome)
            while let item = items.next() {
                // An endless body that waits for nothing would keep signals from being seen.
                await Task.yield()
                guard !Task.isCancelled else { throw CancellationError() }
                live.update { $0.apply(item) }
                outcome = await run(loop.body, turn)
                switch outcome {
                case .leavingLoop: return .succeeded
                case .nextTurn: outcome = .succeeded
                case .finished, .forgiven, .decided: if line.stops(for: outcome) { return outcome }
                case .interrupted, .misunderstood, .unwinding, .leavingFunction, .leave: return outcome
                }
            }
        } catch {
            return reporter.report(error, line, stage: loop.span.lowerBound)
        }
        return outcome
    }

    /// What a loop goes through, or how looking for it ended.
    private enum FoundItems {
        case found(LoopItems)
        case ended(Outcome)
    }

    /// The values of a loop's variable.
    private func items(of loop: Loop, _ line: Line) async throws -> FoundItems {
        let session = live.session
        let isCommand = { [table] (name: String) in
            table.isCommand(name) || session.aliases[name] != nil || session.functions[name] != nil
        }
        let variables = VariableValues(session: session)
        switch LoopSource(loop.source, isCommand: isCommand) {
        case .arguments: return .found(LoopItems(loop.variable, texts: session.arguments))
        case .numbers(let typed):
            let words = try Expansion.expand(typed, with: variables.value(of:))
            guard let numbers = try CountedNumbers(words) else {
                return .found(LoopItems(loop.variable, rows: try await rows(of: words)))
            }
            return .found(LoopItems(loop.variable, numbers))
        case .things(let typed):
            let words = try Expansion.expand(typed, with: variables.value(of:))
            return .found(LoopItems(loop.variable, rows: try await rows(of: words)))
        case .pipeline(let pipeline): return try await items(of: pipeline, as: loop.variable, line)
        }
    }

    /// The rows that a pipeline lists; all are read before the first turn, since the body may change the list.
    private func items(of pipeline: Pipeline, as name: String, _ line: Line) async throws -> FoundItems {
        let prepared = try PreparedPipeline(pipeline, in: line, session: live.session)
        switch await value(of: prepared.pipeline, prepared.prefixes[...], prepared.line) {
        case .ended(let outcome): return .ended(outcome)
        case .given(.rows(let rows), let status):
            return rows.isEmpty && status != .done
                ? .ended(.finished(status)) : .found(LoopItems(name, rows: rows))
        case .given(.text(let text), _): return .found(LoopItems(name, texts: [text]))
        }
    }

    /// The rows that words name. Names are looked up at Spotify, so the words have an allowance of their own, as a
    /// pipeline does.
    private func rows(of words: [Word]) async throws -> [Row] {
        let session = live.session
        let allowance = try runner.allowance(for: [])
        var context = live.services.context
        context.account = await live.services.loggedInUserID()
        context.mode = SpotifyAPI.Mode(setting: session.settings["mode"])
        let services = live.services.within(context)
        let rows = try await RequestAllowance.$current.withValue(allowance) {
            try await ForCommand.rows(words, in: session, using: services)
        }
        presenter.sayOmissions()
        return rows
    }
}

/// The values that a loop's variable has, one after the other.
private struct LoopItems {
    private enum Values {
        case texts(ArraySlice<String>)
        case rows(ArraySlice<Row>)
        case numbers(CountedNumbers)
    }

    private let name: String
    private var values: Values

    init(_ name: String, texts: [String]) {
        self.name = name
        values = .texts(texts[...])
    }

    init(_ name: String, rows: [Row]) {
        self.name = name
        values = .rows(rows[...])
    }

    init(_ name: String, _ numbers: CountedNumbers) {
        self.name = name
        values = .numbers(numbers)
    }

    /// Gives the variable its next value; nil after the last one.
    mutating func next() -> SessionChange? {
        switch values {
        case .texts(var left):
            guard let text = left.popFirst() else { return nil }
            values = .texts(left)
            return .letText(name, [text])
        case .rows(var left):
            guard let row = left.popFirst() else { return nil }
            values = .rows(left)
            return .letRows(name, [row])
        case .numbers(var left):
            guard let number = left.count() else { return nil }
            values = .numbers(left)
            return .letText(name, [String(number)])
        }
    }
}
