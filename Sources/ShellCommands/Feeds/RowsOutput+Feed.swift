// A feed as something to show: its rows, what the listing is called, and which columns say nothing new beside it.

import Rendering
import Rows

extension RowsOutput {
    /// The rows of a feed, for a listing that starts at `offset`, or the rows that make `listing` longer.
    init(
        _ feed: any Feed, from offset: Int = 0, extending listing: Listing? = nil, in session: Session,
        using services: Services
    ) {
        let known = listing?.rows ?? []
        let first = known.count + 1
        self.init(
            RowHeading(table: feed.table, name: feed.name, implied: feed.implied),
            stream: feed.rows(from: offset, after: known, using: services.spotify),
            presentation: Presentation(firstNumber: first, bars: first == 1 ? feed.bars : .none),
            context: feed.context(account: services.context.account), isExtension: listing != nil,
            emptyNote: first == 1 ? feed.emptyNote : "No more rows.")
        feed.arrange(&self, after: known, using: services.spotify)
    }
}
