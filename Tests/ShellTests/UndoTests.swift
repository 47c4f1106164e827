// `undo` and `redo`: what comes back and where, what is refused, and what the log says of it.

import Exchange
import FoundationEssentials
import HTTPTypes
import Library
import Prompting
import Shell
import ShellCommands
import ShellTesting
import SpotifyAPI
import SpotifySimulator
import Testing

struct UndoTests {
    private static let save = "PUT /v1/me/library"
    private static let newDate = "It will be saved with a new date.\n"
    private static let newDates = "They will be saved with new dates, and perhaps in another order.\n"
    private static let newPlace = "It will be followed as of now, so it may have another place in your lists.\n"
    private static let remove = "DELETE /v1/me/library"
    private static let look = "GET /v1/me/library/contains"

    /// A prompt with the tracks of OK Computer as rows.
    private func prompt(
        _ lines: String..., answers: [String] = [], log: any ChangeLog = InMemoryChangeLog(), shell: String = "test",
        of simulator: SpotifySimulator? = nil, time: ManualTime = ManualTime()
    ) async -> ShellHarness {
        let harness = ShellHarness(
            .prompt, width: 120, world: PlanTests.trip, answers: answers.map { .text($0, at: SourcePosition()) },
            of: simulator, changeLog: log, shellName: shell, time: time)
        for line in ["login", "tracks album:\"ok computer\""] + lines { _ = await harness.run(line) }
        _ = harness.screen.take()
        return harness
    }

    private func change(
        _ name: String, in harness: ShellHarness, _ body: @escaping @Sendable (inout [PlaylistEntry]) -> Void
    ) async {
        await harness.simulator.change { world in
            guard let place = world.playlists.firstIndex(where: { $0.name == name }) else { return }
            body(&world.playlists[place].entries)
        }
    }

    // MARK: The library

    @Test func `only what a save has added is taken back, and made again`() async {
        let harness = await prompt("save 1")
        await harness.expect("save 1-3", shows: "+ Saved 2 tracks (1 saved before)\n", sends: [Self.look, Self.save])
        await harness.expect("undo --dry-run", shows: "Would take back: save 2 tracks.\n")
        await harness.expect("undo", shows: "- Took back: save 2 tracks.\n", sends: [Self.remove])
        #expect(await LikeTests.liked(in: harness).last == "Airbag")
        await harness.expect("redo", shows: Self.newDates + "+ Made again: save 2 tracks.\n", sends: [Self.save])
        #expect(await LikeTests.liked(in: harness).count == 63)
        await harness.expect("undo", shows: "- Took back: save 2 tracks.\n", sends: [Self.remove])
        await harness.expect("undo", shows: "- Took back: save Airbag.\n", sends: [Self.remove])
        await harness.expect(
            "undo", shows: "There is nothing to undo in this shell.\nTo see the changes: log\n", .failed)
        await harness.expect("redo", shows: Self.newDate + "+ Made again: save Airbag.\n", sends: [Self.save])
        await harness.expect("redo", shows: Self.newDates + "+ Made again: save 2 tracks.\n", sends: [Self.save])
        await harness.expect(
            "redo", shows: "There is nothing to redo in this shell.\nTo see the changes: log\n", .failed)
        #expect(await LikeTests.liked(in: harness).count == 63)
    }

    @Test func `unsave and follow are taken back, and a deleted playlist is followed again`() async {
        let harness = await prompt("save 1", "unsave 1", "follow artist:björk")
        await harness.expect("undo", shows: "- Took back: follow Björk.\n", sends: [Self.remove])
        await harness.expect("undo", shows: Self.newDate + "- Took back: remove Airbag.\n", sends: [Self.save])
        _ = await harness.run("playlist delete Trip --yes")
        #expect(await harness.simulator.world.playlists.first { $0.name == "Trip" }?.isAbandoned == true)
        _ = harness.screen.take()
        await harness.expect(
            "undo", shows: Self.newPlace + "- Took back: delete Trip (3 entries).\n", sends: [Self.save])
        #expect(await harness.simulator.world.playlists.first { $0.name == "Trip" }?.isAbandoned == false)
    }

