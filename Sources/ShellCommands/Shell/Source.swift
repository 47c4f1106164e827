// `source`: runs the lines of a file in this session. Reading the file is the loop's work.

package import CommandLanguage
import Rendering

/// Runs a script in this session.
package struct Source: FirstCommand {
    /// The script; the loop looks for it beside the script that runs it.
    package static let file = Slot<String>(
        "FILE", help: "a script; its path starts at the script that runs it", noun: "a file", shape: .one,
        candidates: .scripts,
        parse: { argument throws(UsageError) in
            guard !argument.words[0].text.isEmpty else {
                throw UsageError(.invalidValue("", expected: "the name of a file"), at: argument.span)
            }
            return argument.words[0].text
        })

    static let arguments = Slot<[String]>(
        "ARGS", help: "its arguments $1, $2 …; without any, it sees those of its caller", shape: .optionalRest,
        parse: { argument throws(UsageError) in argument.words.map(\.text) })

    package static let commandName = "source"
    package static let spec = CommandSpec(
        commandName, group: .shell, form: .source, summary: "run the lines of a file",
        details: """
            The lines run in this session: what they set with let, as, alias and def is there afterwards. The first \
            line that fails ends them. A name without a folder that is no file there is looked for in the library, \
            ~/.config/juke/lib; .juke at its end may be left out.
            """,
        slots: [file.erased, arguments.erased],
        examples: [
            .init("source party.juke", "run a script in this session"),
            .init("source mix.juke 48", "with an argument: $1 is 48 in it"),
            .init("source tools", "lib/tools.juke of the library"),
        ], cost: "the cost of its lines", effect: .session)

    let path: String
    let arguments: [String]

    package init(_ input: ParsedInput) throws(UsageError) {
        path = try input.value(Self.file)
        arguments = try input.optional(Self.arguments) ?? []
    }

    /// Asks the loop to run the lines; a file that cannot be read is found there.
    package func run(in session: Session, using services: Services) async throws -> Reply {
        Reply(.nothing, continuation: .script(path: path, arguments: arguments))
    }
}
