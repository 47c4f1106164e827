// Where the known state of the player is kept: the port, and a memory of one process. Every copy of juke that runs as the
// same profile shares one, so `mute` in one shell and `mute` in another are silence and back.

/// Keeps what is known of the player.
package protocol PlayerMemory: Sendable {
    func load() async -> KnownPlayer
    /// Changes it; of two copies that do so at the same moment the last one wins.
    func update(_ change: @Sendable (inout KnownPlayer) -> Void) async
    /// The device to play on when none is active, by the beginning of its name.
    func defaultDevice() async -> String?
    /// Keeps the name of the default device; false where nothing can be kept.
    func setDefaultDevice(_ name: String?) async -> Bool
    /// Forgets what was learnt from Spotify.
    func forget() async
}

/// Keeps it for one process.
package actor InMemoryPlayer: PlayerMemory {
    private var known = KnownPlayer()
    private var device: String?

    package init() {}

    package func load() -> KnownPlayer { known }

    package func update(_ change: @Sendable (inout KnownPlayer) -> Void) { change(&known) }

    package func defaultDevice() -> String? { device }

    package func setDefaultDevice(_ name: String?) -> Bool {
        device = name
        return true
    }

    package func forget() { known = KnownPlayer() }
}
