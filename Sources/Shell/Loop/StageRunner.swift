// Understood stages run one after the other here, rows passed from each to the next. The result is the reply of the
// last, and every change of the session that any of them wants; making those changes and showing the reply is left to
// PipelineRunner.

import CommandLanguage
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
    /// Watches whether the first stage finds anything; nil in an estimate.
    var finding: FirstFinding?
    /// Shows how far the first stage has come; nil in an estimate.
    var meter: ProgressMeter?
    /// Writes the sentence that a stage returns in place of a record; nil in an estimate.
    var say: ((StyledText) -> Void)?

    /// The reply of the last stage, and the changes of the session that all of them want.
    func replies(of stages: [UnderstoodStage]) async throws -> (Reply, [SessionChange]) {
        let account = await account(for: stages)
        let rehearsal = Rehearsal(of: stages, in: services.context.changes)
        var rows: RowStream?
        var changes: [SessionChange] = []
        var last = Reply(.nothing)
        for (index, stage) in stages.enumerated() {
            var context = rehearsal.context(services.context)
            context.account = account
            context.mode = SpotifyAPI.Mode(setting: session.settings["mode"])
            context.estimate = estimate
            if stage.input.has(CommonOptions.fresh) { context.freshness = .fresh }
            let following = stages.dropFirst(index + 1)
            // Neither the last stage nor one before a stage that may stop early, such as `take`, must cost pages that
            // are never read. Elsewhere all pages are wanted, and fetching ahead saves time.
            context.prefetch =
                following.isEmpty || following.contains { $0.command.mayStopEarly } ? .asNeeded : .everything
            let services = services.within(context)
            last = try await stage.command.run(rows, in: session, using: services)
            if index == 0 { last = watched(last) }
            last = try await rehearsal.end(last, of: stage.spec, using: services)
            // Inside a pipeline nothing moves the selection (Language §4).
            changes += last.changes.filter { change in
                if case .select = change { stages.count == 1 } else { true }
            }
            guard index < stages.count - 1 else { break }
            switch last.output {
            case .rows(let output):
                rows = output.stream
                rows?.heading = output.heading
            case .record(let record):
                rows = RowStream([record.row])
                rows?.heading = RowHeading(table: record.row.table, name: record.row.name)
            case .noRecord(let text):
                say?(text)
                rows = RowStream([])
            case .note, .text, .nothing: throw UsageError(.pipe(.givesNoRows(command: stage.spec.name)), at: stage.span)
            }
        }
        return (last, changes)
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
