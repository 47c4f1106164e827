// What every feed answers for itself: what its listing is called, how its rows are shown, and the pages it has. Each
// feed is a type with a file of its own in this folder, and `Catalogue.feeds` names them all. How lists with offsets
// are read is in `OffsetFeed`, how chains of pages are read in `ChainedFeed`; how a feed is kept in a cursor is in
// `Cursor+Feed`.

import Rendering
import Rows
import SpotifyAPI

/// Something at Spotify that is read page by page: the request that is paged, as a value that a listing's cursor can
/// keep and that `more` takes up again, also in a later shell.
protocol Feed: Sendable, Hashable, Codable {
    /// What cursors call it. Files outlive the program that wrote them: it never changes, and neither do the names of
    /// the members that are coded with it.
    static var key: String { get }
    /// What a listing of it is called.
    var name: String { get }
    /// The table of its rows.
    var table: FieldTable { get }
    /// Said when it has no rows.
    var emptyNote: String { get }
    /// What plays when a row of it is played and the music continues; nil where the rows are part of nothing playable.
    /// - Parameter account: the user ID, where it is known.
    func context(account: String?) -> Listing.Context?
    /// Values every row shares with what the listing is of, so that a column of nothing else is left out.
    var implied: [String: Value] { get }
    /// Bars beside the rows: the higher, the longer.
    var bars: Presentation.Bars { get }
    /// Whether everything it lists is saved or followed.
    var listsSaved: Bool { get }
    /// Whether two of its pages may hold the same rows.
    var mayHaveDoubles: Bool { get }
    /// Its pages from `offset` on as Spotify has them, a request at each pull and none before the first.
    func pages(from offset: Int, using reader: SpotifyReader) -> any PageSource
    /// The same where the own copy may have them, which then decides itself; nil for lists of which no copy is kept.
    func copiedPages(from offset: Int, using reader: SpotifyReader) -> (any PageSource)?
    /// Changes what is shown of its rows; `known` are the rows of the listing that these make longer.
    func arrange(_ output: inout RowsOutput, after known: [Row], using reader: SpotifyReader)
}

extension Feed {
    func context(account: String?) -> Listing.Context? { nil }
    var implied: [String: Value] { listsSaved ? [Presentation.savedMark: .flag(true)] : [:] }
    var bars: Presentation.Bars { .none }
    var listsSaved: Bool { false }
    var mayHaveDoubles: Bool { false }
    func copiedPages(from offset: Int, using reader: SpotifyReader) -> (any PageSource)? { nil }
    func arrange(_ output: inout RowsOutput, after known: [Row], using reader: SpotifyReader) {}
}

extension Feed {
    /// Its rows from `offset` on, a page at each pull: one request a page, and none for a page that is not pulled.
    /// Where everything will be pulled (``StageContext/prefetch``), pages are read ahead.
    ///
    /// - Parameter known: the rows of the listing that these make longer.
    func rows(from offset: Int = 0, after known: [Row] = [], using reader: SpotifyReader) -> RowStream {
        let source = source(from: offset, using: reader)
        let pages: any PageSource =
            known.isEmpty || mayHaveDoubles ? source : ContinuedPages(source, after: known)
        return RowStream(pulling: {
            guard let page = try await pages.next() else { return nil }
            var batch = page.batch
            batch.isLast = batch.next == nil
            if listsSaved { reader.note(saved: batch.rows, seen: page.seen) }
            return batch
        })
    }

    /// Where its pages come from.
    private func source(from offset: Int, using reader: SpotifyReader) -> any PageSource {
        if let pages = copiedPages(from: offset, using: reader) { return pages }
        guard !reader.context.isOffline else { return FailedSource(error: OfflineError.notCopied(name)) }
        return pages(from: offset, using: reader)
    }
}
