// The copy of a list that grows at its head, compared with pages of Spotify's list: whatever was added, added again and
// removed, the copy is the list afterwards, and few pages are read for it.

import FoundationEssentials
import Library
import Rows
import SeededRandom
import Testing

struct GrowingListTests {
    private static let table = FieldTable("track", [])

    private static func entry(_ number: Int, _ added: Int) -> CopiedEntry {
        CopiedEntry(
            Row(table, name: "\(number)", uri: "spotify:track:\(number)", values: []),
            added: Date(timeIntervalSince1970: Double(added)))
    }

    /// A list of so many entries, the newest first.
    private static func list(_ count: Int) -> [CopiedEntry] { (0..<count).map { entry($0, 1_000_000 - $0) } }

    /// Spotify: a list that is read in pages, which are counted.
    private struct Server {
        var entries: [CopiedEntry]
        /// What is added to the number of entries that it says.
        var drift = 0
        var requests = 0

        var total: Int { entries.count + drift }

        mutating func page(_ offset: Int, limit: Int = ListPage.limit) -> ListPage {
            requests += 1
            let start = min(offset, entries.count)
            let end = min(start + limit, entries.count)
            return ListPage(
                offset: offset, entries: Array(entries[start..<end]), total: total, hasMore: end < entries.count)
        }
    }

    private static func applying(_ edits: [CopyEdit], to list: [CopiedEntry]) -> [CopiedEntry] {
        edits.reduce(list) { list, edit in
            switch edit {
            case .replace(let entries): entries
            case .append(let entries): list + entries
            case .prepend(let entries): entries + list
            case .remove(let places): list.indices.filter { !places.contains($0) }.map { list[$0] }
            case .arrange, .takeOver, .things: list
            }
        }
    }

    /// The copy brought up to date; nil where all has to be read.
    private static func broughtUpToDate(_ copy: [CopiedEntry], by server: inout Server) -> [CopiedEntry]? {
        var merge = HeadMerge(copy: copy.map(\.mark))
        repeat { merge.take(server.page(merge.offset)) } while !merge.isDone
        let result = merge.result
        let joined = applying(result.edits, to: copy)
        #expect(joined.map(\.mark) == result.marks)
        guard !merge.isWhole, joined.count != server.total else { return joined }
        var search = RemovalSearch(in: result.marks, known: merge.count, total: server.total)
        while true {
            switch search.next {
            case .read(let offsets): for offset in offsets { search.take(server.page(offset)) }
            case .found(let places): return applying([.remove(places)], to: joined)
            case .differs: return nil
            }
        }
    }

    @Test(arguments: 0..<400 as Range<UInt64>)
    func `after any additions and removals the copy is the list`(seed: UInt64) {
        var chance = SeededGenerator(seed: seed)
        let copy = Self.list(Int.random(in: 0...600, using: &chance))
        var now = copy
        let removals = [0, 0, 1, 2, 5, 60, 300][Int.random(in: 0..<7, using: &chance)]
        for _ in 0..<min(removals, now.count) { now.remove(at: Int.random(in: 0..<now.count, using: &chance)) }
        var added = 2_000_000
        for number in 0..<[0, 0, 1, 3, 49, 50, 51, 130][Int.random(in: 0..<8, using: &chance)] {
            added += 1
            if Int.random(in: 0..<4, using: &chance) == 0, !now.isEmpty {
                // A thing that is there already is added again.
                let place = Int.random(in: 0..<now.count, using: &chance)
                var again = now.remove(at: place)
                again.added = Date(timeIntervalSince1970: Double(added))
                now.insert(again, at: 0)
            } else {
                now.insert(Self.entry(10_000 + number, added), at: 0)
            }
        }
        var server = Server(entries: now)
        let brought = Self.broughtUpToDate(copy, by: &server)
        #expect(brought?.map(\.mark) == now.map(\.mark))
        // Never more than all of them, the page that shows the end and the one that joins.
        #expect(server.requests <= (now.count + 49) / 50 + 3)
    }

