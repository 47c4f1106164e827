// The own copy between runs: lists in order, things once, and files that are in the way.

import Files
import FoundationEssentials
import Library
import Rows
import Storage
import SystemTesting
import Testing

struct CopyDatabaseTests {
    private let folder = TemporaryFolder()
    private static let table = FieldTable(
        "track",
        [
            Field("artist", .text, help: ""), Field("artists", .list, help: ""), Field("album", .text, help: ""),
            Field("isrc", .text, help: ""), Field("added", .date, help: ""),
        ])

    private var path: String { folder.path("copy.db") }
    private var copy: CopyDatabase { CopyDatabase(path: path, table: { $0 == "track" ? Self.table : nil }) }

    private func entry(_ name: String, _ id: Int, added: Int? = nil, isrc: String? = nil) -> CopiedEntry {
        CopiedEntry(
            Row(
                Self.table, name: name, uri: "spotify:track:\(id)",
                values: [.text("Can"), .list(["Can"]), .text("Ege Bamyasi"), .text(orMissing: isrc), .missing]),
            added: added.map { Date(timeIntervalSince1970: Double($0)) })
    }

    private func names(of list: CopiedList, in copy: CopyDatabase) async -> [String] {
        await copy.entries(of: list, at: nil).map { $0.row?.name ?? "-" }
    }

    @Test func `bringing the copy up to date leaves no long log, also where it fails`() async throws {
        struct Stop: Error {}
        let copy = copy
        for isStopped in [false, true] {
            let written = try? await copy.alone {
                for part in 0..<10 {
                    let first = (isStopped ? 2000 : 0) + part * 200
                    let entries = (first..<first + 200).map { entry("Song \($0)", $0) }
                    try await copy.update(.liked, [.append(entries)], status: CopiedListStatus())
                }
                #expect(folder.size(of: "copy.db-wal") > 300_000)
                if isStopped { throw Stop() }
                return true
            }
            #expect(written == (isStopped ? nil : true))
            // The connection is closed after so much, and the last one takes the log with it.
            #expect(folder.names.filter { $0.hasPrefix("copy.db") } == ["copy.db"])
        }
        #expect(await copy.entries(of: .liked, at: nil).count == 4000)
    }

