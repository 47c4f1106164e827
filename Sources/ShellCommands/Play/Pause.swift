// `pause`: stops the sound where it is. Spotify refuses to pause what is paused; here that counts as done.

package import CommandLanguage
import Library
import Rendering
import SpotifyAPI
import SpotifyModel

/// Pauses.
package struct Pause: FirstCommand {
    package static let commandName = "pause"
    package static let aliases = ["stop"]
    package static let spec = CommandSpec(
        commandName, aliases: aliases, group: .play, form: .source, summary: "pause the music",
        examples: [.init("pause", "stop the sound; to continue: resume")],
        cost: "1", scopes: [.modifyPlaybackState], effect: .player)

    package init(_ input: ParsedInput) throws(UsageError) {}

    /// Pauses, with one request at most.
    package func run(in session: Session, using services: Services) async throws -> Reply {
        try await Self.pause(in: session, using: services)
    }

    /// Pauses, for every command that does. A pause that Spotify refuses with `ALREADY_PAUSED` has what it wanted.
    static func pause(in session: Session, using services: Services) async throws -> Reply {
        let change = Change("pause", domain: .player, requests: [.pause(device: nil)])
        let isNew = try await services.player.perform(change, reasons: ["ALREADY_PAUSED"]) {
            $0.motion?.value.isPlaying == false
        } noting: {
            $0.command(isPlaying: false, at: $1)
        }
        return Reply(.note(StyledText(session.pauseMark + (isNew ? " paused" : " already paused"))))
    }
}
