// Everything that changes while the simulator runs, in one value. The actor `SpotifySimulator` owns it, and the
// endpoints work on it directly; the clock alone stays outside.

import Exchange
import FoundationEssentials

/// Everything that changes while the simulator runs.
struct SimulatorState: Sendable {
    var world: World
    var configuration: SimulatorConfiguration
    var accounts = AccountsState()
    var quota = QuotaUse()
    /// Faults in the order they were injected; the first that meets a request decides.
    var faults: [ActiveFault] = []
    /// The requests received so far, oldest first.
    var log: [RequestLogEntry] = []
    /// Grows when the log is cleared, so that a request still under way does not write its status
    /// into an entry of the new log.
    var logGeneration = 0
    /// One player per user id, made by the first command or read.
    var players: [String: SimulatedPlayer] = [:]
    /// Objects of the catalogue in their written form, shared by all copies of this value.
    let fragments = FragmentStore()
    /// How far the clock was moved ahead of the given time, in seconds.
    var clockOffset = 0.0
    /// The number of requests that may have changed something; a saved state is outdated when it has grown.
    var changes = 0
    /// When the simulator began. The plays and saves of a demo world lie a fixed time before this moment.
    let started: Date
    /// The changes of playlists that are under way, by the playlist's id.
    var written: [String: WritesUnderWay] = [:]
    /// The number of playlists made so far; it goes into their ids, which must differ even for equal names.
    var created = 0

    init(world: World, configuration: SimulatorConfiguration, started: Date) {
        self.world = world
        self.configuration = configuration
        self.started = started
    }

    /// A user's player; one that is new starts with the history and resume points of the user's library.
    func player(of user: String) -> SimulatedPlayer {
        if let player = players[user] { return player }
        let library = world.library(of: user)
        var player = SimulatedPlayer()
        player.resumePoints = library.resumePoints
        player.history = library.heard.prefix(50).map { play in
            SimulatedPlayer.Play(track: play.track, at: started - play.ago.inSeconds, context: nil)
        }
        return player
    }

    /// Forgets the requests so far.
    mutating func clearLog() {
        log.removeAll()
        logGeneration += 1
    }

    /// The app with this client id; `nil` for one that is not registered.
    func app(_ clientID: String?) -> SimulatedApp? {
        configuration.apps.first { $0.clientID == clientID }
    }

    /// The user with this id.
    func user(_ id: String) -> SimulatedUser? {
        world.users.first { $0.id == id }
    }

    /// The index of the playlist with this id.
    func playlist(_ id: CatalogueID) -> Int? {
        world.playlists.firstIndex { $0.id == id }
    }

    /// The fault that meets this request. Every matching fault counts the request, even when an earlier one
    /// meets it: "the third request" means the third that was sent, whatever else went wrong.
    mutating func fault(meeting request: WireRequest) -> Fault? {
        var met: Fault?
        for index in faults.indices where faults[index].matcher.matches(request) {
            faults[index].seen += 1
            if met == nil, faults[index].recurrence.includes(faults[index].seen) { met = faults[index].fault }
        }
        return met
    }
}
