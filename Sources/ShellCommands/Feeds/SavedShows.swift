// The shows that are in the library, with the moment each was saved. `episodes` reads the newest episodes of all of
// them.

import FoundationEssentials
import Library
import Rows
import SpotifyAPI
import SpotifyModel

/// The saved shows, the newest first.
struct SavedShows: CopiedOffsetFeed {
    static let key = "savedShows"

    var copiedList: CopiedList { .shows }
    var name: String { "saved shows" }
    var table: FieldTable { Kinds.show }
    var emptyNote: String { "No saved shows yet. To save one: save NAME" }
    var listsSaved: Bool { true }

    func requests() -> @Sendable (_ limit: Int, _ offset: Int) -> Endpoint<Page<Saved<Show>>> {
        { .savedShows(limit: $0, offset: $1) }
    }

    func row(_ saved: Saved<Show>, account: String?) -> Row? {
        Row(saved.item, added: PartialDate(orMissing: saved.addedAt))
    }

    func adding(of saved: Saved<Show>) -> (moment: Date?, person: String?) { (saved.addedAt, nil) }
}
