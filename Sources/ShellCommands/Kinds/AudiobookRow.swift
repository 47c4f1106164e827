// Audiobooks as rows. To the player an audiobook is a show; here it is a kind of its own, since its fields differ.
// Chapters are in `ChapterRow`.

import Rendering
import Rows
import SpotifyModel

/// What the row of an audiobook is made of.
struct AudiobookRow: Listable {
    let audiobook: Audiobook

    var name: String { audiobook.name }
    var uri: String? { audiobook.uri }
    var id: String? { audiobook.id }
    var url: String? { SpotifyURI(audiobook.uri)?.url }

    static var kind: RowKind { "audiobook" }

    static let columns = Columns<AudiobookRow>(
        [
            .list("authors", .shown(rank: 1), help: "who wrote it") { $0.audiobook.authors },
            .list("narrators", help: "who reads it") { $0.audiobook.narrators },
            .number(
                "chapters", .shown(rank: 2, unit: Field.Unit("chapter", "chapters")), help: "how many chapters it has"
            ) { $0.audiobook.totalChapters },
            .text("publisher", help: "who publishes it") { $0.audiobook.publisher }.extendedModeOnly,
            .text("description", help: "its description") { $0.audiobook.description },
            .text("edition", help: "unabridged or not") { $0.audiobook.edition },
            .flag(.explicit, help: "whether it is marked explicit") { $0.audiobook.isExplicit },
        ])
}

extension Row {
    /// An audiobook.
    init(_ audiobook: Audiobook) { self.init(AudiobookRow(audiobook: audiobook)) }
}
