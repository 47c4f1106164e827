// `toggle`: pauses what plays, resumes what is paused. Both are done by `pause` and `resume`; here it is only decided
// which.

package import CommandLanguage
import Library
import Rendering
import SpotifyAPI
import SpotifyModel

/// Pauses or resumes.
package struct Toggle: FirstCommand {
    package static let commandName = "toggle"
    package static let spec = CommandSpec(
        commandName, group: .play, form: .source, summary: "pause what plays, or resume",
        examples: [.init("toggle", "pause, or play again")], cost: "1; 2 when juke does not know what plays",
        scopes: [.modifyPlaybackState, .readPlaybackState], effect: .player)

    package init(_ input: ParsedInput) throws(UsageError) {}

    /// Decides by what is known, or by one look, and then pauses or resumes.
    package func run(in session: Session, using services: Services) async throws -> Reply {
        if try await isPlaying(using: services) { return try await Pause.pause(in: session, using: services) }
        return try await Resume.Request().perform(in: session, using: services)
    }

    /// Where no device is active nothing plays, but there may still be something to resume.
    private func isPlaying(using services: Services) async throws -> Bool {
        do {
            return try await services.player.currentOrFetched { $0.motion }?.isPlaying == true
        } catch ReferenceError.nothingPlaying {
            return false
        }
    }
}
