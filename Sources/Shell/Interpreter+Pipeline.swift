// How one pipeline runs: every stage is understood before the first acts, rows are handed from stage to stage, and the
// session changes only when the whole of it ended well.

import CommandLanguage
import Rendering
import Rows
import ShellCommands
import SpotifyAPI

extension Interpreter {
    /// A stage that was understood.
    private struct UnderstoodStage: Sendable {
        var command: any Command
        var spec: CommandSpec
        var input: ParsedInput
        var span: Range<Int>
    }

    /// Runs a pipeline, shows what it answers, and sets the last status.
    func run(_ pipeline: Pipeline, text: String, source: SourceText, mode: Mode) async -> Course {
        do {
            let stages = try understand(pipeline, text: text)
            guard let last = stages.last else { return .proceed }
            let settings = try outputSettings(for: last.input)
            let (reply, changes) = try await replies(of: stages)
            let previous = session.lastStatus
            update { $0.lastStatus = .done }
            let shown = try await show(reply, settings: settings, takesAll: stages.count > 1, command: text)
            update { session in
                changes.forEach { session.apply($0) }
                if shown == .nothing { session.lastStatus = reply.statusWhenEmpty }
            }
            switch reply.continuation {
            case .proceed: return .proceed
            case .script(let path): return await self.source(script: path, mode: mode)
            case .leave(let status): return .leave(status ?? previous)
            }
        } catch OutputError.closed {
            return .leave(.done)
        } catch {
            if Task.isCancelled {
                update { $0.lastStatus = .interrupted }
                say("Interrupted.")
                return .proceed
            }
            fail(error, source: source, stage: pipeline.stages.first?.span.lowerBound ?? 0)
            return .proceed
        }
    }

    private func understand(_ pipeline: Pipeline, text: String) throws -> [UnderstoodStage] {
        var stages: [UnderstoodStage] = []
        for (index, stage) in pipeline.stages.enumerated() {
            guard case .command(let words, let span) = stage else {
                throw UsageError(.unexpectedOperator("!"), at: stage.span)
            }
            let match = try table.understand(
                try Expansion.expand(words, with: value(of:)), in: text, stage: span, naming: naming)
            let type = Catalogue.all[match.index]
            guard index == 0 || !type.spec.takes.isEmpty else {
                throw UsageError(.takesNoRows(command: type.spec.name), at: span)
            }
            stages.append(
                UnderstoodStage(command: try type.init(match.input), spec: type.spec, input: match.input, span: span))
        }
        return stages
    }

    /// The value of a variable: a script's arguments, and the last status.
    private func value(of variable: Variable) throws(UsageError) -> VariableValue {
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
            throw UsageError(.unsetVariable(variable.name, nearest: []), at: variable.span)
        }
    }

    private func replies(of stages: [UnderstoodStage]) async throws -> (Reply, [SessionChange]) {
        var rows: RowStream?
        var changes: [SessionChange] = []
        var last = Reply(.nothing)
        for (index, stage) in stages.enumerated() {
            var services = services
            if stage.input.has(CommonOptions.fresh) { services.freshness = .fresh }
            last = try await stage.command.run(rows, in: session, using: services)
            // Inside a pipeline nothing moves the selection (LANGUAGE §4).
            changes += last.changes.filter { change in
                if case .select = change { stages.count == 1 } else { true }
            }
            guard index < stages.count - 1 else { break }
            switch last.output {
            case .rows(let output): rows = output.stream
            case .record(let record): rows = RowStream([record.row])
            case .note, .text, .nothing: throw UsageError(.givesNoRows(command: stage.spec.name), at: stage.span)
            }
        }
        return (last, changes)
    }

    private func outputSettings(for input: ParsedInput) throws -> OutputSettings {
        let formats = CommonOptions.formats.filter { input.has($0.flag) }
        guard formats.count < 2 else {
            throw UsageError(
                .conflict("--\(formats[0].format.rawValue)", "--\(formats[1].format.rawValue)"), at: input.span)
        }
        let asked = formats.first?.format
        let columns = try input.value(CommonOptions.columns)
        return outputSettings(format: asked, columns: columns)
    }
}
