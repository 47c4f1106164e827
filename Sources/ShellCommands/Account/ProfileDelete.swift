// `profile delete`: deletes a profile with its login, history and listings. The folders are deleted by `Profiles`; here
// is decided whether it may be done, and it is asked first.

package import CommandLanguage
import Library
import Rendering

/// Deletes a profile.
package struct ProfileDelete: FirstCommand {
    static let name = Slot<String>.word("NAME", help: "a profile", noun: "a name", candidates: .kept(.profiles))
    static let yes = CommandFlag("yes", help: "do not ask")

    package static let commandName = "profile delete"
    package static let spec = CommandSpec(
        commandName, group: .account, form: .source, summary: "delete a profile and its login",
        slots: [name.erased],
        options: [yes.spec], examples: [.init("profile delete work", "it asks first; a script needs --yes")],
        cost: "none", effect: .session)

    let name: String
    let isConfirmed: Bool

    package init(_ input: ParsedInput) throws(UsageError) {
        name = try input.value(Self.name)
        isConfirmed = input.has(Self.yes)
    }

    /// Deletes it once confirmed. The standard profile and the current one are refused: a shell always has one to be
    /// in.
    package func run(in session: Session, using services: Services) async throws -> Reply {
        let known = try await services.shell.profiles.list()
        guard known.contains(where: { $0.name == name }) else {
            throw ProfileError.unknown(name, known: known.map(\.name))
        }
        guard name != Profiles.standard else { throw ProfileError.permanent(name) }
        guard name != services.shell.profiles.current else { throw ProfileError.current(name) }
        if !isConfirmed, services.context.changes == .made {
            let question = "Delete the profile \(name), its login, history and listings?"
            guard try await services.console.ask(.confirm(question)) == "yes" else { throw AskError.declined }
        }
        let sentence = "delete the profile \(name), its login, history and listings"
        guard try await services.writer.change(sentence, { try await services.shell.profiles.delete(name) }) else {
            return Reply(.nothing)
        }
        return Reply(.note(StyledText("Deleted the profile \(name).")))
    }
}
