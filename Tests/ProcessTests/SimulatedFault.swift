// What goes wrong in a row of the fault matrix.

/// Something that goes wrong, as it is sent to the controls: a fault, or switches.
struct SimulatedFault: Sendable {
    let name: String
    let body: String
    /// Whether only the player goes wrong so.
    let isOfPlayer: Bool

    init(_ name: String, _ body: String, ofPlayer isOfPlayer: Bool = false) {
        self.name = name
        self.body = body
        self.isOfPlayer = isOfPlayer
    }

    var control: String { body.contains("\"kind\"") ? "faults" : "switches" }

    /// Whether a request that meets it has still acted.
    var acts: Bool {
        ["text_instead", "other_status", "wrong_types", "truncated", "empty_body", "connection_lost", "slow"].contains {
            body.contains("\"\($0)\"")
        } || control == "switches" || body == "{}"
    }
}
