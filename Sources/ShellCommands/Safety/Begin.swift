// `begin`: opens a plan, in which changes of the library and of playlists wait for `commit`. Putting them into it is
// left to LibraryWriter.

package import CommandLanguage
import Library
import Rendering

/// Opens a plan.
package struct Begin: FirstCommand {
    package static let commandName = "begin"
    package static let spec = CommandSpec(
        commandName, group: .safety, form: .source, summary: "let changes wait in a plan",
        details: """
            Changes of the library and of playlists wait until commit sends them together; the player is changed at \
            once. Lists show what is at Spotify, plan what waits. A new playlist can be used by its name inside the \
            plan. A script that ends with an open plan drops it.
            """,
        examples: [.init("begin", "then save, playlist add …, plan, commit")], cost: "none", effect: .session,
        shownBy: "plan")

    package init(_ input: ParsedInput) throws(UsageError) {}

    /// Opens the plan of this shell; one that is open already is an error, since its changes might be forgotten.
    package func run(in session: Session, using services: Services) async throws -> Reply {
        let writer = services.writer
        if let plan = await writer.openPlan() { throw PlanError.isOpen(waiting: plan.records.count) }
        guard try await writer.changePlan("open a plan", { await writer.beginPlan() }) else { return Reply(.nothing) }
        return Reply(
            .note(StyledText("The plan is open. Changes wait in it until you type commit; abort drops them.")))
    }
}
