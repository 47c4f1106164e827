// `unlike`: takes what plays out of the liked songs. It does not ask: what plays is one thing, and `like` undoes it.

package import CommandLanguage
import Library
import Rendering
import Rows
import SpotifyAPI
import SpotifyModel

/// Unlikes what plays.
package struct Unlike: FirstCommand {
    package static let commandName = "unlike"
    package static let spec = CommandSpec(
        commandName, group: .library, form: .source, summary: "take what plays out of your library",
        examples: [.init("unlike", "the track or episode that plays now")],
        cost: "2, and 1 when juke does not know what plays",
        scopes: [.modifyLibrary, .readLibrary, .readPlaybackState], effect: .library)

    package init(_ input: ParsedInput) throws(UsageError) {}

    /// Removes what plays, after a look where none is recent.
    package func run(in session: Session, using services: Services) async throws -> Reply {
        let row = try await services.player.savableItem()
        let held = try await services.writer.remove([row]) { _ in "unlike \(row.title)" }
        return Reply(.note(StyledText("\(held.isEmpty ? "Not liked:" : "- No longer liked:") \(row.credited)")))
    }
}
