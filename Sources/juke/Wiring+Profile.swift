// How a prompt starts and ends with a profile, and how the loop changes to another one. Keeping profiles open is left
// to ProfileShelf.

import CommandLanguage
import Exchange
import FoundationEssentials
import Library
import Rendering
import Shell
import ShellCommands
import SpotifyAuth

extension Wiring {
    /// Opens another profile for the loop.
    func opened(_ name: String, _ table: CommandTable) async throws -> OpenedProfile {
        let profile = try profiles.open(name)
        if terminal != nil { await profile.backend.names.open() }
        await sayLeftWork(of: profile)
        let grant = try? await profile.backend.connection.tokens.grant()
        return OpenedProfile(
            services: services(of: profile, table), saved: terminal == nil ? nil : profile.saved,
            account: grant?.displayName)
    }

    /// Says what the user should know when a prompt starts, and returns who is logged in.
    func welcome(to session: Session) async -> String? {
        let profile = profiles.current
        if let greeting = profile.backend.greeting { say(greeting) }
        if invocation.isDemo, profile.saved == nil { say(demoFirstSteps) }
        defer { PromptText.inherited(session.selection, isPlain: session.settings["plain"] == "on").map { say($0) } }
        guard !invocation.isDemo else { return nil }
        await sayLeftWork(of: profile)
        // Only the file of the login is read. Whether Spotify still accepts it shows at the first request.
        do {
            guard let grant = try await profile.backend.connection.tokens.grant() else {
                say("You are not logged in. Type: login   (to try juke without an account: juke --demo)")
                return nil
            }
            if let warning = LoginGuide.warning(grant, now: SystemTime().now) { say(warning) }
            return grant.displayName
        } catch {
            for line in Diagnostic.make(error, now: SystemTime().now, reference: nil).lines(for: nil) { say(line) }
            return nil
        }
    }

    /// Says what shells that run no more have left: a change that was cut off, and a plan, which is taken over. In a
    /// script only the commands for plans take one over, and no one would read about the change.
    private func sayLeftWork(of profile: Profile) async {
        guard terminal != nil else { return }
        let (log, now) = (profile.backend.changes, SystemTime().now)
        // Before the plan, since that makes changes of it this shell's.
        if let text = LeftWork.interrupted(await log.interruptedChanges(), now: now) { say(text) }
        if let plan = await log.adoptPlan(for: profile.backend.shell) { say(LeftWork.adopted(plan, now: now)) }
    }

    /// Says what becomes of a plan that is open when the prompt ends.
    func sayPlanLeft(by profile: Profile) async {
        guard let plan = await profile.backend.changes.plan(of: profile.backend.shell) else { return }
        if let text = LeftWork.left(plan, isKept: !invocation.isDemo) { say(text) }
    }

    /// Writes a sentence to standard error; nothing is being typed.
    private func say(_ text: String) { LiveLine(messages, redraws: false).say(.news(StyledText(text))) }
}