    // MARK: Playlists

    @Test func `what was added is taken out, moved is moved back, and named is named as before`() async {
        let harness = await prompt("playlist add Trip 2 4")
        let items = await harness.items("Trip")
        await harness.expect(
            "undo", shows: "- Took back: add 2 tracks to Trip (3 entries, as planned).\n",
            sends: ["GET \(items)", "DELETE \(items)", "GET \(items)"])
        #expect(await harness.titles(on: "Trip") == ["Airbag 0", "Let Down 1", "Karma Police 2"])
        _ = await harness.run("playlist sort Trip by name")
        _ = harness.screen.take()
        await harness.expect(
            "undo", shows: "- Took back: sort Trip by name: ↕1 (3 entries, as planned).\n",
            sends: ["GET \(items)", "PUT \(items)", "GET \(items)"])
        #expect(await harness.titles(on: "Trip") == ["Airbag 0", "Let Down 1", "Karma Police 2"])
        _ = await harness.run("playlist rename Trip Journey")
        _ = harness.screen.take()
        let path = String(items.dropLast("/items".count))
        await harness.expect(
            "undo", shows: "- Took back: rename Trip to Journey.\n", sends: ["GET \(path)", "PUT \(path)"])
        #expect(await harness.titles(on: "Trip").count == 3)
        _ = await harness.run("playlist new Fresh 1 2")
        _ = harness.screen.take()
        await harness.expect(
            "undo", shows: "- Took back: make the playlist Fresh of 2 tracks.\n", sends: [Self.remove])
        #expect(await harness.simulator.world.playlists.first { $0.name == "Fresh" }?.isAbandoned == true)
        await harness.expect(
            "redo", shows: Self.newPlace + "+ Made again: make the playlist Fresh of 2 tracks.\n", sends: [Self.save])
        #expect(await harness.simulator.world.playlists.first { $0.name == "Fresh" }?.isAbandoned == false)
    }

    @Test func `a song that was there before loses its date, which is asked about`() async {
        let harness = await prompt("playlist add Trip 1", answers: ["n", "y"])
        let items = await harness.items("Trip")
        await harness.expect(
            "undo --dry-run",
            shows: "1 entry must be removed with a double and put back, and will lose its date.\n"
                + "Would take back: add 1 track to Trip.\n",
            sends: ["GET \(items)"])
        // Of a question the screen has all lines but the one at which the answer is typed.
        let question =
            "This would take back: add 1 track to Trip (3 requests). 1 entry must be removed with a double and put "
            + "back, and will\n"
        await harness.expect("undo", shows: question + "Nothing was done.\n", .failed, sends: ["GET \(items)"])
        await harness.expect(
            "undo", shows: question + "- Took back: add 1 track to Trip (3 entries, as planned).\n",
            sends: ["GET \(items)", "DELETE \(items)", "POST \(items)", "GET \(items)"])
        #expect(await harness.titles(on: "Trip") == ["Airbag new", "Let Down 1", "Karma Police 2"])
    }

    @Test func `a list that was changed since is refused with what is different, and --force leaves that`() async {
        let harness = await prompt("playlist add Trip 2 4 --at 2")
        let items = await harness.items("Trip")
        await change("Trip", in: harness) { entries in
            entries.remove(at: 3)
            entries.append(PlaylistEntry(.song("No Surprises"), onDay: 9))
        }
        await harness.expect(
            "undo",
            shows: "+ No Surprises\n- Let Down\nTrip has changed since change 1, so it was not taken back.\n"
                + "To leave what is different and take back the rest: undo 1 --force\n", .failed,
            sends: ["GET \(items)"])
        #expect(await harness.run("undo 1 --force") == .done)
        #expect(await harness.titles(on: "Trip") == ["Airbag 0", "Karma Police 2", "No Surprises 9"])
    }

