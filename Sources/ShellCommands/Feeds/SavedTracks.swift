// The liked songs, which Spotify also plays as a collection of their own, whose URI contains the user. Without a known
// account they play as a list of tracks.

import FoundationEssentials
import Library
import Rows
import SpotifyAPI
import SpotifyModel

/// The liked songs, the newest first.
struct SavedTracks: CopiedOffsetFeed {
    static let key = "savedTracks"

    var copiedList: CopiedList { .liked }
    var name: String { "liked songs" }
    var table: FieldTable { Kinds.track }
    var emptyNote: String { "No liked songs yet. To like what plays: like" }
    var listsSaved: Bool { true }

    func context(account: String?) -> Listing.Context? {
        account.map { Listing.Context(uri: SpotifyURI(kind: .collection, id: $0).text) }
    }

    func requests() -> @Sendable (_ limit: Int, _ offset: Int) -> Endpoint<Page<Saved<Track>>> {
        { .savedTracks(limit: $0, offset: $1) }
    }

    func row(_ saved: Saved<Track>, account: String?) -> Row? {
        Row(saved.item, added: PartialDate(orMissing: saved.addedAt))
    }

    func adding(of saved: Saved<Track>) -> (moment: Date?, person: String?) { (saved.addedAt, nil) }
}
