// How a prompt starts with a profile, and how the loop changes to another one. Keeping profiles open is left to
// ProfileShelf.

import CommandLanguage
import Exchange
import FoundationEssentials
import Library
import Rendering
import Shell
import ShellCommands
import SpotifyAuth
import Text

extension Wiring {
    /// Opens another profile for the loop.
    func opened(_ name: String, _ table: CommandTable) async throws -> OpenedProfile {
        let profile = try profiles.open(name)
        if terminal != nil { await profile.backend.names.open() }
        await sayAdoptedPlan(of: profile)
        let grant = try? await profile.backend.connection.tokens.grant()
        return OpenedProfile(
            services: services(of: profile, table), saved: terminal == nil ? nil : profile.saved,
            account: grant?.displayName)
    }

    /// Says what the user should know when a prompt starts, and returns who is logged in.
    func welcome(to session: Session) async -> String? {
        let profile = profiles.current
        if let greeting = profile.backend.greeting { say(greeting) }
        defer { PromptText.inherited(session.selection, isPlain: session.settings["plain"] == "on").map { say($0) } }
        guard !invocation.isDemo else { return nil }
        await sayAdoptedPlan(of: profile)
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

    /// Takes over the plan of a shell that runs no more, and says so. In a script only the commands for plans do.
    private func sayAdoptedPlan(of profile: Profile) async {
        guard terminal != nil, let plan = await profile.backend.changes.adoptPlan(for: profile.backend.shell) else {
            return
        }
        let age = AgeText.text(seconds: Int(clamping: Int64(SystemTime().now.timeIntervalSince(plan.opened))))
        let count = plan.records.count
        say(
            "A plan of \(count) change\(count == 1 ? "" : "s") is open (begun \(age)). plan shows it, commit sends it, "
                + "abort drops it.")
    }

    /// Writes a sentence to standard error; nothing is being typed yet.
    private func say(_ text: String) { LiveLine(messages, redraws: false).say(.news(StyledText(text))) }
}
