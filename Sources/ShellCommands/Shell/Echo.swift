// `echo`: writes its words, for scripts that say what they do. Unlike the echo of a system shell it has no options of
// its own.

package import CommandLanguage
import Rendering

/// Writes words.
package struct Echo: FirstCommand {
    static let words = Slot<[String]>(
        "WORDS", help: "what to write", shape: .optionalRest,
        parse: { argument throws(UsageError) in argument.words.map(\.text) })

    package static let commandName = "echo"
    package static let spec = CommandSpec(
        commandName, group: .shell, form: .source, summary: "write these words", slots: [words.erased],
        examples: [.init("echo good morning", "write a line")], cost: "none")

    let words: [String]

    package init(_ input: ParsedInput) throws(UsageError) {
        words = try input.optional(Self.words) ?? []
    }

    /// Writes the words with one space between them, whatever space was typed.
    package func run(in session: Session, using services: Services) async throws -> Reply {
        // Not `joined`, whose first call looks through every conformance of the program.
        let text = words.dropFirst().reduce(words.first ?? "") { $0 + " " + $1 }
        return Reply(.text([StyledText(text)]))
    }
}