    @Test func `a list is there in the next run, in its order, with doubles and gaps`() async throws {
        let entries = [
            entry("Vitamin C", 1, added: 1_700_000_000), CopiedEntry(nil), entry("Spoon", 2),
            entry("Vitamin C", 1, added: 1_600_000_000),
        ]
        let status = CopiedListStatus(version: "s1", total: 4, isWhole: true, checked: Date(timeIntervalSince1970: 9))
        try await copy.update(.playlist("spotify:playlist:a"), [.replace(entries)], status: status)
        let next = copy
        #expect(await names(of: .playlist("spotify:playlist:a"), in: next) == ["Vitamin C", "-", "Spoon", "Vitamin C"])
        let read = await next.entries(of: .playlist("spotify:playlist:a"), at: 0..<1)
        #expect(read.first?.added == Date(timeIntervalSince1970: 1_700_000_000))
        #expect(read.first?.row?["added"] == .date(PartialDate(secondsSince1970: 1_700_000_000)))
        var kept = status
        kept.count = 4
        #expect(await next.status(of: .playlist("spotify:playlist:a")) == kept)
        #expect(await next.statuses() == [.playlist("spotify:playlist:a"): kept])
        #expect(
            await next.marks(of: .playlist("spotify:playlist:a")) == [
                EntryMark(uri: "spotify:track:1", added: 1_700_000_000), EntryMark(uri: nil, added: nil),
                EntryMark(uri: "spotify:track:2", added: nil), EntryMark(uri: "spotify:track:1", added: 1_600_000_000),
            ])
        #expect(await next.status(of: .liked) == nil)
    }

    @Test func `a list changes at both ends and inside`() async throws {
        let copy = copy
        let status = CopiedListStatus()
        try await copy.update(.liked, [.append([entry("b", 2), entry("c", 3)])], status: status)
        try await copy.update(.liked, [.prepend([entry("a", 1)]), .append([entry("d", 4)])], status: status)
        #expect(await names(of: .liked, in: copy) == ["a", "b", "c", "d"])
        try await copy.update(.liked, [.remove([0, 2]), .prepend([entry("e", 5), entry("f", 6)])], status: status)
        #expect(await names(of: .liked, in: copy) == ["e", "f", "b", "d"])
        #expect(await copy.status(of: .liked)?.count == 4)
        #expect(await copy.entries(of: .liked, at: 1..<3).map { $0.row?.name } == ["f", "b"])
    }

    @Test func `a draft takes the place of its list in one step, and is no list of the library`() async throws {
        let copy = copy
        let draft = CopiedList.liked.draft
        try await copy.update(.liked, [.append([entry("a", 1), entry("b", 2)])], status: CopiedListStatus())
        try await copy.update(draft, [.append([entry("c", 3)])], status: CopiedListStatus(total: 2))
        try await copy.update(draft, [.append([entry("a", 1)])], status: CopiedListStatus(total: 2))
        #expect(await names(of: .liked, in: copy) == ["a", "b"])
        #expect(await copy.statuses().keys.map(\.key) == ["liked"])
        #expect(await copy.status(of: draft)?.count == 2)
        try await copy.update(.liked, [.takeOver(draft: draft)], status: CopiedListStatus(total: 2, isWhole: true))
        #expect(await names(of: .liked, in: copy) == ["c", "a"])
        #expect(await copy.status(of: .liked)?.count == 2)
        #expect(await copy.status(of: draft) == nil)
        // Without a draft the list stays as it is.
        try await copy.update(.liked, [.takeOver(draft: draft)], status: CopiedListStatus())
        #expect(await names(of: .liked, in: copy) == ["c", "a"])
    }

    @Test func `many lists are noted as right at once`() async throws {
        let copy = copy
        for list in [CopiedList.liked, .albums, .shows] { try await copy.update(list, [], status: CopiedListStatus()) }
        try await copy.confirm([.liked, .shows, .episodes], at: Date(timeIntervalSince1970: 9))
        let checked = await copy.statuses().mapValues(\.checked)
        #expect(
            checked == [.liked: Date(timeIntervalSince1970: 9), .albums: nil, .shows: Date(timeIntervalSince1970: 9)])
    }

    @Test func `a thing that changed is so in every list`() async throws {
        let copy = copy
        try await copy.update(.liked, [.append([entry("Spoon", 2)])], status: CopiedListStatus())
        try await copy.update(
            .playlist("spotify:playlist:a"), [.append([entry("Spoon (2026)", 2)])], status: CopiedListStatus())
        #expect(await names(of: .liked, in: copy) == ["Spoon (2026)"])
        try await copy.remove([.playlist("spotify:playlist:a")])
        #expect(await copy.statuses().keys.map(\.key) == ["liked"])
    }

    @Test func `things are found by their code`() async throws {
        let copy = copy
        try await copy.update(
            .liked, [.append([entry("a", 1, isrc: "X"), entry("b", 2, isrc: "X"), entry("c", 3)])],
            status: CopiedListStatus())
        #expect(await copy.things(withISRC: ["X", "Y"]).map(\.name).sorted() == ["a", "b"])
    }

    @Test func `facts are kept until they are removed, and everything goes with a logout`() async throws {
        let copy = copy
        #expect(await copy.fact("x") == nil)
        try await copy.setFact("x", "1")
        #expect(await copy.fact("x") == "1")
        try await copy.setFact("x", nil)
        #expect(await copy.fact("x") == nil)
        try await copy.update(.liked, [.append([entry("Geheimnis", 1)])], status: CopiedListStatus())
        await copy.forget()
        #expect(await copy.statuses().isEmpty)
        await copy.finish()
        for name in ["copy.db", "copy.db-wal"] {
            let bytes = (try? PrivateFile(path: folder.path(name)).read()) ?? nil
            #expect(!String(decoding: bytes ?? [], as: UTF8.self).contains("Geheimnis"))
        }
    }

    @Test func `looking makes no file, nor does deleting what is not there`() async {
        let copy = copy
        await copy.forget()
        #expect(await copy.examine().things == 0)
        #expect(await copy.status(of: .liked) == nil)
        #expect(await copy.entries(of: .liked, at: nil).isEmpty)
        #expect(!PathName.exists(path))
    }

    @Test func `a broken file is set aside with a sentence, and a new one takes its place`() async throws {
        try PrivateFile(path: path).replace(with: Array("no database at all, and long enough to be read as one".utf8))
        let notices = Notices()
        let copy = CopyDatabase(path: path, table: { _ in Self.table }, notify: { notices.add($0) })
        #expect(await copy.status(of: .liked) == nil)
        try await copy.update(.liked, [.append([entry("a", 1)])], status: CopiedListStatus())
        #expect(await copy.status(of: .liked)?.count == 1)
        #expect(notices.said == [.setAside(path: path, under: path + ".damaged")])
        #expect(await copy.examine().things == 1)
        #expect(await copy.examine().problems.isEmpty)
    }

    @Test func `a copy in memory works the same`() async throws {
        let copy = CopyDatabase(inMemory: { _ in Self.table })
        try await copy.update(.liked, [.append([entry("a", 1)])], status: CopiedListStatus(isWhole: true))
        #expect(await names(of: .liked, in: copy) == ["a"])
        await copy.forget()
        #expect(await copy.status(of: .liked) == nil)
    }
}
