// The chapters of an audiobook, in the order they are heard. Spotify leaves the book out of its own chapters; its name
// and URI come from the row it was listed with.

import Rows
import SpotifyAPI
import SpotifyModel

/// The chapters of an audiobook.
struct AudiobookChapters: OffsetFeed {
    static let key = "audiobookChapters"

    var audiobook: SelectedThing

    var name: String { "chapters of \(audiobook.title)" }
    var table: FieldTable { Kinds.chapter }
    var implied: [String: Value] { ["show": .text(audiobook.name)] }
    var emptyNote: String { "\(audiobook.title) has no chapters." }

    func context(account: String?) -> Listing.Context? { Listing.Context(uri: audiobook.uri) }

    func requests() throws -> @Sendable (_ limit: Int, _ offset: Int) -> Endpoint<Page<Chapter>> {
        let id = try SpotifyID(of: audiobook.uri)
        return { .audiobookChapters(id, limit: $0, offset: $1) }
    }

    func row(_ chapter: Chapter, account: String?) -> Row? {
        Row(chapter, of: Row.Link(uri: audiobook.uri, name: audiobook.name))
    }
}
