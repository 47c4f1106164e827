// How one pipeline runs: every stage is understood before the first acts, rows are handed from stage to stage, and the
// session changes only when the whole of it ended well.

import CommandLanguage
import Library
import Rendering
import Rows
import ShellCommands
import SpotifyAPI
import SpotifyAuth

extension Interpreter {
    /// A stage that was understood.
    struct UnderstoodStage: Sendable {
        var command: any Command
        var spec: CommandSpec
        var input: ParsedInput
        var span: Range<Int>
    }

    /// Runs a pipeline, shows what it answers, and sets the last status.
    func run(_ whole: Pipeline, _ line: Line) async -> Course {
        do {
            _ = services.omissions.take()
            let (pipeline, system) = try splitSystem(whole)
            var stages = try understand(pipeline, text: line.text)
            guard let last = stages.last else {
                if let system { try await run(system, reading: nil, as: services.changes) }
                return .proceed
            }
            var settings = try outputSettings(for: last)
            let feed = system.map { _ in CollectedOutput() }
            if feed != nil { settings = feedSettings(settings, for: last.input) }
            if feed != nil, let file = last.command.writtenFile {
                throw UsageError(.writtenElsewhere(file: file, command: last.spec.name), at: last.span)
            }
            try check(stages)
            try await permit(stages)
            let rehearsal = Rehearsal(of: stages, in: services.changes)
            let effective = rehearsal.services(services)
            for index in stages.indices {
                stages[index].command = try await stages[index].command.prepared(using: effective)
            }
            let allowance = try allowance(for: stages.map(\.input))
            lastAllowance = allowance
            let previous = session.lastStatus
            let meter = ProgressMeter(
                time: services.time, width: surroundings.messages.width, report: services.report)
            self.meter = meter
            defer { meter.end() }
            let ready = stages
            let reply = try await Self.naming(ready.map(\.spec), in: allowance) {
                let finding = FirstFinding()
                var (reply, changes) = try await replies(of: ready, watching: finding)
                if ready.count > 1 { reply.nameListing(Self.text(of: pipeline, in: line)) }
                update { $0.lastStatus = .done }
                let shown = try await show(
                    reply, settings: settings, takesAll: ready.count > 1 || feed != nil,
                    command: Self.text(of: whole, in: line),
                    in: feed)
                // A last command with a status of its own for no rows has the last word.
                let emptiness = ready.count > 1 && reply.statusWhenEmpty == .done ? finding.emptiness : nil
                sayEmpty(
                    emptiness?.note ?? (shown == .nothing ? reply.emptyNote : ""),
                    status: emptiness?.status ?? (shown == .nothing ? reply.statusWhenEmpty : .done), line,
                    at: whole.span.lowerBound)
                sayOmissions()
                if let system, let feed {
                    try await run(system, reading: feed.text, as: rehearsal.isOn ? .said : .made)
                }
                update { session in
                    changes.forEach { session.apply($0) }
                    if shown != .something { session.lastStatus = reply.statusWhenEmpty }
                    if let emptiness { session.lastStatus = emptiness.status }
                }
                return reply
            }
            await sayAge(of: allowance)
            switch reply.continuation {
            case .proceed: return .proceed
            case .script(let path, let arguments):
                let place = last.input.span(of: Source.file)?.lowerBound ?? last.span.lowerBound
                return await withChanges(effective.changes) {
                    await self.withArguments(arguments) { await self.source(script: path, from: line, at: place) }
                }
            case .profile(let name):
                try await open(profile: name)
                return .proceed
            case .leave(let status): return .leave(status ?? previous)
            }
        } catch OutputError.closed {
            return .leave(.done)
        } catch {
            report(error, line, stage: whole.span.lowerBound)
            return .proceed
        }
    }

    /// Runs the commands of a pipeline; what Spotify refuses is thrown with their specs.
    private static func naming<Result: Sendable>(
        _ specs: [CommandSpec], in allowance: RequestAllowance, _ body: () async throws -> Result
    ) async throws -> Result {
        do {
            return try await RequestAllowance.$current.withValue(allowance, operation: body)
        } catch  where error is SpotifyError || error is PartialChange {
            throw PipelineFailure(cause: error, specs: specs)
        }
    }

