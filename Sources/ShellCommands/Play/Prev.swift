// `prev`: goes back to what came before. Sent once only, like `next`. To start the same track again: `restart`.

package import CommandLanguage
import Library
import Rendering
import SpotifyAPI

/// Skips back.
package struct Prev: FirstCommand {
    package static let commandName = "prev"
    package static let aliases = ["previous"]
    package static let spec = CommandSpec(
        commandName, aliases: aliases, group: .play, form: .source, summary: "go back to the previous track",
        examples: [.init("prev", "go back one track")], cost: "1", scopes: [.modifyPlaybackState],
        effect: .player)

    package init(_ input: ParsedInput) throws(UsageError) {}

    /// Sends one request. Which track that is stays unknown until the next look: Spotify returns nothing.
    package func run(in session: Session, using services: Services) async throws -> Reply {
        try await Self.skip(using: services)
        return Reply(.note(StyledText("Back at the previous track.")))
    }

    /// Goes back one track, for every command that does.
    static func skip(using services: Services) async throws {
        try await services.player.perform(
            Change("go back to the previous track", domain: .player, requests: [.previous(device: nil)])
        ) {
            $0.commandSkip(at: $1)
        }
    }
}
