// `like`: puts what plays among the liked songs, or an episode among the saved ones. To save something else: `save`.

package import CommandLanguage
import Library
import Rendering
import Rows
import SpotifyAPI
import SpotifyModel

/// Likes what plays.
package struct Like: FirstCommand {
    package static let commandName = "like"
    package static let spec = CommandSpec(
        commandName, group: .library, form: .source, summary: "save what plays",
        examples: [.init("like", "the track or episode that plays now")],
        cost: "2, and 1 when juke does not know what plays",
        scopes: [.modifyLibrary, .readLibrary, .readPlaybackState], effect: .library)

    package init(_ input: ParsedInput) throws(UsageError) {}

    /// Saves what plays. Looks first, unless a look is recent enough: the track may have changed.
    package func run(in session: Session, using services: Services) async throws -> Reply {
        let row = try await services.player.savableItem()
        let new = try await services.writer.save([row]) { _ in "like \(row.title)" }
        return Reply(.note(StyledText("\(new.isEmpty ? "Liked before:" : "+ Liked") \(row.credited)")))
    }
}
