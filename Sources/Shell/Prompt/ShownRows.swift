// Rows as text, piece by piece: a page of rows is fetched only when its text is wanted. When the caller stops, because
// the user left the pager or the reader of a pipe has ended, no further page is fetched. However the rows end, the text
// that was written of them is complete: JSON gets its closing bracket (Language §10). Writing the text is left to
// PagedWriter.

import Rendering
import Rows

/// The text of rows, and what was read for it.
actor ShownRows {
    private let stream: RowStream
    private var renderer: RowsRenderer
    /// Whether all pages are shown. A command alone shows one page, and `more` shows the next; what came through a pipe
    /// is shown to its end.
    private let takesAll: Bool
    /// Whether the text is complete.
    private var hasEnded = false
    /// Whether any text was given out, so that an end has to be written after it.
    private var hasText = false
    /// What ended the rows, kept until the text before it has been closed.
    private var failure: (any Error)?
    /// All rows that were read, for the listing they become.
    private(set) var rows: [Row] = []
    /// Where the rows after these begin; nil at the end of the list.
    private(set) var next: Cursor?

    init(_ stream: RowStream, renderer: RowsRenderer, takesAll: Bool) {
        self.stream = stream
        self.renderer = renderer
        self.takesAll = takesAll
    }

    /// The next piece; nil at the end. After a failure the text is closed first, and the next call throws the failure.
    func text() async throws -> String? {
        if let failure { throw failure }
        guard !hasEnded else { return nil }
        do {
            return try await read()
        } catch {
            failure = error
            let closing = hasText ? renderer.finish() : ""
            guard !closing.isEmpty else { throw error }
            return closing
        }
    }

    private func read() async throws -> String {
        if !rows.isEmpty { try Task.checkCancellation() }
        guard let batch = try await stream.nextBatch() else {
            hasEnded = true
            return renderer.finish()
        }
        rows += batch.rows
        next = batch.next
        let text = renderer.render(batch.rows, mayContinue: takesAll && !batch.isLast)
        hasText = hasText || !text.isEmpty
        // A page that holds no usable row is not shown as the one page that was wanted; the next one is read for it.
        guard takesAll || batch.rows.isEmpty && batch.next != nil else {
            hasEnded = true
            return text + renderer.finish()
        }
        return text
    }
}
