// Everything that changes while the simulator runs, in one value that the actor owns and the endpoints work on.

import Exchange
import FoundationEssentials

/// The changing half of the simulator.
struct SimulatorState: Sendable {
    var world: World
    var configuration: SimulatorConfiguration
    var accounts = AccountsState()
    var quota = QuotaUse()
    var faults: [ActiveFault] = []
    var log: [RequestLogEntry] = []
    /// Tells the logs before and after a clearing apart, for requests that are under way.
    var logGeneration = 0
    /// One player per user.
    var players: [String: Player] = [:]
    /// What was written of the catalogue so far.
    let fragments = FragmentStore()
    /// Seconds the clock was moved by, beside the time of the outside.
    var clockOffset = 0.0
    /// Counts the requests that may have changed something.
    var changes = 0
    /// When the simulator began; what was heard before counts from here.
    let started: Date
    /// Counts what was made since: playlists need names of their own.
    var created = 0

    init(world: World, configuration: SimulatorConfiguration, started: Date) {
        self.world = world
        self.configuration = configuration
        self.started = started
    }

    /// A user's player; a fresh one remembers what the library says was heard.
    func player(of user: String) -> Player {
        if let player = players[user] { return player }
        let library = world.library(of: user)
        var player = Player()
        player.resumePoints = library.resumePoints
        player.history = library.heard.prefix(50).map { play in
            Player.Play(track: play.track, at: started - play.ago.inSeconds, context: nil)
        }
        return player
    }

    /// Forgets the requests so far.
    mutating func clearLog() {
        log.removeAll()
        logGeneration += 1
    }

    /// The app with this client id.
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

    /// The fault that meets this request, counted.
    mutating func fault(meeting request: WireRequest) -> Fault? {
        var met: Fault?
        for index in faults.indices where faults[index].matcher.matches(request) {
            faults[index].seen += 1
            if met == nil, faults[index].recurrence.includes(faults[index].seen) { met = faults[index].fault }
        }
        return met
    }
}
