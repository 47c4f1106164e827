// What juke changes itself is in the own copy at once: listings show it without a request, and it is what Spotify has.

import Exchange
import HTTPTypes
import Library
import Rows
import Shell
import ShellCommands
import ShellTesting
import SpotifyAPI
import SpotifySimulator
import Testing

struct OwnChangesInCopyTests {
    private static let world = World.demo.with("Trip", .song("Airbag"), .song("Let Down"), .song("Karma Police"))

    /// A prompt whose copy has the liked songs, the playlists and one of them.
    private static func shell(world: World = world, _ lines: String...) async -> ShellHarness {
        let harness = ShellHarness(.prompt, width: 120, world: world)
        for line in [
            "login", "liked | count", "playlists", "following", "tracks playlist:Trip | count",
            "tracks album:\"ok computer\"",
        ] + lines {
            _ = await harness.run(line)
        }
        _ = harness.screen.take()
        return harness
    }

    /// Whether a listing from the copy, for which nothing is sent, is what Spotify has.
    private static func agrees(
        _ line: String, in harness: ShellHarness, at location: SourceLocation = #_sourceLocation
    ) async {
        let before = harness.counter.count
        _ = await harness.run("\(line) | as copied")
        #expect(harness.counter.count == before, "\(line)", sourceLocation: location)
        _ = await harness.run("\(line) --fresh | as asked")
        let rows = await harness.shell.session.rowVariables
        #expect(rows["copied"] == rows["asked"], "\(line)", sourceLocation: location)
    }

    /// The names of the first two liked songs in the copy.
    private static func first(in harness: ShellHarness) async -> [String?] {
        await harness.copy.entries(of: .liked, at: 0..<2).map { $0.row?.name }
    }

    @Test func `what is saved and removed`() async {
        let harness = await Self.shell("save 2")
        #expect(await Self.first(in: harness) == ["Paranoid Android", "Soma"])
        // Order, date and details are Spotify's, so one look follows.
        await harness.expect(
            "liked | take 1 | select name", shows: " 1  Paranoid Android\n", sends: ["GET /v1/me/tracks"])
        await Self.agrees("liked", in: harness)
        _ = await harness.run("unsave spotify:track:\(await harness.trackID("Paranoid Android"))")
        #expect(await Self.first(in: harness).first == "Soma")
        await Self.agrees("liked", in: harness)
        _ = await harness.run("undo")
        #expect(await Self.first(in: harness) == ["Paranoid Android", "Soma"])
    }

    @Test func `what is followed no more`() async throws {
        let harness = await Self.shell()
        let uris = await harness.copy.entries(of: .artists, at: nil).compactMap { $0.row?.uri }
        let first = try #require(uris.first)
        _ = await harness.run("unfollow \(first)")
        #expect(await harness.copy.marks(of: .artists).map(\.uri) == uris.dropFirst().map { $0 })
        await Self.agrees("following", in: harness)
    }

    @Test(arguments: [
        "playlist add Trip 4", "playlist add Trip 1 4 --at 2", "playlist remove Trip 2",
        "playlist move Trip 3 to start",
        "playlist sort Trip by name", "playlist set Trip 7 8 9 --yes", "playlist add Trip 1-12",
    ])
    func `what is on a playlist, and how many entries it has`(line: String) async {
        let harness = await Self.shell()
        #expect(await harness.run(line) == .done, "\(harness.screen.take())")
        await Self.agrees("tracks playlist:Trip", in: harness)
        _ = await harness.run("undo")
        await Self.agrees("tracks playlist:Trip", in: harness)
        await Self.agrees("playlists", in: harness)
    }

    @Test func `playlists that are made, described and deleted`() async {
        let harness = await Self.shell("playlist new Fresh 1-3")
        await Self.agrees("tracks playlist:Fresh", in: harness)
        _ = await harness.run("playlist rename Fresh Crisp\nplaylist describe Crisp for the car")
        await Self.agrees("playlists", in: harness)
        _ = await harness.run("playlist delete Crisp --yes")
        await Self.agrees("playlists", in: harness)
        #expect(await harness.copy.statuses().keys.count { $0.key.hasPrefix("spotify:playlist:") } == 1)
    }

    @Test func `a plan, once it is sent`() async {
        let harness = await Self.shell("begin", "save 2", "playlist add Trip 4", "commit")
        #expect(await Self.first(in: harness).first == "Paranoid Android")
        await Self.agrees("tracks playlist:Trip", in: harness)
    }

    @Test func `after a change that failed, the list is looked at again`() async {
        let harness = await Self.shell()
        await harness.simulator.inject(
            .connectionLost, for: RequestMatcher(method: .put, pathPrefix: "/v1/me/library"))
        #expect(await harness.run("save 2") != .done)
        await harness.simulator.clearFaults()
        _ = harness.screen.take()
        await harness.expect(
            "liked | take 1 | select name", shows: " 1  Paranoid Android\n", sends: ["GET /v1/me/tracks"])
    }

    @Test func `what a long list gets of which only addresses are known is read again`() async {
        let uris = (0..<120).map { "spotify:track:\(World.demo.catalogue.tracks[$0].id)" }
        let harness = await ShellHarness.after(
            "login", "tracks playlist:Trip | count", in: ShellHarness(world: Self.world, inputLines: uris))
        #expect(await harness.run("playlist add Trip -") == .done, "\(harness.screen.take())")
        _ = await harness.run("tracks playlist:Trip | as shown; tracks playlist:Trip --fresh | as asked")
        let rows = await harness.shell.session.rowVariables
        #expect(rows["shown"]?.count == 123)
        #expect(rows["shown"] == rows["asked"])
    }
}

extension ShellHarness {
    /// The ID of the liked song of that name.
    fileprivate func trackID(_ name: String) async -> String {
        await copy.entries(of: .liked, at: nil).compactMap(\.row).first { $0.name == name }?.id ?? ""
    }
}
