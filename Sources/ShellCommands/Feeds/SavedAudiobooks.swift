// The audiobooks that are in the library. Spotify's reference lists them without the moment they were saved, so their
// rows have none.

import FoundationEssentials
import Library
import Rows
import SpotifyAPI
import SpotifyModel

/// The saved audiobooks.
struct SavedAudiobooks: CopiedOffsetFeed {
    static let key = "savedAudiobooks"

    var copiedList: CopiedList { .audiobooks }
    var name: String { "saved audiobooks" }
    var table: FieldTable { Kinds.audiobook }
    var emptyNote: String { "No saved audiobooks yet. To save one: save NAME" }
    var listsSaved: Bool { true }

    func requests() -> @Sendable (_ limit: Int, _ offset: Int) -> Endpoint<Page<Saved<Audiobook>>> {
        { .savedAudiobooks(limit: $0, offset: $1) }
    }

    func row(_ saved: Saved<Audiobook>, account: String?) -> Row? { Row(saved.item) }

    func adding(of saved: Saved<Audiobook>) -> (moment: Date?, person: String?) { (saved.addedAt, nil) }
}
