// The library of whoever is logged in, put into the copy without `sync`, so that tests of what reads the copy depend on
// nothing else.

import Exchange
import FoundationEssentials
import Library
import Rows
import Shell
import ShellCommands
import ShellTesting
import SpotifyAPI
import SpotifyModel

extension ShellHarness {
    /// Copies every list of the library.
    func copyLibrary() async throws {
        let lists: [(line: String, list: CopiedList)] = [
            ("liked", .liked), ("saved albums", .albums), ("saved shows", .shows), ("saved episodes", .episodes),
            ("saved audiobooks", .audiobooks), ("following", .artists), ("playlists", .playlists),
        ]
        for (line, list) in lists { try await copy(line, as: list) }
        for playlist in try await connection.client.send(.myPlaylists(limit: 50, offset: 0), freshness: .fresh).items {
            guard let uri = playlist.uri,
                playlist.isCollaborative || playlist.owner?.id == "demo.listener"
            else { continue }
            try await copy("tracks \(uri)", as: .playlist(uri), version: playlist.snapshot)
        }
        _ = screen.take()
    }

    /// Copies what a line lists; a place that it leaves out is one of which nothing is known any more.
    private func copy(_ line: String, as list: CopiedList, version: String? = nil) async throws {
        _ = await run("\(line) --fresh | as copied")
        var entries: [CopiedEntry] = []
        for row in await shell.session.rowVariables["copied"] ?? [] {
            while let position = row.position, entries.count < position { entries.append(CopiedEntry(nil)) }
            var added: Date?
            if case .date(let date)? = row["added"] {
                added = Date(timeIntervalSince1970: Double(date.secondsSince1970))
            }
            entries.append(CopiedEntry(row, added: added, addedBy: added == nil ? nil : "demo.listener"))
        }
        try await copy.update(
            list, [.replace(entries)], status: CopiedListStatus(version: version, isWhole: true, checked: time.now))
    }
}
