// Owns the port to where the known state of the player is kept, and a memory for one process. All
// processes of juke with the same profile share one memory, so that `mute` in one shell and `mute` in
// another are silence and sound again.

/// A store for what is known of the player.
package protocol PlayerMemory: Sendable {
    /// What is known now; nothing where nothing can be read.
    func load() async -> KnownPlayer
    /// Changes what is known. When two processes do so at the same moment, the last one wins.
    func update(_ change: @Sendable (inout KnownPlayer) -> Void) async
    /// The device to play on when none is active, by the beginning of its name.
    func defaultDevice() async -> String?
    /// Stores the name of the default device; false where nothing can be stored.
    func setDefaultDevice(_ name: String?) async -> Bool
    /// Forgets everything that came from Spotify, as a logout demands.
    func forget() async
}

/// A store for the life of the process.
package actor InMemoryPlayer: PlayerMemory {
    private var known = KnownPlayer()
    private var device: String?

    /// A memory in which nothing is known.
    package init() {}

    /// What is known now.
    package func load() -> KnownPlayer { known }

    /// Changes it in one step, so that no two changes overlap.
    package func update(_ change: @Sendable (inout KnownPlayer) -> Void) { change(&known) }

    /// The name of the default device, which no file keeps here.
    package func defaultDevice() -> String? { device }

    /// Keeps the name for the life of the process; never fails.
    package func setDefaultDevice(_ name: String?) -> Bool {
        device = name
        return true
    }

    /// Forgets the player; the default device stays.
    package func forget() { known = KnownPlayer() }
}
