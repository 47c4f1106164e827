// Copied lists whose entries come into another order, with others between them, without any row being read.

import FoundationEssentials
import Library
import Rows
import SeededRandom
import Storage
import Testing

struct CopyArrangingTests {
    private let list = CopiedList.playlist("spotify:playlist:a")

    private static func entry(_ number: Int, by person: String? = nil) -> CopiedEntry {
        var entry = CopySample.entry("track \(number)", uri: "spotify:track:\(number)", added: 1_700_000_000 + number)
        entry.addedBy = person
        return entry
    }

    private func names(in copy: CopyDatabase) async -> [String] {
        await copy.entries(of: list, at: nil).map { $0.row?.name ?? "-" }
    }

    @Test func `entries move, come and go, and keep who added them`() async throws {
        let copy = CopySample.copy
        try await copy.update(.liked, [.append([Self.entry(9)])], status: CopiedListStatus())
        let there = (0..<4).map { Self.entry($0, by: $0 == 2 ? "anna" : "ben") } + [CopiedEntry(nil)]
        try await copy.update(list, [.replace(there)], status: CopiedListStatus())
        let moment = Date(timeIntervalSince1970: 1_800_000_000)
        let status = CopiedListStatus(version: "2", total: 6, isWhole: true, checked: moment)
        try await copy.update(
            list,
            [
                .arrange(
                    after: 1,
                    [
                        .kept(4), .kept(2), .thing(uri: "spotify:track:9", added: moment), .kept(1),
                        .seen(Self.entry(5, by: "carla")),
                    ])
            ], status: status)
        #expect(await names(in: copy) == ["track 0", "-", "track 2", "track 9", "track 1", "track 5"])
        let entries = await copy.entries(of: list, at: nil)
        #expect(entries.map(\.addedBy) == ["ben", nil, "anna", nil, "ben", "carla"])
        #expect(entries[3].added == moment)
        #expect(entries[4].added == Date(timeIntervalSince1970: 1_700_000_001))
        var known = status
        known.count = 6
        #expect(await copy.status(of: list) == known)
        // What is on no list any more is gone, and what another list has stays.
        #expect(
            await copy.known((0...9).map { "spotify:track:\($0)" })
                == Set([0, 1, 2, 5, 9].map { "spotify:track:\($0)" }))
    }

    @Test func `a list that another process has made shorter is read again`() async throws {
        let copy = CopySample.copy
        try await copy.update(list, [.replace([Self.entry(0), Self.entry(1)])], status: CopiedListStatus())
        let status = CopiedListStatus(version: "2", isWhole: true, checked: Date(timeIntervalSince1970: 1_800_000_000))
        try await copy.update(list, [.arrange(after: 0, [.kept(2), .seen(Self.entry(7))])], status: status)
        #expect(await names(in: copy) == ["track 0", "track 1"])
        #expect(await copy.status(of: list)?.version == nil)
        #expect(await copy.status(of: list)?.checked == Date(timeIntervalSince1970: 0))
        #expect(await copy.known(["spotify:track:7"]).isEmpty)
        try await copy.update(list, [.arrange(after: 4, [])], status: status)
        #expect(await names(in: copy) == ["track 0", "track 1"])
    }

    @Test(arguments: 0..<60 as Range<UInt64>)
    func `any order is that of the entries`(seed: UInt64) async throws {
        var chance = SeededGenerator(seed: seed)
        let copy = CopySample.copy
        var there = (0..<Int.random(in: 0...30, using: &chance)).map { Self.entry($0) }
        try await copy.update(list, [.append(there)], status: CopiedListStatus())
        // Seats that do not begin with 0 and have gaps.
        let first = (0..<Int.random(in: 0...3, using: &chance)).map { Self.entry(100 + $0) }
        try await copy.update(list, [.prepend(first)], status: CopiedListStatus())
        there = first + there
        if there.count > 2 {
            let gone = Int.random(in: 0..<there.count, using: &chance)
            try await copy.update(list, [.remove([gone])], status: CopiedListStatus())
            there.remove(at: gone)
        }
        for round in 0..<3 {
            let start = Int.random(in: 0...there.count, using: &chance)
            var arranged: [ArrangedEntry] = (start..<there.count).shuffled(using: &chance)
                .prefix(Int.random(in: 0...there.count, using: &chance)).map { .kept($0) }
            for number in 0..<Int.random(in: 0...3, using: &chance) {
                arranged.insert(
                    .seen(Self.entry(1_000 + round * 10 + number)),
                    at: Int.random(in: 0...arranged.count, using: &chance))
            }
            try await copy.update(list, [.arrange(after: start, arranged)], status: CopiedListStatus())
            there =
                there[..<start]
                + arranged.map { entry in
                    switch entry {
                    case .kept(let place): there[place]
                    case .seen(let entry): entry
                    case .thing(let uri, let added):
                        CopySample.entry("", uri: uri, added: Int(added.timeIntervalSince1970))
                    }
                }
            #expect(await copy.marks(of: list) == there.map(\.mark))
            #expect(await copy.status(of: list)?.count == there.count)
        }
        #expect(await names(in: copy) == there.map { $0.row?.name ?? "-" })
    }
}
