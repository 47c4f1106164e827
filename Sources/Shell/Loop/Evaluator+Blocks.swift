// How `if` and `for` run what is in them (Language §9). Which statement follows which is left to Evaluator.

import CommandLanguage
import ShellCommands
import SpotifyAPI

extension Evaluator {
    /// Runs the first branch whose condition succeeds; a failing condition stops nothing.
    ///
    /// Without a branch that fits and without `else` it succeeds, as an empty block does.
    func run(_ choice: Choice, _ line: Line) async -> Outcome {
        var condition = line.conditional
        condition.mode.onFailure = .keepGoing
        for branch in choice.branches {
            let outcome = await run(branch.condition, condition)
            if outcome.endsLine { return outcome }
            if outcome.status == .done { return await run(branch.body, line) }
        }
        guard let otherwise = choice.otherwise else { return .succeeded }
        return await run(otherwise, line)
    }

    /// Runs the body for each thing, until a failure in it stops the script.
    func run(_ loop: Loop, _ line: Line) async -> Outcome {
        var outcome = Outcome.succeeded
        do {
            let items = try await items(of: loop)
            live.record(outcome)
            for item in items {
                guard !Task.isCancelled else { throw CancellationError() }
                live.update { $0.apply(item) }
                outcome = await run(loop.body, line)
                // At a prompt, and with `--keep-going`, the next thing follows a failure.
                if outcome.endsLine || line.stops(for: outcome) { return outcome }
            }
        } catch {
            return reporter.report(error, line, stage: loop.span.lowerBound)
        }
        return outcome
    }

    /// The values of a loop's variable, one after the other: each argument of `$@`, or each row.
    ///
    /// Names among the words are looked up at Spotify, so the words have an allowance of their own, as a pipeline does.
    private func items(of loop: Loop) async throws -> [SessionChange] {
        let session = live.session
        let variables = VariableValues(session: session)
        let words = try Expansion.expand(loop.words, with: variables.value(of:))
        if loop.words.count == 1, case .variable(let variable)? = loop.words[0].pieces.first,
            variable.meaning == .arguments
        {
            return words.map { .letText(loop.variable, [$0.text]) }
        }
        let allowance = try runner.allowance(for: [])
        var context = live.services.context
        context.account = await live.services.loggedInUserID()
        context.mode = SpotifyAPI.Mode(setting: session.settings["mode"])
        let services = live.services.within(context)
        let rows = try await RequestAllowance.$current.withValue(allowance) {
            try await ForCommand.rows(words, in: session, using: services)
        }
        presenter.sayOmissions()
        return rows.map { .letRows(loop.variable, [$0]) }
    }
}
