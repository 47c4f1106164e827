// `profile new`: makes a profile for another login. What a name may be and where it is kept is the matter of
// `Profiles`.

package import CommandLanguage
import Rendering

/// Makes a profile.
package struct ProfileNew: FirstCommand {
    static let name = Slot<String>.word("NAME", help: "letters, digits, - and _", noun: "a name")

    package static let commandName = "profile new"
    package static let spec = CommandSpec(
        commandName, group: .account, form: .source, summary: "make a profile for another login",
        slots: [name.erased],
        examples: [.init("profile new work", "then: profile use work, login")], cost: "none", effect: .session)

    let name: String

    package init(_ input: ParsedInput) throws(UsageError) { name = try input.value(Self.name) }

    /// Makes it, after checking the name; the shell stays in its own profile.
    package func run(in session: Session, using services: Services) async throws -> Reply {
        let profiles = services.shell.profiles
        try await profiles.check(name)
        guard try await services.writer.change("make the profile \(name)", { try await profiles.create(name) }) else {
            return Reply(.nothing)
        }
        return Reply(.note(StyledText("Made the profile \(name). Type: profile use \(name)")))
    }
}
