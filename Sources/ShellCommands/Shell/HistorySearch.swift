// `history search`: the lines typed before that hold a text, whatever its case and accents.

package import CommandLanguage
import Prompting
import Text

/// Lists the lines that hold a text.
package struct HistorySearch: FirstCommand {
    static let text = Slot<String>.text("TEXT", help: "a text that the lines contain", noun: "a text")

    package static let commandName = "history search"
    package static let spec = CommandSpec(
        commandName, group: .shell, form: .source, summary: "the lines typed before that contain a text",
        slots: [text.erased],
        examples: [.init("history search radiohead", "case and accents do not matter")], returns: ["line"],
        cost: "none")

    let text: String

    package init(_ input: ParsedInput) throws(UsageError) {
        text = try input.value(Self.text)
    }

    /// Lists the lines that contain the text, with their numbers in the whole history.
    package func run(in session: Session, using services: Services) async throws -> Reply {
        let wanted = Folding.folded(text)
        let entries = (services.shell.history?.entries(newest: nil) ?? []).filter {
            Folding.folded($0.text).utf8.contains(wanted.utf8)
        }
        return History.reply(
            entries, emptyNote: History.absence(in: session, using: services) ?? "No line contains that.")
    }
}
