// The audiobooks that are in the library. Spotify's reference lists them without the moment they were saved, so their
// rows have none.

import Rows
import SpotifyAPI
import SpotifyModel

/// The saved audiobooks.
struct SavedAudiobooks: OffsetFeed {
    static let key = "savedAudiobooks"

    var name: String { "saved audiobooks" }
    var table: FieldTable { Kinds.audiobook }
    var emptyNote: String { "No saved audiobooks yet. To save one: save NAME" }
    var listsSaved: Bool { true }

    func requests() -> @Sendable (_ limit: Int, _ offset: Int) -> Endpoint<Page<Saved<Audiobook>>> {
        { .savedAudiobooks(limit: $0, offset: $1) }
    }

    func row(_ saved: Saved<Audiobook>, account: String?) -> Row? { Row(saved.item) }
}
