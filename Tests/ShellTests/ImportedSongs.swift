// Songs of the demo world as files name them, and as the own copy has them.

import FoundationEssentials
import Library
import Rows
import Shell
import ShellCommands
import ShellTesting
import SpotifySimulator
import Testing

/// Songs for tests of `import`.
enum ImportedSongs {
    /// The address of a song of the demo world.
    static func uri(_ title: String) -> String {
        let track = World.demo.catalogue.tracks.first { $0.name == title }
        return track.map { "spotify:track:\($0.id)" } ?? ""
    }

    /// The address of an album of the demo world.
    static func album(_ title: String) -> String {
        let album = World.demo.catalogue.albums.first { $0.name == title }
        return album.map { "spotify:album:\($0.id)" } ?? ""
    }

    /// Exportify's table of these songs, the first added last.
    static func exportify(_ titles: String...) -> String {
        let head = "Track URI,Track Name,Album Name,Artist Name(s),Release Date,Duration (ms),Added At\n"
        return titles.enumerated().reduce(into: "\u{FEFF}" + head) { table, song in
            table += "\(uri(song.element)),\(song.element),OK Computer,Radiohead,1997,284000,"
            table += "2019-11-\(20 - song.offset)T06:30:00Z\n"
        }
    }
}

extension ShellHarness {
    /// Puts the rows of the newest listing into the own copy, as liked songs.
    func copyListing() async throws {
        let rows = try #require(await shell.session.listings.last?.rows)
        try await copy.update(
            .liked, [.append(rows.map { CopiedEntry($0) })],
            status: CopiedListStatus(isWhole: true, checked: Date(timeIntervalSince1970: 0)))
    }
}
