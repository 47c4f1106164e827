// Episodes of shows as rows, and a track or an episode where a list has both. What episodes share with chapters is in
// `SpokenRow`.

import Rows
import SpotifyModel

/// What the row of an episode is made of.
struct EpisodeRow: Listable {
    let episode: Episode
    /// Its own, or the one it was listed on where its own answer leaves the show out.
    let show: Row.Link?
    /// When it was saved or put on the playlist.
    let added: PartialDate?

    init(_ episode: Episode, of show: Row.Link? = nil, added: PartialDate? = nil) {
        self.episode = episode
        self.show = episode.show.flatMap { show in show.uri.map { Row.Link(uri: $0, name: show.name) } } ?? show
        self.added = added
    }

    var name: String { episode.name }
    var uri: String? { episode.uri }
    var id: String? { episode.id }
    var url: String? { SpotifyURI(episode.uri)?.url }
    var links: [String: Row.Link] { show.map { ["show": $0] } ?? [:] }

    private var spoken: SpokenRow {
        SpokenRow(
            container: episode.show?.name ?? show?.name, released: episode.released, duration: episode.duration,
            resumePoint: episode.resumePoint, isExplicit: episode.isExplicit, isPlayable: episode.isPlayable,
            description: episode.description)
    }

    static var kind: RowKind { "episode" }

    static let columns = Columns<EpisodeRow>(
        SpokenRow.columns.map { column in column.of { $0.spoken } } + [
            .date("added", help: "when it was saved or put on the playlist") { $0.added }
        ])
}

extension Row {
    /// An episode; on a show whose own answer leaves the show out, `show` says which.
    init(_ episode: Episode, of show: Link? = nil, added: PartialDate? = nil) {
        self.init(EpisodeRow(episode, of: show, added: added))
    }

    /// A track or an episode.
    init(_ item: PlayableItem, added: PartialDate? = nil) {
        switch item {
        case .track(let track): self.init(track, added: added)
        case .episode(let episode): self.init(episode, added: added)
        }
    }
}
