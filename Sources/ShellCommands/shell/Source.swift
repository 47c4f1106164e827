// `source`: runs the lines of a file in this session. Reading the file is the loop's work.

package import CommandLanguage
import Rendering
package import Rows

/// Runs a script in this session.
package struct Source: Command {
    static let file = Slot<String>(
        "FILE", help: "a script, relative to the script that names it", shape: .one, candidates: .files,
        parse: { argument throws(UsageError) in
            guard !argument.words[0].text.isEmpty else {
                throw UsageError(.invalidValue("", expected: "the name of a file"), at: argument.span)
            }
            return argument.words[0].text
        })

    package static let spec = CommandSpec(
        "source", group: .shell, summary: "run the lines of a file", slots: [file.erased],
        examples: [.init("source party.juke", "run a script in this session")], cost: "what its lines cost",
        effect: .session)

    let path: String

    package init(_ input: ParsedInput) throws(UsageError) {
        path = try input.value(Self.file)
    }

    package func run(_ rows: RowStream?, in session: Session, using services: Services) async throws -> Reply {
        Reply(.nothing, continuation: .script(path: path))
    }
}
