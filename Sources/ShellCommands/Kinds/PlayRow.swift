// Plays as rows: what `recent` lists. A play is a track's row with when it was played and what it was played from; a
// command that wants a track takes it as one (`Row.thing`).

import Rows
import SpotifyModel

/// What the row of a play is made of.
struct PlayRow: Listable {
    let play: PlayedTrack

    private var track: TrackRow { TrackRow(play.track) }

    var name: String { track.name }
    var uri: String? { track.uri }
    var id: String? { track.id }
    var url: String? { track.url }
    var links: [String: Row.Link] { track.links }

    static var kind: RowKind { "play" }

    static let columns = Columns<PlayRow>(
        TrackRow.ownColumns.map { column in column.of { $0.track } } + [
            .date("played", .shown(rank: 4), help: "when it was played") { $0.play.playedAt.map { PartialDate($0) } }
                .aged,
            .text("context", help: "the URI of what it was played from") { $0.play.context?.uri },
        ])
}

extension Row {
    /// A play of a track.
    init(_ play: PlayedTrack) { self.init(PlayRow(play: play)) }
}
