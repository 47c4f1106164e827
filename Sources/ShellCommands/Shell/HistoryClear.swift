// `history clear`: forgets every line typed before, in memory and in the file. Keeping them is LineEditing's work.

package import CommandLanguage
import Library
import Prompting
import Rendering

/// Forgets all lines.
package struct HistoryClear: FirstCommand {
    static let yes = CommandFlag("yes", help: "do not ask")

    package static let commandName = "history clear"
    package static let spec = CommandSpec(
        commandName, group: .shell, form: .source, summary: "forget all lines typed before", options: [yes.spec],
        examples: [.init("history clear", "it asks first; a script needs --yes")], cost: "none", effect: .session)

    let isConfirmed: Bool

    package init(_ input: ParsedInput) throws(UsageError) {
        isConfirmed = input.has(Self.yes)
    }

    /// Forgets them after the question: they cannot be brought back.
    package func run(in session: Session, using services: Services) async throws -> Reply {
        guard let history = services.shell.history else {
            throw HistoryError.none(isScript: session.surroundings == .script)
        }
        if !isConfirmed, services.context.changes == .made,
            try await services.console.ask(.confirm("Forget all lines typed before?")) != "yes"
        {
            throw AskError.declined
        }
        guard try await services.writer.change("forget all lines typed before", { try history.clear() })
        else {
            return Reply(.nothing)
        }
        return Reply(.note(StyledText("The history is empty now.")))
    }
}
