// Everything that changes while the simulator runs, in one value that the actor owns and the endpoints work on.

import FoundationEssentials

/// The changing half of the simulator.
struct SimulatorState: Sendable {
    var world: World
    var configuration: SimulatorConfiguration
    var accounts = AccountsState()
    var quota = QuotaUse()
    var faults: [ActiveFault] = []
    var log: [RequestLogEntry] = []
    /// One player per user.
    var players: [String: Player] = [:]

    init(world: World, configuration: SimulatorConfiguration) {
        self.world = world
        self.configuration = configuration
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
