// `up`: from an album to its artist, and from there to nothing. Listings stay: numbers still mean the newest one.

package import CommandLanguage
import Rendering

/// Leaves the selection for what it belongs to.
package struct Up: FirstCommand {
    package static let commandName = "up"
    package static let spec = CommandSpec(
        commandName, group: .browse, form: .source, summary: "go from the album to its artist, then to nothing",
        examples: [.init("up", "select what the selection belongs to")], cost: "none", effect: .session)

    package init(_ input: ParsedInput) throws(UsageError) {}

    /// Shortens the selection by one step; no request.
    package func run(in session: Session, using services: Services) async throws -> Reply {
        guard !session.selection.isEmpty else { return Reply(.note(StyledText("Nothing is selected."))) }
        return Reply(.nothing, changes: [.select(session.selection.dropLast())])
    }
}
