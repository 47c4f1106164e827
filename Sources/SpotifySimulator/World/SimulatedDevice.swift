// The devices of the world. In the default household nothing is active, exactly one listed device takes commands, a
// television is listed that refuses them, and a speaker joins once something plays: a first `play` has to choose.

/// A device that can, or could, play.
package struct SimulatedDevice: Sendable, Equatable {
    package var id: String
    package var name: String
    /// `Computer`, `Speaker`, `Smartphone`, `TV`, … as the service writes it.
    package var type: String
    package var presence: Presence
    package var volume: VolumeControl
    /// Whether it refuses Web API commands.
    package var isRestricted: Bool
    /// Whether its listener hides what they hear.
    package var isPrivateSession = false
    /// Whether the service lists it without an id, as it does some casting devices; it refuses commands then.
    package var hidesID = false

    /// Whether the service knows that it is there.
    package enum Presence: String, Sendable {
        /// Listed from the beginning.
        case present
        /// Listed once something has been played; unknown before.
        case joinsPlayback
        /// Not listed; commands to it get 404.
        case asleep
    }

    /// Whether the volume can be set.
    package enum VolumeControl: Sendable, Equatable {
        case percent(Int)
        case fixed
    }

    package init(
        _ name: String, type: String, id: String? = nil, presence: Presence = .present,
        volume: VolumeControl = .percent(60), isRestricted: Bool = false,
    ) {
        self.id = id ?? Self.identifier(name)
        self.name = name
        self.type = type
        self.presence = presence
        self.volume = volume
        self.isRestricted = isRestricted
    }

    /// Laptop listed, television listed but refusing, kitchen speaker joining later, phone asleep.
    package static var household: [SimulatedDevice] {
        [
            SimulatedDevice("Laptop", type: "Computer"),
            SimulatedDevice("Living Room TV", type: "TV", volume: .fixed, isRestricted: true),
            SimulatedDevice("Kitchen", type: "Speaker", presence: .joinsPlayback, volume: .percent(35)),
            SimulatedDevice("Phone", type: "Smartphone", presence: .asleep, volume: .percent(100)),
        ]
    }

    /// 40 hex digits that follow from the name (SpotifyContract §4).
    static func identifier(_ name: String) -> String {
        hexadecimal(CatalogueID("device", [name]), digits: 40)
    }
}

/// Hex digits that follow from an id, as device ids and image addresses have them.
func hexadecimal(_ id: CatalogueID, digits: Int) -> String {
    var text = ""
    var word = id.high
    while text.count < digits {
        let part = String(word, radix: 16)
        text += String(repeating: "0", count: 16 - part.count) + part
        word = CatalogueID.spread(word ^ id.low)
    }
    return String(text.prefix(digits))
}
