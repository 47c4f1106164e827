// What the own copy has, for sentences: how much of each list, and how old it is. The lists themselves are in Library.

import FoundationEssentials
import Library
import Text

/// What is known of the copy as a whole.
struct CopyContents {
    private let statuses: [CopiedList: CopiedListStatus]
    private let now: Date

    init(_ statuses: [CopiedList: CopiedListStatus], at now: Date) {
        self.statuses = statuses
        self.now = now
    }

    /// How long ago the oldest of its lists was read; nil where none was read to its end. Those of playlists and shows
    /// are looked at together with the list that names them.
    var age: Duration? {
        let read = statuses.filter { $0.key.isOfLibrary }.compactMap(\.value.checked).min()
        return read.map { .seconds(max(0, now.timeIntervalSince($0))) }
    }

    /// The sentence for a search that found nothing.
    func nothingFound(_ text: String) -> String {
        let counts = Self.counted.compactMap { list, one, many in
            statuses[list].flatMap { $0.count > 0 ? "\($0.count) \($0.count == 1 ? one : many)" : nil }
        }
        guard !counts.isEmpty else { return "There is no copy of your library yet. Type: sync" }
        return NothingFound.sentence(for: text) + " The copy has "
            + WordList.text(counts, "and") + (unread == nil ? "." : " so far. To read the rest: sync")
    }

    /// The sentence for lists that were never read, in which a search finds nothing; nil where there is none.
    var unread: String? {
        let names = Self.searched.filter { statuses[$0.list]?.checked == nil && statuses[$0.list]?.refused == nil }
            .map(\.name)
        guard !names.isEmpty else { return nil }
        return "The copy does not have your \(WordList.text(names, "and")) yet. To read them: sync"
    }

    private static let searched: [(list: CopiedList, name: String)] = [
        (.liked, "liked songs"), (.albums, "saved albums"), (.artists, "followed artists"), (.playlists, "playlists"),
    ]

    private static let counted: [(list: CopiedList, one: String, many: String)] = [
        (.liked, "liked song", "liked songs"), (.albums, "album", "albums"), (.artists, "artist", "artists"),
        (.playlists, "playlist", "playlists"), (.shows, "show", "shows"), (.episodes, "episode", "episodes"),
        (.audiobooks, "audiobook", "audiobooks"),
    ]
}
