// How `import` finds what files name: by address, by code and name in the own copy without any request, by search where
// that is wanted; what is in doubt is listed and never guessed.

import Prompting
import Rows
import Shell
import ShellCommands
import ShellTesting
import SpotifyAPI
import SpotifySimulator
import Testing

struct ImportMatchingTests {
    private static let mine = "GET /v1/me/playlists"

    /// A shell whose own copy has the songs of an album.
    private func harness(
        _ files: [String: String], answers: [String]? = nil
    ) async throws -> ShellHarness {
        let events = (answers ?? []).map { LineEvent.text($0, at: SourcePosition()) }
        let shell =
            answers == nil
            ? ShellHarness(scripts: files) : ShellHarness(.prompt, width: 120, scripts: files, answers: events)
        let harness = await ShellHarness.after(
            "login", "search track album:\"ok computer\" --fresh | take 10", in: shell)
        try await harness.copyListing()
        return harness
    }

    @Test func `codes and names are found in the copy, and cost nothing`() async throws {
        let harness = try await harness([:])
        let rows = await harness.shell.session.listings.last?.rows ?? []
        let code = try #require(rows.first { $0.name == "Airbag" }?[KnownField<String>("isrc")])
        let table = "title,artist,isrc,duration\nWrong name,Nobody,\(code),\nLET DÓWN,radiohead,,4:58\n"
        harness.scripts.put("Mix.csv", Array(table.utf8))
        await harness.expect(
            "import Mix.csv --dry-run", shows: "Would import Mix.csv: make Mix with 2 tracks.\n", sends: [Self.mine])
        _ = await harness.run("import Mix.csv")
        #expect(await harness.titles(of: "Mix") == ["Airbag", "Let Down"])
    }

    private static let doubtful = [
        "Mix.csv": "title,artist,duration\nAirbag,Radiohead,4:47\nLet Down,Radiohead,9:00\nNo Such,Nobody,1:00\n"
    ]

    @Test func `another length is in doubt: the rest is imported, and a script is left with status 8`() async throws {
        let harness = try await harness(Self.doubtful)
        #expect(await harness.run("import Mix.csv") == .partly)
        #expect(
            harness.screen.take() == """
                -c:1:1: Imported Mix.csv: made Mix with 1 track, not on your profile. In doubt: Let Down by Radiohead \
                (line 3). Not found: No Such by Nobody (line 4).
                To search Spotify for what was not found, 1 request: import Mix.csv --search

                """)
        #expect(await harness.titles(of: "Mix") == ["Airbag"])
    }

    @Test func `at a prompt what is in doubt is a listing, whose rows can be added`() async throws {
        let harness = try await harness(Self.doubtful, answers: ["n"])
        #expect(await harness.run("import Mix.csv") == .done)
        let words = harness.screen.take().split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(
            words.hasPrefix(
                "Imported Mix.csv: made Mix with 1 track, not on your profile. In doubt: row 1 may be Let Down by "
                    + "Radiohead (line 3). Not found: No Such by Nobody (line 4). To search for these: "
                    + "import Mix.csv --search 1 Let Down"), "\(words)")
        #expect(await harness.shell.session.listings.last?.rows.map(\.name) == ["Let Down"])
        #expect(await harness.run("playlist add Mix 1") == .done)
        #expect(await harness.titles(of: "Mix") == ["Airbag", "Let Down"])
    }

    @Test func `what is in doubt can be picked and added in the same line`() async throws {
        let harness = try await harness(
            ["Mix.txt": "Radiohead – Airbag\n"], answers: ["no"])
        _ = await harness.run("playlist new Mixed")
        let other = try await self.harness(
            ["Mix.csv": "title,artist,duration\nLet Down,Radiohead,9:00\n"], answers: ["1"])
        _ = await other.run("playlist new Mixed")
        #expect(await other.run("import Mix.csv | pick | playlist add Mixed") == .done, "\(other.screen.take())")
        #expect(await other.titles(of: "Mixed") == ["Let Down"])
        #expect(await harness.run("import Mix.txt into Mixed") == .done)
        #expect(await harness.titles(of: "Mixed") == ["Airbag"])
    }

    @Test func `the line that searches names the playlist again`() async throws {
        let harness = try await harness(["Mix.txt": "Nobody – No Such Song\n"])
        _ = await harness.run("playlist new \"Road Music\"")
        _ = harness.screen.take()
        #expect(await harness.run("import Mix.txt into \"Road Music\"") == .notFound)
        #expect(
            harness.screen.take().hasSuffix(
                "not found, 1 request: import Mix.txt into \"Road Music\" --search\n"))
    }

    @Test func `--search looks for what the copy does not have, each once`() async throws {
        let harness = try await harness([
            "Mix.txt": "The Strokes – Soma\nThe Strokes - Soma\nRadiohead — Airbag\nNobody – No Such Song\n"
        ])
        #expect(await harness.run("import Mix.txt") == .partly)
        #expect(
            harness.screen.take() == """
                -c:1:1: Imported Mix.txt: made Mix with 1 track, not on your profile. Not found: Soma by The Strokes \
                (line 1), Soma by The Strokes (line 2), No Such Song by Nobody (line 4).
                To search Spotify for what was not found, 2 requests: import Mix.txt --search

                """)
        #expect(await harness.run("import Mix.txt --search") == .partly)
        #expect(
            harness.screen.take() == """
                -c:1:1: Imported Mix.txt: added 1 track to Mix (2 entries). 1 was there already. Not found: No Such \
                Song by Nobody (line 4).
                To look for one yourself: search track NAME

                """)
        #expect(await harness.simulator.log.lines.count { $0 == "GET /v1/search" } == 3)
    }

    @Test func `another version is in doubt, also where a search found it`() async throws {
        let harness = try await harness([:])
        _ = await harness.run("search track no surprises two guitars")
        let cover = try #require(await harness.shell.session.listings.last?.rows.first)
        let artist = cover[KnownField<String>("artist")] ?? ""
        #expect(cover.name == "No Surprises (Two Guitars)")
        harness.scripts.put("Mix.txt", Array("\(artist) – No Surprises\n".utf8))
        _ = harness.screen.take()
        #expect(await harness.run("import Mix.txt --search") == .notFound)
        #expect(harness.screen.take().contains("In doubt: No Surprises by \(artist) (line 1)."))
        #expect(await harness.playlist("Mix") == nil)
    }

    @Test func `a prompt asks with the cost before it searches, and a no leaves them out`() async throws {
        for (answer, count) in [("y", 1), ("n", 0)] {
            let harness = try await harness(["Mix.txt": "The Strokes – Soma\n"], answers: [answer])
            let before = await harness.simulator.log.lines.count { $0 == "GET /v1/search" }
            _ = await harness.run("import Mix.txt")
            let after = await harness.simulator.log.lines.count { $0 == "GET /v1/search" }
            #expect(after - before == count)
            #expect((await harness.playlist("Mix") != nil) == (answer == "y"))
        }
    }

    @Test func `a script that searches for more than twenty needs --max-requests, and sends nothing without`()
        async throws
    {
        let lines = (1...30).map { "Nobody – Song \($0)\n" }.joined()
        let harness = try await harness(["Mix.txt": lines])
        #expect(await harness.run("import Mix.txt --search") == .limited)
        #expect(harness.screen.take().contains("30"))
        #expect(await harness.simulator.log.lines.count { $0 == "GET /v1/search" } == 1)
        #expect(await harness.run("import Mix.txt --search --max-requests 40") == .notFound)
        #expect(await harness.simulator.log.lines.count { $0 == "GET /v1/search" } == 31)
    }
}
