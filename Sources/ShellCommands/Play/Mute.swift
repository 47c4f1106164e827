// `mute`: silence, and with a second `mute` as loud as before. How loud that was is kept with what all copies of juke
// know of the player, so that the second one may come from another shell.

package import CommandLanguage
import Library
import Rendering
import SpotifyAPI

/// Silences the active device, or gives its volume back.
package struct Mute: FirstCommand {
    package static let commandName = "mute"
    package static let spec = CommandSpec(
        commandName, group: .play, form: .source, summary: "turn the sound off, and on again",
        details: "A second `mute` makes it as loud as before, even from another shell or script.",
        examples: [.init("mute", "silence; a second one: as loud as before")],
        cost: "1, and 1 to see how loud it is",
        scopes: [.modifyPlaybackState, .readPlaybackState], effect: .player)

    package init(_ input: ParsedInput) throws(UsageError) {}

    /// Mutes, or restores the volume from before. One request, and one more where the volume is not known.
    package func run(in session: Session, using services: Services) async throws -> Reply {
        if let before = await services.player.known().mutedVolume {
            try await services.player.setVolume(before)
            return Reply(.note(StyledText("Volume \(before).")))
        }
        let now = try await Volume.current(using: services)
        try await Volume.checkItCanBeSet(using: services)
        guard now > 0 else { return Reply(.note(StyledText("It is already silent."))) }
        try await services.player.setVolume(0, muting: now)
        return Reply(.note(StyledText("Muted. To return to volume \(now): mute")))
    }
}
