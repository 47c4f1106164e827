// `shuffle`: turns shuffling on or off; without a value it does the opposite of what is on.

package import CommandLanguage
import Library
import Rendering
import SpotifyAPI
import SpotifyModel

/// Turns shuffling on or off.
package struct Shuffle: FirstCommand {
    /// The two words that can be typed.
    enum State: String, Sendable, CaseIterable { case on, off }

    static let state = Slot<State>.keyword(help: "without it: switch", shape: .optional)

    package static let commandName = "shuffle"
    package static let spec = CommandSpec(
        commandName, group: .play, form: .source, summary: "shuffle on or off", slots: [state.erased],
        examples: [.init("shuffle", "switch it on or off"), .init("shuffle off", "play in order")],
        cost: "1; 2 without a value", scopes: [.modifyPlaybackState],
        occasionalScopes: [.readPlaybackState], effect: .player)

    let state: State?

    package init(_ input: ParsedInput) throws(UsageError) { state = try input.optional(Self.state) }

    /// Sets it; without a value it needs the present state first, which may cost a look.
    package func run(in session: Session, using services: Services) async throws -> Reply {
        let isOn =
            if let state { state == .on } else { try await services.player.currentOrFetched { $0.shuffle } != true }
        let change = await services.player.undoable(.shuffle(isOn), to: .shuffle(isOn)) { known in
            known.shuffle.map { .shuffle($0.value) }
        }
        try await services.player.perform(change) { $0.shuffle = Known(isOn, at: $1, by: .command) }
        return Reply(.note(StyledText("Shuffle is \(isOn ? "on" : "off").")))
    }
}
