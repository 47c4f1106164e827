// How statements follow each other, and how `if`, `for`, `def` and calls of functions run (Language §9). How one pipeline
// runs is in Interpreter+Pipeline, what may stand before it in Interpreter+Prefixes.

import CommandLanguage
import Library
import Rows
import ShellCommands
import SpotifyAPI

extension Interpreter {
    /// Runs statements one after the other, as their operators say.
    func run(_ tree: SyntaxTree, _ line: Line) async -> Course {
        for (index, step) in tree.steps.enumerated() {
            switch (step.condition, session.lastStatus == .done) {
            case (.afterSuccess, false), (.afterFailure, true): continue
            case (.always, _), (.afterSuccess, true), (.afterFailure, false): break
            }
            judge(.stop)
            // What && or || asks about stops nothing by itself.
            let isAskedAbout = index + 1 < tree.steps.count && tree.steps[index + 1].condition != .always
            var asked = line
            asked.mode.isAskedAbout = line.mode.isAskedAbout || isAskedAbout
            let course = await run(step.statement, asked)
            await noticeDevices()
            surroundings.snapshot.renew(session)
            if case .leave = course { return course }
            if isEnding { return .proceed }
            guard !isAskedAbout else { continue }
            countFailure(line.mode)
            if hasFailed(line.mode) { return .proceed }
        }
        return .proceed
    }

    /// Completion knows the devices that any command has learnt of.
    private func noticeDevices() async {
        guard session.surroundings == .prompt, scripts.isEmpty, calls == 0 else { return }
        let known = await services.player.load()
        let names = ([known.device?.value.name].compactMap { $0 } + known.devices.map(\.name)).filter { !$0.isEmpty }
        var seen: Swift.Set<String> = []
        let distinct = names.filter { seen.insert($0).inserted }
        update { $0.notice(devices: distinct) }
    }

    private func run(_ statement: Statement, _ line: Line) async -> Course {
        switch statement {
        case .pipeline(let pipeline): return await runPrefixed(pipeline, line)
        case .choice(let choice): return await run(choice, line)
        case .loop(let loop): return await run(loop, line)
        case .definition(let definition):
            define(definition, line)
            return .proceed
        }
    }

    // MARK: Blocks

    private func run(_ choice: Choice, _ line: Line) async -> Course {
        var asking = line
        asking.mode.onFailure = .goOn
        asking.mode.isAskedAbout = true
        for branch in choice.branches {
            let course = await run(branch.condition, asking)
            if case .leave = course { return course }
            if isEnding { return .proceed }
            if session.lastStatus == .done { return await runBody(branch.body, line) }
        }
        guard let otherwise = choice.otherwise else {
            update { $0.lastStatus = .done }
            return .proceed
        }
        return await runBody(otherwise, line)
    }

    /// Runs the inside of a block; an empty one succeeds.
    private func runBody(_ body: SyntaxTree, _ line: Line) async -> Course {
        if body.steps.isEmpty { update { $0.lastStatus = .done } }
        return await run(body, line)
    }

    private func run(_ loop: Loop, _ line: Line) async -> Course {
        do {
            let items = try await items(of: loop)
            update { $0.lastStatus = .done }
            for item in items {
                guard !Task.isCancelled else { throw CancellationError() }
                update { $0.apply(item) }
                let course = await run(loop.body, line)
                if case .leave = course { return course }
                if isEnding || hasFailed(line.mode) { return .proceed }
            }
        } catch {
            report(error, line, stage: loop.span.lowerBound)
        }
        return .proceed
    }

    /// What the variable of a loop is set to, one after the other: each argument of `$@`, or each row.
    private func items(of loop: Loop) async throws -> [SessionChange] {
        let words = try Expansion.expand(loop.words, with: value(of:))
        if loop.words.count == 1, case .variable(let variable)? = loop.words[0].pieces.first, variable.name == "@" {
            return words.map { .letText(loop.variable, [$0.text]) }
        }
        let allowance = try allowance(for: [])
        var services = services
        services.accountID = await accountID()
        services.spotify.mode = SpotifyAPI.Mode(setting: session.settings["mode"])
        let rows = try await RequestAllowance.$current.withValue(allowance) { [services] in
            try await ForCommand.rows(words, in: session, using: services)
        }
        sayOmissions()
        return rows.map { .letRows(loop.variable, [$0]) }
    }

    // MARK: Functions

    private func define(_ definition: Definition, _ line: Line) {
        guard !table.commandNames.contains(definition.name) else {
            return fail(
                UsageError(.functionName(definition.name), at: definition.span), source: line.source,
                stage: definition.span.lowerBound)
        }
        let function = Function(
            name: definition.name, body: definition.body, text: line.text, position: line.position)
        update {
            $0.apply(.define(function))
            $0.lastStatus = .done
        }
    }

    /// The function a pipeline calls, with its arguments; nil when it is none.
    func call(of pipeline: Pipeline) throws -> (function: Function, arguments: [String])? {
        for stage in pipeline.stages {
            guard case .command(let words, let span) = stage, case .bare(let name)? = words.first?.pieces.first,
                words[0].pieces.count == 1, let function = session.functions[name]
            else { continue }
            guard pipeline.stages.count == 1 else { throw UsageError(.functionInPipe(name), at: span) }
            let arguments = try Expansion.expand(Array(words.dropFirst()), with: value(of:))
            for argument in arguments {
                guard let rows = argument.rowVariable else { continue }
                throw UsageError(.rowsAsWord(rows.name), at: argument.span)
            }
            return (function, arguments.map(\.text))
        }
        return nil
    }

    func run(_ function: Function, with arguments: [String], mode: Mode) async -> Course {
        guard calls < Self.deepestCall else {
            fail(ScriptError.endlessCalls(function.name), source: source(function.text, function.position))
            // Not even `||` or `try` goes on before the outermost call has ended: who calls itself twice would do so for ever.
            isUnwinding = true
            return .proceed
        }
        let outer = session.variables["@"]
        calls += 1
        update {
            $0.variables["@"] = arguments
            $0.lastStatus = .done
        }
        let line = Line(
            text: function.text, position: function.position, source: source(function.text, function.position),
            mode: mode)
        let course = check(ahead: function.body, line) ? await run(function.body, line) : .proceed
        update { $0.variables["@"] = outer }
        calls -= 1
        if isUnwinding {
            update { $0.lastStatus = .failed }
            judge(.stop)
        }
        if calls == 0 { isUnwinding = false }
        return course
    }

    /// Reports what went wrong, or that it was interrupted.
    func report(_ error: any Error, _ line: Line, stage: Int) {
        guard Task.isCancelled else { return fail(error, source: line.source, stage: stage) }
        if error is EndedByInterrupt { return update { $0.lastStatus = .interrupted } }
        sayInterrupted()
    }

    func sayInterrupted() {
        update { $0.lastStatus = .interrupted }
        // A terminal shows the ^C on the line that the cursor is in.
        let start = surroundings.messages.isTerminal ? "\n" : ""
        if !surroundings.interrupts.hasExpired { say(start + "Interrupted.") }
    }
}
