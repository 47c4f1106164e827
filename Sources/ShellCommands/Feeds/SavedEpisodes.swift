// The episodes that are in the library, with the moment each was saved. Those of a saved show are not among them: they
// are `ShowEpisodes`.

import FoundationEssentials
import Library
import Rows
import SpotifyAPI
import SpotifyModel

/// The saved episodes, the newest first.
struct SavedEpisodes: CopiedOffsetFeed {
    static let key = "savedEpisodes"

    var copiedList: CopiedList { .episodes }
    var name: String { "saved episodes" }
    var table: FieldTable { Kinds.episode }
    var emptyNote: String { "No saved episodes yet. To save one: save NAME" }
    var listsSaved: Bool { true }

    func requests() -> @Sendable (_ limit: Int, _ offset: Int) -> Endpoint<Page<Saved<Episode>>> {
        { .savedEpisodes(limit: $0, offset: $1) }
    }

    func row(_ saved: Saved<Episode>, account: String?) -> Row? {
        Row(saved.item, added: PartialDate(orMissing: saved.addedAt))
    }

    func adding(of saved: Saved<Episode>) -> (moment: Date?, person: String?) { (saved.addedAt, nil) }
}
