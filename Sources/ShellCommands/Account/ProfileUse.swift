// `profile use`: changes to another profile. The command only names it; the shell reopens with the profile's own login,
// selection and listings (`Reply.Continuation`).

package import CommandLanguage
import Rendering
import SpotifyAuth

/// Changes the profile.
package struct ProfileUse: FirstCommand {
    static let name = Slot<String>.word("NAME", help: "a profile", noun: "a name", candidates: .kept(.profiles))

    package static let commandName = "profile use"
    package static let spec = CommandSpec(
        commandName, group: .account, form: .source, summary: "change to another profile",
        details: """
            The shell continues with that profile's login, selection and listings. At a prompt, new shells will start \
            with it, too; in a script it lasts until the script ends.
            """,
        slots: [name.erased], examples: [.init("profile use work", "change to the profile work")], cost: "none",
        effect: .session)

    let name: String

    package init(_ input: ParsedInput) throws(UsageError) { name = try input.value(Self.name) }

    /// Changes to the profile. Only a prompt makes it the one new shells start with: a script must not change what its
    /// user's next shell does.
    package func run(in session: Session, using services: Services) async throws -> Reply {
        let known = try await services.shell.profiles.list()
        guard let profile = known.first(where: { $0.name == name }) else {
            throw ProfileError.unknown(name, known: known.map(\.name))
        }
        if session.surroundings == .prompt {
            _ = try await services.writer.change("start new shells as \(name)") {
                try await services.shell.profiles.choose(name)
            }
        }
        let account = profile.grant.map { "logged in as \($0.displayName ?? $0.userID ?? "unknown")" }
        return Reply(
            .note(StyledText("Profile \(name): \(account ?? "not logged in; type: login")")),
            continuation: .profile(name))
    }
}