    @Test func `nothing changed costs one page, new entries theirs, and a removal deep inside a few`() {
        let copy = Self.list(10_000)
        var server = Server(entries: copy)
        #expect(Self.broughtUpToDate(copy, by: &server) == copy)
        #expect(server.requests == 1)

        server = Server(entries: (0..<70).map { Self.entry(20_000 + $0, 3_000_000 - $0) } + copy)
        #expect(Self.broughtUpToDate(copy, by: &server) == server.entries)
        #expect(server.requests == 2)

        server = Server(entries: copy)
        server.entries.remove(at: 7_003)
        #expect(Self.broughtUpToDate(copy, by: &server) == server.entries)
        // The head, the end, and the halvings of 200 pages.
        #expect(server.requests <= 10)
    }

    @Test(arguments: [-3, 2, 70]) func `a number that is wrong removes nothing`(drift: Int) {
        let copy = Self.list(1_000)
        var server = Server(entries: copy, drift: drift)
        #expect(Self.broughtUpToDate(copy, by: &server) == copy)
        #expect(server.requests <= 4)
    }

    @Test func `an entry that came deep inside is not overlooked`() {
        let copy = Self.list(1_000)
        var server = Server(entries: copy)
        server.entries.insert(Self.entry(5_000, 500_000), at: 600)
        #expect(Self.broughtUpToDate(copy, by: &server) == nil)
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func `the beginning of a list is known to be right before it is continued`(seed: UInt64) {
        var chance = SeededGenerator(seed: seed)
        let whole = Self.list(Int.random(in: 60...900, using: &chance))
        let copy = Array(whole.prefix(Int.random(in: 51...whole.count - 5, using: &chance)))
        var now = whole
        for _ in 0..<Int.random(in: 1...4, using: &chance) {
            now.remove(at: Int.random(in: 0..<copy.count - 10, using: &chance))
        }
        var server = Server(entries: now)
        var merge = HeadMerge(copy: copy.map(\.mark))
        repeat { merge.take(server.page(merge.offset)) } while !merge.isDone
        guard !merge.isWhole else { return }
        let joined = Self.applying(merge.result.edits, to: copy)
        // The place of the last entry has another one now, unless all that is gone was in the head.
        guard server.page(joined.count - 1).entries.first?.mark != joined.last?.mark else { return }
        var search = RemovalSearch(in: merge.result.marks, known: merge.count, beyond: joined.count - 1)
        while true {
            switch search.next {
            case .read(let offsets): for offset in offsets { search.take(server.page(offset)) }
            case .found(let places):
                let found = Self.applying([.remove(places)], to: joined)
                #expect(found == Array(now.prefix(found.count)))
                #expect(found.last == copy.last { now.contains($0) })
                return
            case .differs:
                Issue.record("the list differs by removals only")
                return
            }
        }
    }

    @Test func `a list that changes while it is read on loses and doubles nothing`() {
        let entries = Self.list(400)
        var server = Server(entries: entries)
        var rest = ListContinuation(after: [], from: 0, total: nil)
        var read: [CopiedEntry] = []
        var isChanged = false
        while let place = rest.next {
            read += rest.take(server.page(place))
            guard read.count >= 150, !isChanged else { continue }
            isChanged = true
            server.entries.remove(at: 20)
            server.entries.remove(at: 90)
            server.entries.insert(Self.entry(9_000, 9_000_000), at: 0)
        }
        // What is gone is found by the next look; what was there all the time is there.
        #expect(read == entries)
        #expect(!rest.isEndless)
    }

    @Test func `a list without an end ends`() {
        var rest = ListContinuation(after: [], from: 0, total: 100_000)
        let page = Self.list(50)
        var pages = 0
        while let place = rest.next, pages < 100 {
            pages += 1
            _ = rest.take(ListPage(offset: place, entries: page, total: 100_000, hasMore: true))
        }
        #expect(rest.isEndless)
        #expect(pages == 4)
    }
}
