// The albums that are in the library, with the moment each was saved. Putting them there is `save`.

import FoundationEssentials
import Library
import Rows
import SpotifyAPI
import SpotifyModel

/// The saved albums, the newest first.
struct SavedAlbums: CopiedOffsetFeed {
    static let key = "savedAlbums"

    var copiedList: CopiedList { .albums }
    var name: String { "saved albums" }
    var table: FieldTable { Kinds.album }
    var emptyNote: String { "No saved albums yet. To save one: save NAME" }
    var listsSaved: Bool { true }

    func requests() -> @Sendable (_ limit: Int, _ offset: Int) -> Endpoint<Page<Saved<SimpleAlbum>>> {
        { .savedAlbums(limit: $0, offset: $1) }
    }

    func row(_ saved: Saved<SimpleAlbum>, account: String?) -> Row? {
        Row(saved.item, added: PartialDate(orMissing: saved.addedAt))
    }

    func adding(of saved: Saved<SimpleAlbum>) -> (moment: Date?, person: String?) { (saved.addedAt, nil) }
}
