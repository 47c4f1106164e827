// `restart`: what plays, from its beginning. It is a seek to 0:00, so unlike `prev` it never leaves the track.

package import CommandLanguage
import Library
import Rendering
import SpotifyAPI

/// Plays the track again from its beginning.
package struct Restart: FirstCommand {
    package static let commandName = "restart"
    package static let spec = CommandSpec(
        commandName, group: .play, form: .source, summary: "play the track from its beginning",
        examples: [.init("restart", "back to 0:00")],
        cost: "1", scopes: [.modifyPlaybackState], effect: .player)

    package init(_ input: ParsedInput) throws(UsageError) {}

    /// Seeks to the beginning, with one request; being repeated would do no harm.
    package func run(in session: Session, using services: Services) async throws -> Reply {
        try await services.player.perform(
            Change("go back to the beginning", domain: .player, requests: [.seek(to: .zero, device: nil)])
        ) { $0.command(progress: .zero, at: $1) }
        return Reply(.note(StyledText("From the beginning.")))
    }
}
