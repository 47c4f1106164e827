// `unalias`: removes an alias. A command of the same name can be typed again afterwards.

package import CommandLanguage
import Rendering

/// Removes an alias.
package struct Unalias: FirstCommand {
    static let name = Slot<String>.word("NAME", help: "an alias", noun: "a name", candidates: .kept(.aliases))

    package static let commandName = "unalias"
    package static let spec = CommandSpec(
        commandName, group: .shell, form: .source, summary: "remove an alias", slots: [name.erased],
        examples: [.init("unalias long", "long means nothing again")], cost: "none", effect: .session)

    let name: String

    package init(_ input: ParsedInput) throws(UsageError) { name = try input.value(Self.name) }

    /// Removes it; a name that stands for nothing is an error, with the nearest ones.
    package func run(in session: Session, using services: Services) async throws -> Reply {
        guard session.aliases[name] != nil else { throw UnknownAlias(name: name, in: session) }
        return Reply(.nothing, changes: [.alias(name, nil)])
    }
}
