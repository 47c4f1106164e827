// `clear`: empties the screen of a terminal. The listings stay, so numbers still mean their rows.

package import CommandLanguage
import Rendering

/// Empties the screen.
package struct Clear: FirstCommand {
    package static let commandName = "clear"
    package static let spec = CommandSpec(
        commandName, group: .shell, form: .source, summary: "clear the screen",
        examples: [.init("clear", "rows keep their numbers")],
        cost: "none")

    package init(_ input: ParsedInput) throws(UsageError) {}

    /// Clears it; where output is no terminal, it says so and nothing fails.
    package func run(in session: Session, using services: Services) async throws -> Reply {
        guard services.console.clear() else { return Reply(.note(StyledText("There is no screen to clear."))) }
        return Reply(.nothing)
    }
}
