// Lists that are being read into the copy: nothing of them shows before the end, and several readings do not mix.

import Files
import FoundationEssentials
import Library
import Rows
import Storage
import SystemTesting
import Testing

struct CopyReadingTests {
    private let folder = TemporaryFolder()
    private static let table = FieldTable(
        "track",
        [
            Field("artist", .text, help: ""), Field("artists", .list, help: ""), Field("album", .text, help: ""),
            Field("isrc", .text, help: ""), Field("added", .date, help: ""),
        ])

    private var copy: CopyDatabase {
        CopyDatabase(path: folder.path("copy.db"), table: { $0 == "track" ? Self.table : nil })
    }

    private func entries(_ numbers: ClosedRange<Int>) -> [CopiedEntry] {
        numbers.map {
            CopiedEntry(
                Row(Self.table, name: "song \($0)", uri: "spotify:track:\($0)", values: []),
                added: Date(timeIntervalSince1970: Double($0)), addedBy: "mira")
        }
    }

    private let moment = Date(timeIntervalSince1970: 1_000_000)

    @Test func `only what was read to its end takes the place of the list`() async throws {
        let copy = copy
        try await copy.update(.liked, [.replace(entries(1...3))], status: CopiedListStatus(isWhole: true))
        let reading = CopyReading(of: .liked, began: moment)
        try await copy.keep(entries(11...12), of: reading)
        try await copy.keep([CopiedEntry(nil)] + entries(13...13), of: reading)
        #expect(await copy.marks(of: .liked).count == 3)
        let status = CopiedListStatus(total: 4, isWhole: true, checked: moment)
        try await copy.adopt(reading, status: status)
        #expect(await copy.entries(of: .liked, at: nil).map { $0.row?.name } == ["song 11", "song 12", nil, "song 13"])
        #expect(await copy.entries(of: .liked, at: 0..<1).first?.addedBy == "mira")
        var kept = status
        kept.count = 4
        #expect(await copy.status(of: .liked) == kept)
        // It is gone with that: nothing is put there twice.
        try await copy.adopt(reading, status: CopiedListStatus())
        #expect(await copy.status(of: .liked) == kept)
    }

    @Test func `two readings of a list do not mix, and one that is dropped leaves nothing`() async throws {
        let copy = copy
        let (first, second) = (CopyReading(of: .albums, began: moment), CopyReading(of: .albums, began: moment))
        try await copy.keep(entries(1...2), of: first)
        try await copy.keep(entries(5...5), of: second)
        await copy.drop(first)
        try await copy.adopt(first, status: CopiedListStatus(isWhole: true))
        #expect(await copy.status(of: .albums) == nil)
        try await copy.adopt(second, status: CopiedListStatus(isWhole: true))
        #expect(await copy.marks(of: .albums).map(\.uri) == ["spotify:track:5"])
    }

    @Test func `what an ended process left is dropped by a later reading`() async throws {
        let copy = copy
        let left = CopyReading(of: .albums, began: moment)
        try await copy.keep(entries(1...2), of: left)
        try await copy.keep(entries(1...1), of: CopyReading(of: .shows, began: moment + 86_500))
        try await copy.adopt(left, status: CopiedListStatus(isWhole: true))
        #expect(await copy.status(of: .albums) == nil)
    }

    @Test func `things change without their lists, and are found by URI`() async throws {
        let copy = copy
        try await copy.update(.liked, [.replace(entries(1...2))], status: CopiedListStatus(isWhole: true))
        let other = Row(Self.table, name: "other", uri: "spotify:track:2", values: [])
        try await copy.update(.liked, [.things([other])], status: CopiedListStatus(isWhole: true))
        #expect(await copy.entries(of: .liked, at: nil).map { $0.row?.name } == ["song 1", "other"])
        #expect(
            await copy.things(at: ["spotify:track:2", "spotify:track:9"]).mapValues(\.name) == [
                "spotify:track:2": "other"
            ])
    }

    @Test func `a look makes no file`() async {
        let copy = copy
        #expect(await copy.status(of: .liked) == nil)
        #expect(await copy.things(at: ["x"]).isEmpty)
        #expect(await copy.examine().problems.isEmpty)
        #expect(!PathName.exists(folder.path("copy.db")))
    }
}
