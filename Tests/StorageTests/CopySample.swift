// What the tests of the search share: rows of several kinds, and a copy that has them.

import FoundationEssentials
import Library
import Rows
import Storage
import SystemTesting

enum CopySample {
    static let tables: [RowKind: FieldTable] = [
        "track": FieldTable(
            "track",
            [
                Field("artist", .text, help: ""), Field("artists", .list, help: ""), Field("album", .text, help: ""),
                Field("year", .number, help: ""), Field("added", .date, help: ""),
            ]),
        "album": FieldTable(
            "album",
            [Field("artist", .text, help: ""), Field("artists", .list, help: ""), Field("year", .number, help: "")]),
        "artist": FieldTable("artist", [Field("followers", .number, help: "")]),
        "playlist": FieldTable("playlist", [Field("owner", .text, help: "")]),
        "episode": FieldTable("episode", [Field("show", .text, help: ""), Field("released", .date, help: "")]),
    ]

    /// A copy in memory without anything in it.
    static var copy: CopyDatabase { CopyDatabase(inMemory: { tables[$0] }) }

    /// A copy in a file of the folder.
    static func copy(in folder: TemporaryFolder) -> CopyDatabase {
        CopyDatabase(path: folder.path("copy.db"), table: { tables[$0] })
    }

    /// A thing of some kind; its URI follows from its name unless it is said.
    static func entry(
        _ name: String, _ kind: RowKind = "track", by artists: [String] = [], on album: String? = nil, year: Int? = nil,
        uri: String? = nil, added: Int? = nil
    ) -> CopiedEntry {
        let table = tables[kind] ?? FieldTable(kind, [])
        let key = String(name.unicodeScalars.map { String($0.value, radix: 36) }.joined())
        var row = Row(table, name: name, uri: uri ?? "spotify:\(kind):\(key)", values: [])
        if !artists.isEmpty {
            row[KnownField<String>(kind == "playlist" ? "owner" : "artist")] = artists.joined(separator: ", ")
            row[KnownField<[String]>("artists")] = artists
        }
        if let album {
            row[KnownField<String>(kind == "episode" ? "show" : "album")] = album
            row.links["album"] = Row.Link(uri: "spotify:album:\(album)", name: album)
        }
        row[KnownField<Int>("year")] = year
        return CopiedEntry(row, added: added.map { Date(timeIntervalSince1970: Double($0)) })
    }

    /// The terms of words with spaces between; a minus leaves a word out, and quotes are not read.
    static func query(_ text: String, kinds: [RowKind] = [], years: ClosedRange<Int>? = nil) -> CopyQuery {
        CopyQuery(
            text.split(separator: " ").map { word in
                let isExcluded = word.hasPrefix("-") && word.count > 1
                return .init(String(isExcluded ? word.dropFirst() : word), isExcluded: isExcluded)
            }, kinds: kinds, years: years)
    }
}

extension CopyDatabase {
    /// The names of what is found, in order.
    func names(_ query: CopyQuery, at places: Range<Int>? = nil) async -> [String] {
        await find(query, at: places).map(\.row.name)
    }

    /// Puts things into a list.
    func put(_ entries: [CopiedEntry], into list: CopiedList) async throws {
        try await update(list, [.append(entries)], status: CopiedListStatus(isWhole: true))
    }
}
