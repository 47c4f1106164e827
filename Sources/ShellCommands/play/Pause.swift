// `pause`: stops the sound where it is.

package import CommandLanguage
import Library
import Rendering
package import Rows
import SpotifyAPI

/// Pauses.
package struct Pause: Command {
    package static let spec = CommandSpec(
        "pause", group: .play, summary: "pause", examples: [.init("pause", "stop the sound; `resume` goes on")],
        cost: "1", scopes: ["user-modify-playback-state"], effect: .player)

    package init(_ input: ParsedInput) throws(UsageError) {}

    package func run(_ rows: RowStream?, in session: Session, using services: Services) async throws -> Reply {
        try await services.perform(Change("pause", domain: .player, requests: [.pause(device: nil)]))
        return Reply(.note(StyledText(session.pauseMark + " paused")))
    }
}
