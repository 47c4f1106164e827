// `next`: skips to what comes next. Sent once only: a repeated skip would skip twice.

package import CommandLanguage
import Library
import Rendering
package import Rows
import SpotifyAPI

/// Skips forward.
package struct Next: Command {
    package static let spec = CommandSpec(
        "next", group: .play, summary: "skip to the next track", examples: [.init("next", "skip one track")],
        cost: "1", scopes: ["user-modify-playback-state"], effect: .player)

    package init(_ input: ParsedInput) throws(UsageError) {}

    package func run(_ rows: RowStream?, in session: Session, using services: Services) async throws -> Reply {
        try await services.perform(Change("next", domain: .player, requests: [.next(device: nil)]))
        return Reply(.note(StyledText("Skipped to the next track.")))
    }
}