    /// What was typed of a pipeline: rows that went through one are called by it.
    private static func text(of pipeline: Pipeline, in line: Line) -> String {
        String(decoding: Array(line.text.utf8)[pipeline.span], as: UTF8.self)
    }

    func understand(_ pipeline: Pipeline, text: String) throws -> [UnderstoodStage] {
        var stages: [UnderstoodStage] = []
        for (index, stage) in pipeline.stages.enumerated() {
            guard case .command(let words, let span) = stage else {
                throw UsageError(.unexpectedOperator("!"), at: stage.span)
            }
            stages.append(try understand(words, at: span, isFirst: index == 0, text: text))
        }
        return stages
    }

    /// Understands one stage.
    func understand(
        _ words: [UnexpandedWord], at span: Range<Int>, isFirst: Bool, text: String
    ) throws(UsageError) -> UnderstoodStage {
        if let variable = words.first?.leadingVariable {
            throw UsageError(.variableAsCommand(variable.name), at: words[0].span)
        }
        let expanded = try Expansion.expand(words, with: value(of:))
        let match: CommandTable.Match
        do throws(UsageError) {
            match = try table.understand(expanded, in: text, stage: span, naming: naming)
        } catch {
            throw error.of(table.nameOfCommand(in: expanded))
        }
        let type = Catalogue.all[match.index]
        guard isFirst || !type.spec.takes.isEmpty else {
            throw UsageError(.takesNoRows(command: type.spec.name), at: span)
        }
        do throws(UsageError) {
            let command = try type.init(match.input)
            return UnderstoodStage(command: command, spec: type.spec, input: match.input, span: span)
        } catch {
            throw error.of(type.spec.name)
        }
    }

    /// Refuses fields that the rows will not have, before anything is asked of Spotify.
    func check(_ stages: [UnderstoodStage]) throws {
        let mode = SpotifyAPI.Mode(setting: session.settings["mode"])
        var tables: [FieldTable] = []
        for (index, stage) in stages.enumerated() {
            if index == 0, stage.command.needsRows {
                throw UsageError(
                    .needsRows(command: stage.spec.name, example: stage.spec.examples.first?.line ?? stage.spec.name),
                    at: stage.span)
            }
            if stage.command.needsPerson, services.audience != .person {
                throw UsageError(.needsPerson(command: stage.spec.name), at: stage.span)
            }
            if index < stages.count - 1, let option = Self.shownBy(stage.input) {
                throw UsageError(
                    .onlyOnLastStage(option: "--" + option), at: stage.input.span(ofOption: option) ?? stage.span)
            }
            if index < stages.count - 1, stage.spec.returns.isEmpty, !stage.command.passesRows {
                throw UsageError(.givesNoRows(command: stage.spec.name), at: stage.span)
            }
            do {
                try stage.command.check(tables, mode: mode, at: stage.span)
            } catch let error as UsageError {
                throw error.of(stage.spec.name)
            }
            tables = stage.command.tables(of: tables)
        }
        guard let last = stages.last else { return }
        try last.input.value(CommonOptions.format)?.check(in: tables, mode: mode)
        for column in try last.input.value(CommonOptions.columns) ?? [] { try column.check(in: tables, mode: mode) }
    }

    /// Refuses what the login does not allow before anything is asked of Spotify.
    func permit(_ stages: [UnderstoodStage]) async throws {
        guard stages.contains(where: { !$0.spec.scopes.isEmpty }) else { return }
        // A recording plays without a login.
        guard !services.tracing.tape.isPlaying else { return }
        guard let grant = try await services.authentication.tokens.grant() else { throw AuthError.notLoggedIn }
        for stage in stages { try Permission.check(stage.spec, with: grant) }
    }

    /// The value of a variable: a script's arguments, and the last status.
    func value(of variable: Variable) throws(UsageError) -> VariableValue {
        let arguments = session.variables["@"] ?? []
        switch variable.name {
        case "@": return .words(arguments)
        case "#": return .words([String(arguments.count)])
        case "?": return .words([String(session.lastStatus.code)])
        default:
            if let number = Int(variable.name), arguments.indices.contains(number - 1) {
                return .words([arguments[number - 1]])
            }
            if let value = session.variables[variable.name] { return .words(value) }
            if let rows = session.rowVariables[variable.name] { return try value(of: variable, in: rows) }
            let known = session.variables.keys.filter { $0 != "@" } + session.rowVariables.keys
            throw UsageError(
                .unsetVariable(variable.name, nearest: Suggestion.nearest(to: variable.name, among: known.sorted())),
                at: variable.span)
        }
    }