    @Test func `of a list that was only added to, only what was added is known`() async {
        let harness = await prompt("playlist add Trip 2 4")
        await change("Trip", in: harness) { $0.remove(at: 1) }
        let items = await harness.items("Trip")
        await harness.expect(
            "undo",
            shows: "It has 4 entries, and had 5.\nTrip has changed since change 1, so it was not taken back.\n"
                + "To leave what is different and take back the rest: undo 1 --force\n", .failed,
            sends: ["GET \(items)"])
        await change("Trip", in: harness) { entries in
            entries.removeLast()
            entries.append(PlaylistEntry(.song("No Surprises"), onDay: 9))
        }
        await harness.expect(
            "undo",
            shows: "- Exit Music (For a Film)\nTrip has changed since change 1, so it was not taken back.\n"
                + "To leave what is different and take back the rest: undo 1 --force\n", .failed,
            sends: ["GET \(items)"])
        await harness.expect(
            "undo --force", shows: "- Took back: add 2 tracks to Trip (3 entries, as planned).\n",
            sends: ["GET \(items)", "DELETE \(items)", "GET \(items)"])
        #expect(await harness.titles(on: "Trip") == ["Airbag 0", "Karma Police 2", "No Surprises 9"])
    }

    @Test func `a name that was changed since is refused`() async {
        let harness = await prompt("playlist rename Trip Journey")
        await harness.simulator.change { world in
            guard let place = world.playlists.firstIndex(where: { $0.name == "Journey" }) else { return }
            world.playlists[place].name = "Elsewhere"
        }
        let path = String(await harness.items("Elsewhere").dropLast("/items".count))
        await harness.expect(
            "undo",
            shows: "The name or description of Journey has changed since change 1.\n"
                + "To take it back anyway: undo 1 --force\n", .failed, sends: ["GET \(path)"])
        #expect(await harness.run("undo --force") == .done)
        #expect(await harness.titles(on: "Trip").count == 3)
    }

    // MARK: The player

    @Test func `volume, shuffle, repeat and device go back`() async {
        let harness = await prompt("play 1", "volume 40", "volume 70")
        await harness.expect(
            "undo", shows: "- Took back: set the volume to 70.\n", sends: ["PUT /v1/me/player/volume"])
        #expect(await harness.simulator.devices.active?.volume == .percent(40))
        await harness.expect(
            "redo", shows: "+ Made again: set the volume to 70.\n", sends: ["PUT /v1/me/player/volume"])
        #expect(await harness.simulator.devices.active?.volume == .percent(70))
        _ = await harness.run("shuffle off\nshuffle on\nrepeat off\nrepeat track")
        _ = harness.screen.take()
        await harness.expect(
            "undo", shows: "- Took back: set repeat to track.\n", sends: ["PUT /v1/me/player/repeat"])
        await harness.expect(
            "undo", shows: "- Took back: turn shuffle on.\n", sends: ["PUT /v1/me/player/shuffle"])
    }

    @Test func `what cannot be made again is said with redo, not with undo`() async {
        let harness = await prompt("playlist rename Trip Journey", "undo")
        await harness.simulator.change { world in
            guard let place = world.playlists.firstIndex(where: { $0.name == "Trip" }) else { return }
            world.playlists[place].name = "Elsewhere"
        }
        let path = String(await harness.items("Elsewhere").dropLast("/items".count))
        await harness.expect(
            "redo",
            shows: "The name or description of Trip has changed since change 2.\n"
                + "To make it again anyway: redo --force\n", .failed, sends: ["GET \(path)"])
        #expect(await harness.run("redo --force") == .done)

        let other = await prompt("playlist add Trip 2 4 --at 2", "undo")
        await change("Trip", in: other) { $0.append(PlaylistEntry(.song("No Surprises"), onDay: 9)) }
        #expect(await other.run("redo") == .failed)
        let words = "Trip has changed since change 2, so nothing was made again.\n"
        let step = "To leave what is different and make the rest again: redo --force\n"
        let shown = other.screen.take()
        #expect(shown.hasSuffix(words + step), "\(shown)")
    }

