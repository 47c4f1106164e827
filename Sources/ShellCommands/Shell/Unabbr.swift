// `unabbr`: ends an abbreviation, so that the word stays as it is typed.

package import CommandLanguage
import Rendering

/// Removes an abbreviation.
package struct Unabbr: FirstCommand {
    static let name = Slot<String>.word(
        "NAME", help: "an abbreviation", noun: "a name", candidates: .kept(.abbreviations))

    package static let commandName = "unabbr"
    package static let spec = CommandSpec(
        commandName, group: .shell, form: .source, summary: "remove an abbreviation", slots: [name.erased],
        examples: [.init("unabbr sa", "sa stays as it is typed")], cost: "none", effect: .session)

    let name: String

    package init(_ input: ParsedInput) throws(UsageError) { name = try input.value(Self.name) }

    /// Removes it; a name that is no abbreviation is an error, with the nearest ones.
    package func run(in session: Session, using services: Services) async throws -> Reply {
        guard session.abbreviations[name] != nil else { throw UnknownAbbreviation(name: name, in: session) }
        return Reply(.nothing, changes: [.abbreviation(name, nil)])
    }
}
