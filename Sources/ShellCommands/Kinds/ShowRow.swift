// Shows as rows, without their episodes, which are a feed of their own.

import Rendering
import Rows
import SpotifyModel

/// What the row of a show is made of.
struct ShowRow: Listable {
    let show: Show
    /// When it was saved.
    var added: PartialDate?

    var name: String { show.name }
    var uri: String? { show.uri }
    var id: String? { show.id }
    var url: String? { SpotifyURI(show.uri)?.url }

    static var kind: RowKind { "show" }

    static let columns = Columns<ShowRow>(
        [
            .text("publisher", help: "who publishes it") { $0.show.publisher }.extendedModeOnly,
            .number(
                "episodes", .shown(rank: 1, unit: Field.Unit("episode", "episodes")), help: "how many episodes it has"
            ) { $0.show.totalEpisodes },
            .text("description", help: "its description") { $0.show.description },
            .date("added", help: "when it was saved") { $0.added },
            .flag(.explicit, help: "whether it is marked explicit") { $0.show.isExplicit },
        ])
}

extension Row {
    /// A show, saved at a moment or not.
    init(_ show: Show, added: PartialDate? = nil) { self.init(ShowRow(show: show, added: added)) }
}
