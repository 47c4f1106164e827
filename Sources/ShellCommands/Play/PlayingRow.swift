// What plays as a row: a track or an episode, with the state of the player beside it. `now` shows it.

import FoundationEssentials
import Library
import Rows

/// What the row of `now` is made of.
struct PlayingRow: Listable {
    /// The track or episode.
    let item: Row
    /// The state of the player, as far as it is known.
    let known: KnownPlayer
    /// The moment for which the progress is computed.
    let now: Date

    var name: String { item.name }
    var uri: String? { item.uri }
    var id: String? { item.id }
    var url: String? { item.url }
    var links: [String: Row.Link] { item.links }

    static var kind: RowKind { "playing" }

    static let columns = Columns<PlayingRow>(
        [
            .text(.artist, help: "the credit as shown") { $0.item[.artist] },
            .text(.album, help: "the album, or the show") { $0.item[.album] ?? $0.item[.show] },
            // Whole seconds: the fraction is older than the answer.
            .duration("progress", help: "how far it has played") {
                $0.known.progress(at: $0.now).map { .seconds($0.components.seconds) }
            },
            .duration(.duration, help: "how long it is") { $0.item[.duration] },
            .text("state", help: "playing or paused") {
                $0.known.motion?.value.isPlaying == true ? "playing" : "paused"
            },
            .text("device", help: "where it plays") { $0.known.device?.value.name },
            .number("volume", help: "0 to 100") { $0.known.volume.flatMap { $0.value < 0 ? nil : $0.value } },
            .flag("shuffle", help: "whether shuffle is on") { $0.known.shuffle?.value },
            .text("repeat", help: "off, track or context") { $0.known.repeating?.value },
            .text("context", help: "the URI of what it plays from") { $0.known.context?.uri },
        ])
}