    /// Rows stay rows; a field of them is the first row's (Language §2).
    private func value(of variable: Variable, in rows: [Row]) throws(UsageError) -> VariableValue {
        guard let field = variable.field else { return .rows }
        guard let row = rows.first else { return .words([""]) }
        guard let value = row[field] else {
            let known = (FieldTable.common + row.table.fields).map(\.name)
            throw UsageError(
                .unknownField(field, nearest: Suggestion.nearest(to: field, among: known).first, known: known),
                at: variable.span)
        }
        return .words([PlainText.of(value)])
    }

    func replies(
        of stages: [UnderstoodStage], using given: Services? = nil, watching finding: FirstFinding? = nil
    ) async throws -> (Reply, [SessionChange]) {
        let account = await account(for: stages)
        let rehearsal = Rehearsal(of: stages, in: (given ?? services).changes)
        var rows: RowStream?
        var changes: [SessionChange] = []
        var last = Reply(.nothing)
        for (index, stage) in stages.enumerated() {
            var services = given ?? services
            services.accountID = account
            services.estimate = { line in try await self.estimate(line) }
            if stage.input.has(CommonOptions.fresh) { services.freshness = .fresh }
            services.spotify.mode = SpotifyAPI.Mode(setting: session.settings["mode"])
            let following = stages.dropFirst(index + 1)
            services.appetite =
                following.isEmpty || following.contains { $0.command.mayStopEarly } ? .asNeeded : .everything
            let said = rehearsal.begin(&services)
            last = try await stage.command.run(rows, in: session, using: services)
            if index == 0, let finding {
                last = finding.watching(last)
                if case .rows(var output) = last.output, let meter {
                    output.stream = meter.watching(output.stream)
                    last.output = .rows(output)
                }
            }
            last = try await rehearsal.end(last, of: stage.spec, said: said, using: services)
            // Inside a pipeline nothing moves the selection (Language §4).
            changes += last.changes.filter { change in
                if case .select = change { stages.count == 1 } else { true }
            }
            guard index < stages.count - 1 else { break }
            switch last.output {
            case .rows(let output):
                rows = output.stream
                rows?.heading = RowHeading(
                    table: output.table, name: output.name, columns: output.columns,
                    implied: output.presentation.implied)
            case .record(let record):
                rows = RowStream([record.row])
                rows?.heading = RowHeading(table: record.row.table, name: record.row.name)
            case .noRecord(let text):
                say(text)
                rows = RowStream([])
            case .note, .text, .nothing: throw UsageError(.givesNoRows(command: stage.spec.name), at: stage.span)
            }
        }
        return (last, changes)
    }

    /// The option of a stage that says how rows are shown.
    private static func shownBy(_ input: ParsedInput) -> String? {
        let names =
            CommonOptions.formats.map(\.flag.spec.name) + [
                CommonOptions.format.spec.name, CommonOptions.columns.spec.name,
            ]
        return names.first { input.span(ofOption: $0) != nil }
    }

    /// Whose things are listed, for commands that tell one's own from others'; the login is not read for those that have
    /// nothing to do with Spotify.
    private func account(for stages: [UnderstoodStage]) async -> String? {
        guard stages.contains(where: { $0.spec.group != .shell && $0.spec.group != .rows }) else { return nil }
        return await accountID()
    }

    /// The user ID of who is logged in, as far as it is known without asking.
    func accountID() async -> String? { try? await services.authentication.tokens.grant()?.userID }

    private func outputSettings(for stage: UnderstoodStage) throws -> OutputSettings {
        let input = stage.input
        var formats = CommonOptions.formats.filter { input.has($0.flag) }.map(\.format)
        if let text = try input.value(CommonOptions.format) { formats.append(.template(text.template)) }
        guard formats.count < 2 else {
            throw UsageError(.conflict("--\(formats[0].rawValue)", "--\(formats[1].rawValue)"), at: input.span)
                .of(stage.spec.name)
        }
        let asked = formats.first
        let columns = try input.value(CommonOptions.columns)?.map(\.name)
        return outputSettings(format: asked, columns: columns)
    }
}
