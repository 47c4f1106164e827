// Reads the pages of one list for the copy: as its entries, several at a time where that is wanted, and in halves
// where Spotify fails to deliver a page. What is done with them is left to the lists' own files.

import Library
import SpotifyAPI
import SpotifyModel

/// Reads pages of a list.
struct PageReader: Sendable {
    /// Reads one page.
    typealias Send = @Sendable (_ limit: Int, _ offset: Int) async throws(SpotifyError) -> ListPage

    private let send: Send
    private let bucket: Bucket
    private let room: RequestRoom
    /// Whether a place that cannot be read is kept as one without an entry, since places count in the list.
    private let keepsPlaces: Bool
    /// Is called for each entry that Spotify fails to deliver.
    private let skipped: @Sendable () -> Void

    /// A reader of the list that this reads the pages of.
    ///
    /// - Parameter entry: what the copy keeps of an entry.
    init<Item>(
        _ run: SyncRun, keepsPlaces: Bool = false,
        _ endpoint: @escaping @Sendable (_ limit: Int, _ offset: Int) -> Endpoint<Page<Item>>,
        entry: @escaping @Sendable (Item) -> CopiedEntry
    ) {
        let client = run.client
        bucket = endpoint(1, 0).bucket
        room = run.room
        send = { limit, offset async throws(SpotifyError) in
            let page = try await client.send(endpoint(limit, offset), freshness: .unkept)
            return ListPage(
                offset: offset, entries: page.items.map(entry), count: page.items.count + page.dropped,
                total: page.total, hasMore: page.hasMore)
        }
        self.keepsPlaces = keepsPlaces
        skipped = run.progress.noteSkipped
    }

    /// The page that begins at a place. One that Spotify fails to deliver is read in halves, down to single entries, of
    /// which those are skipped that fail.
    func page(at offset: Int) async throws(SpotifyError) -> ListPage {
        do throws(SpotifyError) {
            return try await send(ListPage.limit, offset)
        } catch {
            guard error.isServerFault else { throw error }
            var failure = Failure(error: error)
            return try await halves(of: ListPage.limit, at: offset, &failure)
        }
    }

    /// A failure, and how many single entries in a row have had it.
    private struct Failure {
        var error: SpotifyError
        var count = 0
        /// After so many it is not the entries that are at fault.
        static let most = 3
    }

    /// The entries of a page that failed, read in two parts.
    private func halves(
        of limit: Int, at offset: Int, _ failure: inout Failure
    ) async throws(SpotifyError) -> ListPage {
        guard limit > 1 else {
            failure.count += 1
            guard failure.count < Failure.most else { throw failure.error }
            skipped()
            return ListPage(
                offset: offset, entries: keepsPlaces ? [CopiedEntry(nil)] : [], count: 1, total: nil, hasMore: true)
        }
        var whole = ListPage(offset: offset, entries: [], total: nil, hasMore: true)
        for size in [limit - limit / 2, limit / 2] where whole.hasMore {
            let part: ListPage
            do throws(SpotifyError) {
                part = try await send(size, whole.end)
                failure.count = 0
            } catch {
                guard error.isServerFault else { throw error }
                part = try await halves(of: size, at: whole.end, &failure)
            }
            whole.entries += part.entries
            whole.count += part.count
            whole.total = part.total ?? whole.total
            whole.hasMore = part.hasMore
        }
        return whole
    }
}

extension PageReader {
    /// Reads pages from a place on, several at a time, and hands them over in order.
    ///
    /// - Parameters:
    ///   - end: where the last page ends; none is read for nothing after it.
    ///   - lanes: how many are read at a time.
    ///   - take: takes a page; false ends the reading.
    func inOrder(
        from start: Int, until end: Int, lanes: Int, take: (ListPage) async throws -> Bool
    ) async throws {
        try await read(
            Array(stride(from: start, to: max(end, start + 1), by: ListPage.limit)), lanes: lanes, take: take)
    }

    /// Reads the pages at these places, and hands them over in this order.
    func read(_ offsets: [Int], lanes: Int, take: (ListPage) async throws -> Bool) async throws {
        try await withThrowingTaskGroup(of: (Int, Result<ListPage, SpotifyError>).self) { group in
            var coming = offsets[...]
            var underWay = 0
            var arrived: [Int: Result<ListPage, SpotifyError>] = [:]
            for offset in offsets {
                while true {
                    // Also where the page is there already: while it is kept, the next ones come.
                    while underWay + arrived.count < lanes, let next = coming.first {
                        guard room.take(bucket) || underWay + arrived.count == 0 else { break }
                        coming.removeFirst()
                        underWay += 1
                        // Not at home: pages are decoded beside each other, on as many threads as there are cores.
                        group.addTask(executorPreference: globalConcurrentExecutor) { (next, await result(at: next)) }
                    }
                    if arrived[offset] != nil { break }
                    guard let (place, result) = try await group.next() else { return }
                    underWay -= 1
                    arrived[place] = result
                }
                guard let result = arrived.removeValue(forKey: offset) else { return }
                // An error is thrown when its page is due, so that those before it are not lost.
                guard try await take(try result.get()) else { return group.cancelAll() }
            }
        }
    }

    private func result(at offset: Int) async -> Result<ListPage, SpotifyError> {
        do throws(SpotifyError) { return .success(try await page(at: offset)) } catch { return .failure(error) }
    }
}

extension SpotifyError {
    /// Whether Spotify failed to make the answer.
    var isServerFault: Bool {
        if case .server = self { true } else { false }
    }
}
