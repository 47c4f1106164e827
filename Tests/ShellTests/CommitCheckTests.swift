// What `commit` looks at before it sends anything: the permissions of the login, whose the playlists are, and how many
// entries they would have. A plan that fails one of these stays as it is, and Spotify gets none of its changes.

import Exchange
import FoundationEssentials
import Library
import Shell
import ShellCommands
import ShellTesting
import SpotifyAPI
import SpotifySimulator
import Testing

struct CommitCheckTests {
    /// Expects that a plan is refused with these words, after no more requests than these looks, and is left as it was.
    private func expectRefused(
        _ harness: ShellHarness, shows text: String, _ status: ShellCommands.ExitStatus, looks: [String] = [],
        at location: SourceLocation = #_sourceLocation
    ) async {
        let (plan, world) = (await harness.changeLog.plan(of: "test"), await harness.simulator.world)
        await harness.expect("commit", shows: text, status, sends: looks, at: location)
        #expect(await harness.changeLog.plan(of: "test")?.records == plan?.records, sourceLocation: location)
        let now = await harness.simulator.world
        #expect(now.playlists.map(\.name) == world.playlists.map(\.name), sourceLocation: location)
        #expect(now.titles(on: "Trip") == world.titles(on: "Trip"), sourceLocation: location)
        #expect(
            now.library(of: "demo.listener").tracks.count == world.library(of: "demo.listener").tracks.count,
            sourceLocation: location)
    }

    // MARK: Permissions

    /// A shell whose login has these scopes, with the plan of one that was allowed everything.
    private func narrow(_ plan: String..., scopes: [String]) async throws -> ShellHarness {
        let (time, log) = (ManualTime(), InMemoryChangeLog())
        let simulator = SpotifySimulator(world: PlanTests.trip, time: time)
        let wide = ShellHarness(.prompt, width: 120, of: simulator, changeLog: log, time: time)
        for line in ["login", "tracks album:\"ok computer\"", "begin"] + plan { _ = await wide.run(line) }
        let token = try await ImportedLoginTests.token(simulator, scopes: scopes)
        return await ShellHarness.after(
            "login --import token",
            in: ShellHarness(
                .prompt, width: 120, scripts: ["token": token], of: simulator, changeLog: log, time: time))
    }

    @Test(arguments: [
        ("playlist add Trip 4", "playlist-modify-private"), ("playlist rename Trip Journey", "playlist-modify-private"),
        ("playlist new Fresh 1", "playlist-modify-private"),
        ("playlist new Fresh 1 --public", "playlist-modify-public"), ("follow artist:björk", "user-follow-modify"),
        ("playlist delete Trip --yes", "playlist-modify-public"),
    ])
    func `a permission that the login lacks by now is named before anything is sent`(
        line: String, scope: String
    ) async throws {
        let rest = [
            "user-library-modify", "user-library-read", "playlist-read-private", "playlist-modify-public",
            "playlist-modify-private", "user-follow-modify",
        ].filter { $0 != scope }
        let harness = try await narrow("save 1 2", line, scopes: rest)
        await expectRefused(
            harness,
            shows: "commit needs permissions that this login does not have: \(scope).\n"
                + "To add them: login --scope \(scope)\n", .notAllowed)
        _ = await harness.run("login --scope \(scope)")
        #expect(await harness.run("commit") == .done)
    }

    // MARK: Owners

    @Test(arguments: [
        "playlist rename Trip Journey", "playlist describe Trip Songs", "playlist public Trip",
    ])
    func `a playlist that is another user's by now is not described, and nothing else is sent`(line: String) async {
        let harness = await PlanTests.planning("save 1 2", line)
        let path = String(await harness.items("Trip").dropLast("/items".count))
        await OwnPlaylists.give("Trip", in: harness)
        await expectRefused(
            harness,
            shows: "Trip belongs to Mira, so nothing was sent.\n"
                + "To take a change out of the plan: undo N, with its number in plan\n", .notAllowed,
            looks: ["GET \(path)"])
        await harness.expect("undo 2", shows: await taken(of: harness))
        #expect(await harness.run("commit") == .done)
    }

    /// What `undo 2` says.
    private func taken(of harness: ShellHarness) async -> String {
        let sentence = await harness.changeLog.record(2)?.sentence ?? ""
        return "- Taken out of the plan: \(sentence) (1 left in it)\n"
    }

    @Test(arguments: ["playlist add Trip 4", "playlist sort Trip by name", "playlist remove Trip 1"])
    func `nor is it changed otherwise`(line: String) async {
        let harness = await PlanTests.planning("save 1 2", line)
        await OwnPlaylists.give("Trip", in: harness)
        await expectRefused(
            harness,
            shows: "Spotify does not allow this: Forbidden.\n"
                + "Spotify shows the contents of a playlist only to its owner and collaborators.\n", .notAllowed,
            looks: ["GET \(await harness.items("Trip"))"])
    }

    // MARK: Lengths

    private static let full: World = {
        var world = PlanTests.trip
        world.add("Full", tracks: (0..<9_999).map { $0 % world.catalogue.tracks.count })
        return world
    }()

    @Test func `a playlist that would get too long is named before anything is sent`() async {
        let harness = await PlanTests.planning("save 1 2", world: Self.full)
        let playlist = await harness.playlist("Full")
        let full = EditedPlaylist(uri: "spotify:playlist:\(playlist?.id.description ?? "")", name: "Full")
        let uris = World.demo.catalogue.tracks.prefix(2).map { "spotify:track:\($0.id)" }
        // Two shells may each add one to a list of 9999; a plan of one shell refuses the second when it is planned.
        let change = Change("add 2 tracks to Full", edits: [.items(ItemsEdit(full, appending: uris, after: 9_999))])
        _ = await harness.changeLog.add(
            ChangeRecord(change, at: harness.time.now, shell: "test", state: .planned))
        await expectRefused(
            harness,
            shows: "Full would have 10001 entries, and Spotify allows 10000. Nothing was changed.\n"
                + "Take fewer rows: … | take 100\n", .failed)
    }
}
