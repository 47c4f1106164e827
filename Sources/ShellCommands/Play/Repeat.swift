// `repeat`: repeats the track, the context, or nothing; without a value, the next of these.

package import CommandLanguage
import Library
import Rendering
import SpotifyAPI
import SpotifyModel

/// Sets what is repeated.
package struct Repeat: FirstCommand {
    static let mode = Slot<RepeatMode>.keyword(help: "without it: the next one of these", shape: .optional)

    package static let commandName = "repeat"
    package static let spec = CommandSpec(
        commandName, group: .play, form: .source, summary: "repeat the track, the album or playlist, or nothing",
        slots: [mode.erased],
        examples: [
            .init("repeat track", "the same track again and again"), .init("repeat", "off, context, track, off …"),
        ],
        cost: "1; 2 without a value", scopes: [.modifyPlaybackState],
        occasionalScopes: [.readPlaybackState], effect: .player)

    let mode: RepeatMode?

    package init(_ input: ParsedInput) throws(UsageError) { mode = try input.optional(Self.mode) }

    /// Sets the mode; without a value it needs the present one first, which may cost a look.
    package func run(in session: Session, using services: Services) async throws -> Reply {
        let target: RepeatMode
        if let mode {
            target = mode
        } else {
            switch RepeatMode(rawValue: try await services.player.currentOrFetched { $0.repeating } ?? "off") {
            case .off?, nil: target = .context
            case .context?: target = .track
            case .track?: target = .off
            }
        }
        let change = await services.player.undoable(
            Change("set repeat to \(target.rawValue)", domain: .player, requests: [.setRepeat(target, device: nil)]),
            to: .repeating(target.rawValue)
        ) { known in known.repeating.map { .repeating($0.value) } }
        try await services.player.perform(change) { $0.repeating = Known(target.rawValue, at: $1, by: .command) }
        return Reply(.note(StyledText(Self.sentence(target))))
    }

    private static func sentence(_ mode: RepeatMode) -> String {
        switch mode {
        case .off: "Repeat is off."
        case .track: "Repeating the track."
        case .context: "Repeating the album or playlist."
        }
    }
}
