// Streams are lazy: nothing is pulled that nobody needs, and nothing comes twice.

import Rows
import Testing

/// A feed of pages of two rows that counts how often it is asked.
private actor Pages {
    private(set) var pulls = 0
    private let count: Int

    init(_ count: Int) { self.count = count }

    func next() -> RowBatch? {
        pulls += 1
        guard pulls <= count else { return nil }
        let rows = [1, 2].map { Row(Sample.track, name: "\(pulls).\($0)", values: []) }
        return RowBatch(rows, next: pulls < count ? Cursor(feed: "pages", offset: pulls * 2, total: count * 2) : nil)
    }
}

private struct Broken: Error, Equatable {}

@Suite struct RowStreamTests {
    @Test func makingAndMappingPullNothing() async throws {
        let pages = Pages(3)
        let stream = RowStream { await pages.next() }.map { $0 }
        #expect(await pages.pulls == 0)
        _ = try await stream.nextBatch()
        #expect(await pages.pulls == 1)
    }

    @Test func aBatchCarriesWhereTheRestBegins() async throws {
        let pages = Pages(2)
        let stream = RowStream { await pages.next() }
        #expect(try await stream.nextBatch()?.next == Cursor(feed: "pages", offset: 2, total: 4))
        #expect(try await stream.nextBatch()?.next == nil)
        #expect(try await stream.nextBatch() == nil)
    }

    @Test func allPullsToTheEndInOrder() async throws {
        let pages = Pages(3)
        let rows = try await RowStream { await pages.next() }.all()
        #expect(rows.map(\.name) == ["1.1", "1.2", "2.1", "2.2", "3.1", "3.2"])
        #expect(await pages.pulls == 4)
    }

    @Test func mapReplacesRowsAndKeepsTheCursor() async throws {
        let pages = Pages(2)
        let stream = RowStream { await pages.next() }.map { row in
            var row = row
            row.name += "!"
            return row
        }
        let batch = try #require(try await stream.nextBatch())
        #expect(batch.rows.map(\.name) == ["1.1!", "1.2!"])
        #expect(batch.next?.offset == 2)
    }

    @Test func rowsAlreadyHereComeOnce() async throws {
        let row = Row(Sample.track, name: "Airbag", values: [])
        let cursor = Cursor(feed: "x", offset: 1)
        let stream = RowStream([row], next: cursor)
        #expect(try await stream.nextBatch() == RowBatch([row], next: cursor))
        #expect(try await stream.nextBatch() == nil)
    }

    @Test func copiesShareWhatWasPulled() async throws {
        let stream = RowStream([Row(Sample.track, name: "Airbag", values: [])])
        let copy = stream
        #expect(try await stream.all().count == 1)
        #expect(try await copy.all().isEmpty)
    }

    @Test func aFailureComesThrough() async {
        let stream = RowStream { throw Broken() }.map { $0 }
        await #expect(throws: Broken()) { _ = try await stream.all() }
    }
}
