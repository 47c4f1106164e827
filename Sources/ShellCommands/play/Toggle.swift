// `toggle`: pauses what plays, resumes what is paused.

package import CommandLanguage
import Rendering
package import Rows
import SpotifyAPI
import SpotifyModel

/// Pauses or resumes.
package struct Toggle: Command {
    package static let spec = CommandSpec(
        "toggle", group: .play, summary: "pause what plays, or resume",
        examples: [.init("toggle", "the other of playing and paused")], cost: "2",
        scopes: ["user-modify-playback-state", "user-read-playback-state"], effect: .player)

    package init(_ input: ParsedInput) throws(UsageError) {}

    package func run(_ rows: RowStream?, in session: Session, using services: Services) async throws -> Reply {
        if try await services.spotify.send(.playback)?.isPlaying == true {
            return try await Pause.pause(in: session, using: services)
        }
        return try await Resume.resume(on: nil, in: session, using: services)
    }
}