    // MARK: Numbers

    @Test func `numbers that mean nothing, or nothing any more, say so`() async {
        let harness = await prompt()
        await harness.expect(
            "undo 3", shows: "There is nothing to undo in this shell.\nTo see the changes: log\n", .failed)
        _ = await harness.run("save 1\nsave 2\nundo 1")
        _ = harness.screen.take()
        await harness.expect(
            "undo 9", shows: "There is no change 9: the newest is 3.\nTo see the changes: log\n", .notFound)
        await harness.expect(
            "undo 1", shows: "Change 1 was taken back already, by change 3.\nTo make it again: undo 3\n", .failed)
        await harness.expect("undo 3", shows: Self.newDate + "+ Made again: save Airbag.\n", sends: [Self.save])
        await harness.expect(
            "undo x", shows: "x is not a number of log.\n  undo x\n       ^\nType: help undo\n", .usage)
    }

    @Test func `a log is shared by shells, and each undoes its own last change`() async {
        let log = InMemoryChangeLog()
        let time = ManualTime()
        let simulator = SpotifySimulator(world: PlanTests.trip, time: time)
        let one = await prompt("save 1", log: log, shell: "one", of: simulator, time: time)
        let two = await prompt("save 2", log: log, shell: "two", of: simulator, time: time)
        await one.expect("undo", shows: "- Took back: save Airbag.\n", sends: [Self.remove])
        await one.expect("undo 2", shows: "- Took back: save Paranoid Android.\n", sends: [Self.remove])
        await two.expect(
            "undo", shows: "There is nothing to undo in this shell.\nTo see the changes: log\n", .failed)
        await two.expect(
            "log",
            shows: " 4  take back: save Paranoid Android  just now  1 request\n"
                + " 3  take back: save Airbag            just now  1 request\n"
                + " 2  save Paranoid Android             just now  1 request  undone\n"
                + " 1  save Airbag                       just now  1 request  undone\n")
        _ = await two.run("save 3")
        await one.expect(
            "undo",
            shows: "There is nothing to undo in this shell.\n"
                + "To take back what another shell did: log, then undo N\n", .failed)
    }

    // MARK: In a plan

    @Test func `in a plan undo takes the last change out of it, and undo N waits in it`() async {
        let harness = await prompt("save 1", "begin", "save 2", "save 3")
        await harness.expect(
            "undo", shows: "- Taken out of the plan: save Subterranean Homesick Alien (1 left in it)\n")
        await harness.expect("undo 1", shows: "Planned: take back: save Airbag (1 request).\n")
        await harness.expect(
            "undo 1", shows: "The plan already takes back change 1.\nTo send it: commit\n", .failed)
        await harness.expect(
            "commit", shows: "+ Made 2 changes. To take back the last one: undo\n",
            sends: [Self.save, Self.remove])
        _ = await harness.run("begin")
        _ = harness.screen.take()
        await harness.expect(
            "undo", shows: "Nothing waits in the plan.\nTo take back this shell's last change: undo 5\n", .failed)
    }

    // MARK: What was cut off

    @Test func `an undo that stops is continued by the next one`() async {
        let harness = await prompt("playlist add Trip 2 4", "playlist sort Trip by -name")
        let items = await harness.items("Trip")
        await harness.simulator.inject(
            .status(403, body: "{}"), for: RequestMatcher(method: .put, pathPrefix: items), .nth(2))
        #expect(await harness.run("undo") == .partly)
        _ = harness.screen.take()
        #expect(await harness.run("undo") == .done)
        #expect(
            await harness.titles(on: "Trip") == [
                "Airbag 0", "Let Down 1", "Karma Police 2", "Paranoid Android new", "Exit Music (For a Film) new",
            ])
        #expect(await harness.run("undo") == .done)
        #expect(await harness.titles(on: "Trip") == ["Airbag 0", "Let Down 1", "Karma Police 2"])
    }
}
