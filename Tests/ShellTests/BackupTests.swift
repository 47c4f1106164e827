// `backup`: what is in the file, and when none is written.

import Exchange
import FoundationEssentials
import Library
import Prompting
import Rows
import Shell
import ShellCommands
import ShellTesting
import SpotifySimulator
import Testing

struct BackupTests {
    private static let summary =
        "60 liked songs, 12 albums, 3 shows, 4 episodes, 2 audiobooks, 9 followed artists and 4 playlists with "
        + "44 entries"
    private static let closed =
        " 1 playlist of another user is in it by name alone: Spotify shows its entries to no app."

    /// A shell whose copy has the whole library.
    static func copied(
        _ surroundings: Session.Surroundings = .script, scripts: [String: String] = [:], answers: [String] = [],
        world: World = .demo
    ) async throws -> ShellHarness {
        let harness = ShellHarness(
            surroundings, width: 400, world: world, scripts: scripts,
            answers: answers.map { .text($0, at: SourcePosition()) })
        _ = await harness.run("login")
        try await harness.copyLibrary()
        return harness
    }

    @Test func `the file has everything, an entry a line, and costs no request`() async throws {
        let harness = try await Self.copied()
        await harness.expect(
            "backup b.json --dry-run", shows: "Would write \(Self.summary) to b.json.\n")
        #expect(harness.scripts.files.isEmpty)
        await harness.expect(
            "backup b.json", shows: "+ \(Self.summary) written to b.json, as of just now.\(Self.closed)\n")
        let text = try harness.scripts.read("b.json")
        let now = PartialDate(secondsSince1970: Int(harness.time.now.timeIntervalSince1970)).text
        #expect(
            text.hasPrefix(
                """
                {"format":"juke backup","version":1,
                "made":"\(now)",
                "account":{"id":"demo.listener","name":"Demo Listener"},
                "liked":{"as_of":"\(now)","entries":[
                 {"place":1,"uri":"spotify:track:2Lo8KfAnciJAFTK2R8vqSE","name":"Soma","artists":["The Strokes"],\
                "album":"Is This It","released":"2001-07-30","duration":153,"isrc":"ZZSIM2655683",\
                "added":"2025-10-23T00:00:00Z","added_by":"demo.listener"},

                """))
        let odds = try #require(text.split(separator: "\n").first { $0.contains("\"name\":\"Odds and Ends\"") })
        #expect(odds.hasPrefix("{\"place\":"))
        #expect(odds.contains("\"owner\":\"Demo Listener\",\"mine\":true,\"public\":true,\"collaborative\":false,"))
        #expect(odds.hasSuffix("\"entries\":["))
        #expect(text.contains("\n {\"place\":3},\n {\"place\":4,"))
        #expect(
            text.contains("{\"place\":8,\"uri\":\"spotify:local:My+Band:Rehearsals:Take+3:187\",\"name\":\"Take 3\""))
        #expect(text.contains("\"name\":\"Mira's Mornings\""))
        #expect(text.hasSuffix("\n\"rules\":[]\n}\n"))
        #expect(try JSONSerializationCheck.isObject(text))
    }

    @Test func `rules are in it, and no secret is`() async throws {
        let harness = try await Self.copied()
        _ = await harness.run("rule Fresh = liked | where year > 2000 | take 5")
        _ = await harness.run("backup b.json")
        let text = try harness.scripts.read("b.json")
        #expect(
            text.hasSuffix(
                "\"rules\":[\n{\"name\":\"Fresh\",\"pipeline\":\"liked | where year > 2000 | take 5\"}]\n}\n"))
        for secret in await harness.simulator.issuedSecrets { #expect(!text.contains(secret.value)) }
        #expect(!text.contains(SimulatorConfiguration.demoClientID))
    }

    @Test func `without a copy, or with a part of one, the missing parts are said`() async throws {
        let harness = ShellHarness()
        _ = await harness.run("login")
        await harness.expect(
            "backup b.json",
            shows: """
                -c:1:1: There is no copy of your library yet, and a backup is made from it.
                Make one, then try again: sync

                """, .failed)
        try await harness.copyLibrary()
        let road = CopiedList.playlist(OwnPlaylists.uri(OwnPlaylists.road))
        try await harness.copy.remove([.albums, road])
        await harness.expect(
            "backup b.json",
            shows: """
                -c:1:1: The copy of your library lacks the albums and what is on 1 playlist. Nothing was written.
                To read what is missing: sync. To write what is there: backup FILE --partial

                """, .failed)
        #expect(harness.scripts.files.isEmpty)
        _ = await harness.run("backup b.json --partial")
        #expect(harness.screen.take().contains(" Missing: the albums and what is on 1 playlist.\(Self.closed)\n"))
        #expect(try !harness.scripts.read("b.json").contains("\"albums\""))
    }

    @Test func `the age of the oldest list is said`() async throws {
        let harness = try await Self.copied()
        harness.time.advance(by: .seconds(3 * 3600))
        _ = await harness.run("backup b.json")
        #expect(harness.screen.take().contains("written to b.json, as of 3 h ago."))
    }

    @Test func `a file that is there is replaced only when said`() async throws {
        let script = try await Self.copied(scripts: ["b.json": "mine"])
        await script.expect(
            "backup b.json", shows: "-c:1:1: b.json already exists.\nTo replace it: --yes\n", .failed)
        #expect(try script.scripts.read("b.json") == "mine")
        #expect(await script.run("backup b.json --yes") == .done)
        #expect(try script.scripts.read("b.json").hasPrefix("{\"format\":\"juke backup\""))
        let prompt = try await Self.copied(.prompt, scripts: ["b.json": "mine"], answers: ["n", "y"])
        _ = await prompt.run("backup b.json")
        #expect(try prompt.scripts.read("b.json") == "mine")
        _ = await prompt.run("backup b.json")
        #expect(try prompt.scripts.read("b.json").hasPrefix("{"))
    }

    @Test func `a name may hold anything`() async throws {
        var world = World.demo
        world.playlists[0].name = "a\"\n\u{1B}[2J\u{2028}b"
        let harness = try await Self.copied(world: world)
        _ = await harness.run("backup b.json")
        let text = try harness.scripts.read("b.json")
        #expect(text.contains(#""name":"a\"\n\u001b[2J\u2028b""#))
        #expect(try JSONSerializationCheck.isObject(text))
    }
}

/// Whether Foundation reads a text as one JSON object.
enum JSONSerializationCheck {
    private struct AnyObject: Decodable {
        init(from decoder: any Decoder) throws { _ = try decoder.container(keyedBy: Name.self) }
    }
    private enum Name: CodingKey { case format }

    static func isObject(_ text: String) throws -> Bool {
        _ = try JSONDecoder().decode(AnyObject.self, from: Data(text.utf8))
        return true
    }
}
