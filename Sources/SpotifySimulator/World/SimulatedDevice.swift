// The devices of a world. In the default household nothing is active, exactly one listed device accepts
// commands, a television is listed but refuses them, and a speaker joins once something plays. So the first
// `play` of a client has to choose a device.

/// A device that can, or could, play.
package struct SimulatedDevice: Sendable, Equatable {
    /// 40 hexadecimal digits, by which commands name it.
    package var id: String
    /// The name that users see; two devices may share one.
    package var name: String
    /// `Computer`, `Speaker`, `Smartphone`, `TV` and so on, as the service writes it (SpotifyContract §4).
    package var type: String
    /// Whether and when it is listed.
    package var presence: Presence
    /// How loud it is, and whether that can be changed.
    package var volume: VolumeControl
    /// Whether it refuses commands of the Web API.
    package var isRestricted: Bool
    /// Whether it is in a private session, in which nothing enters the history.
    package var isPrivateSession = false
    /// Whether the service lists it without an id, as it does with some casting devices. It refuses commands then.
    package var hidesID = false

    /// Whether the service lists the device.
    package enum Presence: String, Sendable {
        /// Listed from the beginning.
        case present
        /// Listed once something has been played.
        case joinsPlayback
        /// Not listed; commands to it are answered with 404.
        case asleep
    }

    /// Whether the volume can be set.
    package enum VolumeControl: Sendable, Equatable {
        /// It can be set; the number is where it stands now, 0 to 100.
        case percent(Int)
        /// A request to set it is refused.
        case fixed
    }

    /// A device; without an id it gets one that follows from its name.
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

    /// The default household: a laptop, a television that refuses commands, a kitchen speaker that joins
    /// later, and a sleeping phone.
    package static var household: [SimulatedDevice] {
        [
            SimulatedDevice("Laptop", type: "Computer"),
            SimulatedDevice("Living Room TV", type: "TV", volume: .fixed, isRestricted: true),
            SimulatedDevice("Kitchen", type: "Speaker", presence: .joinsPlayback, volume: .percent(35)),
            SimulatedDevice("Phone", type: "Smartphone", presence: .asleep, volume: .percent(100)),
        ]
    }

    /// 40 hexadecimal digits that follow from the name (SpotifyContract §4).
    static func identifier(_ name: String) -> String {
        hexadecimal(CatalogueID("device", [name]), digits: 40)
    }
}

/// Hexadecimal digits that follow from an id, for device ids and picture addresses.
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
