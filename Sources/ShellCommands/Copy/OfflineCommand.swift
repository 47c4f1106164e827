// `offline`: nothing is sent from now on. The own copy answers reads (CopiedPages), and changes wait in a plan
// (LibraryWriter); what needs Spotify itself fails with a status of its own.

package import CommandLanguage
import Library
import Rendering
import Rows
import SpotifyAPI

/// Sends nothing from now on, or sends requests again.
package struct OfflineCommand: FirstCommand {
    /// The two words that can be typed.
    enum State: String, Sendable, CaseIterable { case on, off }

    static let state = Slot<State>.keyword(help: "without it: say which", shape: .optional)

    package static let commandName = "offline"
    package static let spec = CommandSpec(
        commandName, group: .copy, form: .source, summary: "send nothing: your own copy answers",
        details: """
            Lists of your library come from your own copy, as old as it is; changes of the library and of playlists \
            wait in a plan. What the copy does not have, and the player, fail with status 10. After offline off the \
            plan is still there: commit sends it. It holds for this shell; for later ones, too: set offline on --save
            """,
        slots: [state.erased],
        examples: [
            .init("offline on", "nothing is sent from now on"), .init("offline off", "requests are sent again"),
        ],
        cost: "none", effect: .session, shownBy: "set offline")

    let state: State?

    package init(_ input: ParsedInput) throws(UsageError) { state = try input.optional(Self.state) }

    /// Sets it. With changes that wait, a person is asked whether they are sent at once.
    package func run(in session: Session, using services: Services) async throws -> Reply {
        let isOffline = services.context.isOffline
        guard let state else { return Reply(.note(StyledText(isOffline ? Self.onNote : "Requests are sent."))) }
        let change = SessionChange.set(Settings.offlineName, state.rawValue)
        guard state == .off else { return Reply(.note(StyledText(Self.onNote)), changes: [change]) }
        let waiting = await services.writer.openPlan()?.records.count ?? 0
        guard waiting > 0 else { return Reply(.note(StyledText("Requests are sent again.")), changes: [change]) }
        let count = waiting == 1 ? "1 change waits" : "\(waiting) changes wait"
        let send = "Requests are sent again. \(count) in the plan; to send \(waiting == 1 ? "it" : "them"): commit"
        guard services.console.audience == .person, services.writer.makesChanges, isOffline else {
            return Reply(.note(StyledText(send)), changes: [change])
        }
        let answer = try await services.console.ask(.confirm("\(count) in the plan. Send now?"))
        guard answer == "yes" else { return Reply(.note(StyledText(send)), changes: [change]) }
        return try await committed(change, in: session, using: services)
    }

    /// Sends the plan; the shell is online afterwards, whatever becomes of it.
    private func committed(
        _ change: SessionChange, in session: Session, using services: Services
    ) async throws -> Reply {
        var context = services.context
        context.isOffline = false
        var reply: Reply
        do {
            reply = try await Commit().run(in: session, using: services.within(context))
        } catch {
            // Only a line that succeeds changes the session.
            throw PlanNotSent(cause: error)
        }
        reply.changes.insert(change, at: 0)
        return reply
    }

    private static let onNote = "Nothing is sent. Your own copy answers, and changes wait in a plan."
}

/// The error of a plan that was to be sent on the way back to the network: the shell is still offline.
package struct PlanNotSent: Error {
    /// Why it was not sent, or not to its end.
    package let cause: any Error
}

extension Settings {
    /// The name of the setting.
    static let offlineName = "offline"

    /// Whether nothing is sent.
    package var isOffline: Bool { self[Self.offlineName] == "on" }
}
