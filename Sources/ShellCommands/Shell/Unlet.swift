// `unlet`: removes variables. One that was set outside of a function is there again when the function ends.

package import CommandLanguage
import Rendering

/// Removes variables.
package struct Unlet: FirstCommand {
    static let name = Slot<[Word]>.words(
        "NAME", help: "variables, without $", noun: "a name", shape: .several, candidates: .kept(.variables))

    package static let commandName = "unlet"
    package static let spec = CommandSpec(
        commandName, group: .shell, form: .source, summary: "remove variables", slots: [name.erased],
        examples: [.init("unlet best", "$best is not set again")], cost: "none", effect: .session)

    let names: [String]

    package init(_ input: ParsedInput) throws(UsageError) {
        names = try input.value(Self.name).map { (word) throws(UsageError) in
            guard word.rowVariable == nil, VariableName.isName(word.text) else {
                throw UsageError(.invalidName(word.text, allowed: VariableName.allowed), at: word.span)
            }
            return word.text
        }
    }

    /// Removes them; where one is not set, none is.
    package func run(in session: Session, using services: Services) async throws -> Reply {
        let known = Array(session.variables.keys) + session.rowVariables.keys
        for name in names where !known.contains(name) {
            throw UnknownName(.variable, name, among: known)
        }
        return Reply(.nothing, changes: names.map { .unlet($0) })
    }
}
