// `undef`: removes functions, so that their names can be used for something else.

package import CommandLanguage
import Rendering

/// Removes functions.
package struct Undef: FirstCommand {
    static let name = Slot<[Word]>.words(
        "NAME", help: "functions", noun: "a name", shape: .several, candidates: .kept(.functions))

    package static let commandName = "undef"
    package static let spec = CommandSpec(
        commandName, group: .shell, form: .source, summary: "remove functions", slots: [name.erased],
        examples: [.init("undef greet", "greet means nothing again")], cost: "none", effect: .session)

    let names: [String]

    package init(_ input: ParsedInput) throws(UsageError) {
        names = try input.value(Self.name).map { (word) throws(UsageError) in
            guard word.rowVariable == nil else {
                throw UsageError(.variable(.rowsAsText(word.rowVariable?.name ?? "")), at: word.span)
            }
            return word.text
        }
    }

    /// Removes them; where there is none of a name, none is removed.
    package func run(in session: Session, using services: Services) async throws -> Reply {
        let known = Array(session.functions.keys)
        for name in names where !known.contains(name) {
            throw UnknownName(.function, name, among: known)
        }
        return Reply(.nothing, changes: names.map { .undefine($0) })
    }
}
