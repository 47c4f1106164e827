// How long a backup takes, from the copy to its text, for a library of the size that few people have.

import Exchange
import FoundationEssentials
import Library
import Rows
import ShellCommands
import Storage

/// Measures the text of a backup.
enum BackupLoad {
    /// How many songs are liked; the others are on playlists of 100.
    private static let liked = 20_000

    /// In seconds, how long a backup of so many entries takes; nil where it failed. The copy is made in the folder.
    static func text(of count: Int, in folder: String) async -> Double? {
        let copy = CopyDatabase(path: folder + "/copy.db", table: { Kinds.table($0) })
        do {
            try await fill(copy, count)
            let contents = try await BackupContents(of: copy, rules: [:])
            let now = SystemTime().now
            let text = BackupText(contents, from: copy, of: BackupText.Account(id: "b", name: nil), at: now)
            var length = 0
            let elapsed = try await ContinuousClock().measure {
                while let piece = try await text.next() { length += piece.utf8.count }
            }
            await copy.finish()
            return length > count * 100 ? elapsed / .seconds(1) : nil
        } catch {
            return nil
        }
    }

    private static func fill(_ copy: CopyDatabase, _ count: Int) async throws(CopyFault) {
        let status = CopiedListStatus(isWhole: true, checked: SystemTime().now)
        try await copy.update(.liked, [.replace((0..<liked).map(song))], status: status)
        var playlists: [CopiedEntry] = []
        for start in stride(from: liked, to: count, by: 100) {
            let uri = "spotify:playlist:" + String(start)
            playlists.append(CopiedEntry(Row(Kinds.playlist, name: "Songs \(start)", uri: uri, values: [])))
            try await copy.update(.playlist(uri), [.replace((start..<start + 100).map(song))], status: status)
        }
        try await copy.update(.playlists, [.replace(playlists)], status: status)
    }

    private static func song(_ number: Int) -> CopiedEntry {
        let values: [String: Value] = [
            "artist": .text("Artist \(number / 10)"), "artists": .list(["Artist \(number / 10)"]),
            "album": .text("Album \(number / 10)"), "duration": .duration(.seconds(200)),
            "isrc": .text("ZZ\(number)"), "released": .date(PartialDate(year: 1990)),
        ]
        let row = Row(
            Kinds.track, name: "Sóng \(number)", uri: "spotify:track:" + String(number),
            values: Kinds.track.fields.map { values[$0.name] ?? .missing })
        return CopiedEntry(row, added: Date(timeIntervalSince1970: Double(number)))
    }
}
