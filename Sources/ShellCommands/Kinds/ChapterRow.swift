// Chapters of audiobooks as rows; the name of the book is their `show`, so that one condition fits episodes and
// chapters. What both have in common is in `SpokenRow`.

import Rows
import SpotifyModel

/// What the row of a chapter is made of.
struct ChapterRow: Listable {
    let chapter: Chapter
    /// The one it was listed on.
    let audiobook: Row.Link?

    var name: String { chapter.name }
    var uri: String? { chapter.uri }
    var id: String? { chapter.id }
    var url: String? { SpotifyURI(chapter.uri)?.url }
    var links: [String: Row.Link] { audiobook.map { ["audiobook": $0] } ?? [:] }

    private var spoken: SpokenRow {
        SpokenRow(
            container: chapter.audiobookName ?? audiobook?.name, released: chapter.released,
            duration: chapter.duration, resumePoint: chapter.resumePoint, isPlayable: chapter.isPlayable)
    }

    static var kind: RowKind { "chapter" }

    static let columns = Columns<ChapterRow>(SpokenRow.columns.map { column in column.of { $0.spoken } })
}

extension Row {
    /// A chapter of the audiobook of that name.
    init(_ chapter: Chapter, of audiobook: Link? = nil) {
        self.init(ChapterRow(chapter: chapter, audiobook: audiobook))
    }
}
