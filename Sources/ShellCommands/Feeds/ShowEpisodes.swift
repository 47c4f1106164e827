// The episodes of a show, the newest first. Spotify leaves the show out of its own episodes; its name and URI come from
// the row it was listed with.

import Library
import Rows
import SpotifyAPI
import SpotifyModel

/// The episodes of a show.
struct ShowEpisodes: CopiedOffsetFeed {
    static let key = "showEpisodes"

    var show: SelectedThing

    var copiedList: CopiedList { .show(show.uri) }
    /// Only shows that `sync` reads are kept: anyone may look at the episodes of any show.
    var isKeptWhenRead: Bool { false }
    var name: String { "episodes of \(show.title)" }
    var table: FieldTable { Kinds.episode }
    var implied: [String: Value] { ["show": .text(show.name)] }
    var emptyNote: String { "\(show.title) has no episodes." }

    func context(account: String?) -> Listing.Context? { Listing.Context(uri: show.uri) }

    func requests() throws -> @Sendable (_ limit: Int, _ offset: Int) -> Endpoint<Page<Episode>> {
        let id = try SpotifyID(of: show.uri)
        return { .showEpisodes(id, limit: $0, offset: $1) }
    }

    func row(_ episode: Episode, account: String?) -> Row? {
        Row(episode, of: Row.Link(uri: show.uri, name: show.name))
    }
}
