// Something said only when rows are slow to come: on a quick answer it would be in the way.

import Rows

extension RowStream {
    /// The stream, with `say` called once where its first batch takes longer than `wait` does.
    func saying(
        after wait: @escaping @Sendable () async throws -> Void, _ say: @escaping @Sendable () -> Void
    ) -> RowStream {
        let first = FirstPull()
        var stream = RowStream(pulling: { [self] in
            guard await first.isFirst() else { return try await nextBatch() }
            return try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    // Cancelled as soon as there is an answer.
                    guard (try? await wait()) != nil, !Task.isCancelled else { return }
                    say()
                }
                defer { group.cancelAll() }
                return try await nextBatch()
            }
        })
        stream.heading = heading
        return stream
    }
}

private actor FirstPull {
    private var wasAsked = false

    func isFirst() -> Bool {
        defer { wasAsked = true }
        return !wasAsked
    }
}
