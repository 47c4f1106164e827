// Understood stages run one after the other here, rows passed from each to the next. The result is the reply of the
// last, and every change of the session that any of them wants; making those changes and showing the reply is left to
// PipelineRunner.

import CommandLanguage
import Exchange
import Library
import Rendering
import Rows
import ShellCommands
import SpotifyAPI
import SpotifyAuth

/// Runs the stages of one pipeline.
struct StageRunner {
    /// The session that all stages see, as it was before the first.
    let session: Session
    /// What the stages may use, before the context of each is added.
    let services: Services
    /// What a line would cost, for `budget LINE`.
    let estimate: @Sendable (_ line: String) async throws -> Estimate
    /// The rows of a pipeline that is kept as a rule; nil where such a pipeline runs itself, which can run no other.
    var rows: (@Sendable (_ pipeline: String, Freshness) async throws -> [Row])?
    /// Throws where a text cannot be the pipeline of a rule; nil in an estimate.
    var checkRule: (@Sendable (_ pipeline: String) throws -> Void)?
    /// Watches whether the first stage finds anything; nil in an estimate.
    var finding: FirstFinding?
    /// Shows how far the first stage has come; nil in an estimate.
    var meter: ProgressMeter?
    /// Writes the sentence that a stage returns in place of a record; nil in an estimate.
    var say: ((StyledText) -> Void)?

    /// The reply of the last stage, and the changes of the session that all of them want.
    func replies(of stages: [UnderstoodStage]) async throws -> (Reply, [SessionChange]) {
        let rehearsal = Rehearsal(of: stages, in: services.context.changes)
        let context = rehearsal.context(await context(for: stages))
        var changes: [SessionChange] = []
        var last = Reply(.nothing)
        var tables: [FieldTable] = []
        for (index, stage) in stages.enumerated() {
            let services = services.within(Self.context(context, of: stage, before: stages[(index + 1)...]))
            let reply =
                index == 0
                ? watched(try await run(first: stage, using: services))
                : try await run(stage, on: try rows(of: last, from: stages[index - 1]), using: services)
            last = try await rehearsal.end(reply, of: stage.spec, using: services)
            tables = try self.tables(of: &last, from: stage, on: tables, before: stages[(index + 1)...])
            // Inside a pipeline nothing moves the selection (Language §4).
            changes += last.changes.filter { change in
                if case .select = change { stages.count == 1 } else { true }
            }
        }
        return (last, changes)
    }

    /// The tables of the rows that a stage gives. Where only they themselves say which, as what standard input holds
    /// does, the stages after it are checked now, before any of them acts.
    private func tables(
        of reply: inout Reply, from stage: UnderstoodStage, on incoming: [FieldTable],
        before following: ArraySlice<UnderstoodStage>
    ) throws -> [FieldTable] {
        switch reply.output {
        case .rows, .record: break
        case .noRecord, .note, .text, .nothing: return []
        }
        let expected = stage.command.tables(of: incoming, in: session)
        guard expected.isEmpty else {
            reply.nameTables(expected)
            return expected
        }
        let found = reply.tables
        if !found.isEmpty, stage.spec.givesRows {
            try StageCheck(session, services: services).checkFields(of: following, on: found, from: stage)
        }
        return found
    }

    /// Runs the stage that no rows come to; a command that needs some was refused by StageCheck.
    private func run(first stage: UnderstoodStage, using services: Services) async throws -> Reply {
        guard let command = stage.command.first else { throw stage.spec.needsRows(at: stage.span) }
        return try await command.run(in: session, using: services)
    }

    /// Runs a stage on the rows that come; a command that takes none was refused by StageReader.
    private func run(
        _ stage: UnderstoodStage, on rows: RowStream, using services: Services
    ) async throws -> Reply {
        guard let command = stage.command.following else {
            throw UsageError(.pipe(.takesNoRows(command: stage.spec.name)), at: stage.span)
        }
        return try await command.run(on: rows, in: session, using: services)
    }

    /// The rows that a reply passes on to the next stage.
    private func rows(of reply: Reply, from stage: UnderstoodStage) throws(UsageError) -> RowStream {
        var rows: RowStream
        switch reply.output {
        case .rows(let output):
            rows = output.stream
            rows.heading = output.heading
        case .record(let record):
            rows = RowStream([record.row])
            rows.heading = RowHeading(table: record.row.table, name: record.row.name)
        case .noRecord(let text):
            say?(text)
            rows = RowStream([])
        case .note, .text, .nothing: throw UsageError(.pipe(.givesNoRows(command: stage.spec.name)), at: stage.span)
        }
        return rows
    }

    /// What all stages of a pipeline run for.
    private func context(for stages: [UnderstoodStage]) async -> StageContext {
        var context = services.context
        context.account = await account(for: stages)
        context.mode = SpotifyAPI.Mode(setting: session.settings["mode"])
        context.readOnly = session.settings.readOnly
        context.isOffline = session.settings.isOffline
        context.estimate = estimate
        context.rows = rows
        context.checkRule = checkRule
        let time = services.time
        context.explain = {
            Diagnostic.make($0, now: time.now, reference: nil).lines(for: nil).joined(separator: " ")
        }
        return context
    }

    /// What one stage runs for, before those that follow it.
    private static func context(
        _ shared: StageContext, of stage: UnderstoodStage, before following: ArraySlice<UnderstoodStage>
    ) -> StageContext {
        var context = shared
        if stage.input.has(CommonOptions.fresh) { context.freshness = .fresh }
        // Neither the last stage nor one before a stage that may stop early, such as `take`, must cost pages that are
        // never read. Elsewhere all pages are wanted, and fetching ahead saves time.
        context.readsAll = !following.contains { $0.command.mayStopEarly }
        context.prefetch = following.isEmpty || !context.readsAll ? .asNeeded : .everything
        context.needsFields = needsFields(of: stage, before: following)
        return context
    }

    /// Whether more of the rows of a stage is needed than what they are.
    private static func needsFields(
        of stage: UnderstoodStage, before following: ArraySlice<UnderstoodStage>
    ) -> Bool {
        for stage in following {
            switch stage.command.reads {
            case .identity: return false
            case .fields: return true
            case .nothing: continue
            }
        }
        return !CommonOptions.writesAddresses((following.last ?? stage).input)
    }

    /// The reply of the first stage, with its rows counted as they go by.
    private func watched(_ reply: Reply) -> Reply {
        guard let finding else { return reply }
        var reply = finding.watching(reply)
        if case .rows(var output) = reply.output, let meter {
            output.stream = meter.watching(output.stream)
            reply.output = .rows(output)
        }
        return reply
    }

    /// The user whose things are listed, for commands that tell one's own things from others'. The login is not read
    /// for commands that do not concern Spotify.
    private func account(for stages: [UnderstoodStage]) async -> String? {
        guard stages.contains(where: { $0.spec.group != .shell && $0.spec.group != .rows }) else { return nil }
        return await services.loggedInUserID()
    }
}

extension Services {
    /// The ID of the user who is logged in, as far as it is known without a request.
    func loggedInUserID() async -> String? { try? await authentication.tokens.grant()?.userID }
}
