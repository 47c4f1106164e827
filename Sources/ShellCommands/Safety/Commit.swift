// `commit`: sends what waits in the plan. Everything that can be refused is looked at before the first change: what the
// login allows, whose the playlists are, how long they get (PlanCheck), and whether each is as it was when the plan
// was made (ChangeExecutor). What cannot be sent stays the plan.

package import CommandLanguage
import Library
import Rendering
import Text

/// Sends the plan.
package struct Commit: FirstCommand {
    package static let commandName = "commit"
    package static let spec = CommandSpec(
        commandName, group: .safety, form: .source, summary: "send what waits in the plan",
        details: """
            Before the first change juke looks at every playlist that the plan changes. If a request fails, what was \
            not sent stays the plan: commit continues, abort drops the rest, undo N takes back what was sent.
            """,
        examples: [.init("commit --dry-run", "what it would send"), .init("commit", "send it")],
        cost: "what plan says: a look at each playlist, the changes, and a look afterwards",
        occasionalScopes: [.modifyLibrary, .modifyFollows, .modifyPublicPlaylists, .modifyPrivatePlaylists],
        effect: .library, shownBy: "log")

    package init(_ input: ParsedInput) throws(UsageError) {}

    /// The command without a line that names it.
    init() {}

    /// Checks the plan, sends it in order and closes it.
    package func run(in session: Session, using services: Services) async throws -> Reply {
        let writer = services.writer
        guard let plan = await writer.openOrLeftPlan() else { throw PlanError.none(command: Self.commandName) }
        guard !plan.records.isEmpty else {
            guard try await writer.changePlan("close the plan", { await writer.endPlan() }) else {
                return Reply(.nothing)
            }
            return Reply(.note(StyledText("Nothing waited in the plan. It is closed.")))
        }
        guard writer.makesChanges else {
            try await writer.say(plan)
            return Reply(.nothing)
        }
        try await PlanCheck(services: services).check(plan)
        let made: [ChangeRecord]
        do {
            made = try await writer.commit(plan)
        } catch let changed as PlaylistChanged {
            throw PlanError.changed(changed)
        }
        try await services.checkRefused(made)
        let which = made.count == 1 ? "it back" : "back the last one"
        return Reply(
            .note(StyledText("+ Made \(made.counted). To take \(which): undo")),
            changes: SessionChange.renaming(by: made))
    }
}
