// Rows as text, piece by piece: a page of rows is read when its text is asked for. Whoever asks no more, because a
// pager was left or a reader has gone, has no further page fetched. However the rows end, what was written of them is
// whole: JSON gets its bracket.

import Rendering
import Rows

/// The text of rows, and what was read for it.
actor ShownRows {
    private let stream: RowStream
    private var renderer: RowsRenderer
    /// Alone a command shows one page and `more` the next; what came through a pipe is shown to its end.
    private let takesAll: Bool
    private var hasEnded = false
    private var hasText = false
    private var failure: (any Error)?
    private(set) var rows: [Row] = []
    private(set) var next: Cursor?

    init(_ stream: RowStream, renderer: RowsRenderer, takesAll: Bool) {
        self.stream = stream
        self.renderer = renderer
        self.takesAll = takesAll
    }

    /// The next piece; nil at the end. After a failure the text is closed first, and the failure comes with the next
    /// pull.
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
        guard takesAll || batch.rows.isEmpty && batch.next != nil else {
            hasEnded = true
            return text + renderer.finish()
        }
        return text
    }
}
