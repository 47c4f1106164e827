// Ctrl-C in the middle of a command that takes several requests to change a playlist, and of `undo`: what is said of
// it, and where one gets from there. `undo` leads back to what was before, the same line to what was wanted, and where
// the change waited in a plan, so does `commit`.

import Exchange
import Library
import Shell
import ShellCommands
import ShellTesting
import SpotifyAPI
import SpotifySimulator
import Testing

struct InterruptedChangeTests {
    typealias Moment = InterruptingExchange.Moment

    /// A command that changes something in at least two requests.
    struct Change: Sendable, CustomTestStringConvertible {
        var line: String
        /// What the log calls it, and how many requests it takes.
        var sentence: String
        var requests: Int
        /// What it makes of the playlist.
        var wanted: [String]

        var testDescription: String { line }
    }

    static let changes = [
        Change(
            line: "playlist sort Trip by duration", sentence: "sort Trip by duration: ↕3", requests: 2,
            wanted: ["Fitter Happier 2", "Karma Police 4", "Airbag 0", "Let Down 3", "Paranoid Android 1"]),
        Change(
            line: "playlist set Trip 7 1 11 2 5 6", sentence: "set Trip to 6 tracks: +1 ↕1", requests: 2,
            wanted: [
                "Fitter Happier 2", "Airbag 0", "Lucky new", "Paranoid Android 1", "Let Down 3", "Karma Police 4",
            ]),
        Change(
            line: "playlist merge Many into Trip", sentence: "merge Many into Trip: +110", requests: 2, wanted: many),
    ]

    private static let before = [
        "Airbag 0", "Paranoid Android 1", "Fitter Happier 2", "Let Down 3", "Karma Police 4",
    ]
    private static let many =
        before + World.demo.catalogue.tracks.filter { !isOnTrip($0.name) }.prefix(110).map { "\($0.name) new" }

    private static func isOnTrip(_ title: String) -> Bool { before.contains { $0.dropLast(2) == title } }

    private static let world: World = {
        var world = World.demo.with(
            "Trip", .song("Airbag"), .song("Paranoid Android"), .song("Fitter Happier"), .song("Let Down"),
            .song("Karma Police"))
        let others = world.catalogue.tracks.indices.filter { !isOnTrip(world.catalogue.tracks[$0].name) }
        world.add("Many", tracks: Array(others.prefix(110)))
        return world
    }()

    /// A prompt with the tracks of OK Computer as rows, and its network.
    private func prompt(_ lines: String...) async -> (harness: ShellHarness, network: InterruptingExchange) {
        let time = ManualTime()
        let simulator = SpotifySimulator(world: Self.world, time: time)
        let network = InterruptingExchange(simulator)
        let harness = ShellHarness(.prompt, width: 160, network: network, of: simulator, time: time)
        for line in ["login", "tracks album:\"ok computer\""] + lines { _ = await harness.run(line) }
        _ = harness.screen.take()
        return (harness, network)
    }

    /// The number of the request at which Ctrl-C is pressed, and how many were certainly carried out by then.
    private static let presses =
        [(1, Moment.beforeService), (1, .beforeAnswer), (1, .afterAnswer)]
        + [(2, .beforeService), (2, .beforeAnswer), (2, .afterAnswer)]

    /// What is said of a change that was interrupted.
    private static func said(_ sentence: String, _ number: Int, _ moment: Moment, of total: Int) -> String {
        let sent = moment == .afterAnswer ? number : number - 1
        return "\nInterrupted.\n"
            + (sent == 0
                ? "Stopped at the first of \(total) requests, which may have been carried out (\(sentence)).\n"
                : sent == total
                    ? "Sent \(total == 1 ? "its only request" : "all \(total) requests"), "
                        + "but did not look at the result (\(sentence)).\n"
                    : "Stopped after \(sent) of \(total) requests (\(sentence)).\n")
    }

    @Test(arguments: changes, presses)
    func `what was done is said, and undo takes it back`(change: Change, press: (Int, Moment)) async {
        let (harness, network) = await prompt()
        network.interrupt(harness.interrupts, at: press.0, press.1)
        #expect(await harness.run(change.line) == .interrupted)
        #expect(
            harness.screen.take() == Self.said(change.sentence, press.0, press.1, of: change.requests)
                + "To take back what was done: undo 1\n")
        #expect(await harness.changeLog.record(1)?.state == .stopped)
        let isUntouched = press == (1, .beforeService)
        let isAsBefore = await harness.titles(on: "Trip") == Self.before
        #expect(isAsBefore == isUntouched)
        #expect(await harness.run("undo --yes") == (isUntouched ? .failed : .done))
        #expect(
            harness.screen.take()
                == (isUntouched
                    ? "Nothing of change 1 is left to take back.\nTo see the changes: log\n"
                    : "- Took back: \(change.sentence) (5 entries, as planned).\n"))
        #expect(await harness.titles(on: "Trip") == Self.before)
    }

    @Test(arguments: changes, presses)
    func `the same line again makes what is left of it`(change: Change, press: (Int, Moment)) async {
        let (harness, network) = await prompt()
        network.interrupt(harness.interrupts, at: press.0, press.1)
        #expect(await harness.run(change.line) == .interrupted)
        #expect(await harness.run(change.line) == .done)
        #expect(await harness.titles(on: "Trip") == change.wanted)
    }

    @Test(arguments: changes, presses)
    func `in a plan commit continues`(change: Change, press: (Int, Moment)) async {
        let (harness, network) = await prompt("begin", change.line)
        network.interrupt(harness.interrupts, at: press.0, press.1)
        #expect(await harness.run("commit") == .interrupted)
        let isBegun = press != (1, .beforeService) && press != (1, .beforeAnswer)
        #expect(
            harness.screen.take()
                == "\nInterrupted.\nStopped after 0 of 1 changes\(isBegun ? " and a part of change 2" : "").\n"
                + "The rest is still the plan. To continue: commit. To drop it: abort, and to take back what was sent: "
                + "undo 2\n")
        #expect(await harness.run("commit") == .done)
        #expect(harness.screen.take() == "+ Made 1 change. To take it back: undo\n")
        #expect(await harness.titles(on: "Trip") == change.wanted)
        #expect(await harness.run("undo --yes") == .done)
        #expect(await harness.titles(on: "Trip") == Self.before)
    }

    @Test(arguments: presses) func `undo continues an undo, and can be taken back itself`(press: (Int, Moment)) async {
        for way in ["undo", "undo 2"] {
            let (harness, network) = await prompt("playlist sort Trip by duration")
            let sorted = await harness.titles(on: "Trip")
            network.interrupt(harness.interrupts, at: press.0, press.1)
            #expect(await harness.run("undo") == .interrupted)
            #expect(
                harness.screen.take()
                    == Self.said("take back: sort Trip by duration: ↕3", press.0, press.1, of: 2)
                    + "To continue: undo 1. To take back what was done: undo 2\n")
            let isUntouched = press == (1, .beforeService)
            #expect(await harness.run(way) == (way == "undo 2" && isUntouched ? .failed : .done))
            #expect(await harness.titles(on: "Trip") == (way == "undo" ? Self.before : sorted))
        }
    }

    @Test func `a playlist that was being made goes when its making is taken back`() async {
        for press in Self.presses {
            let (harness, network) = await prompt()
            network.interrupt(harness.interrupts, at: press.0, press.1)
            #expect(await harness.run("playlist merge Many Trip into Everything") == .interrupted)
            let shown = harness.screen.take()
            #expect(shown.hasPrefix("\nInterrupted.\nStopped a"), "\(shown)")
            #expect(shown.hasSuffix("\nTo take back what was done: undo 1\n"), "\(shown)")
            let isUntouched = press == (1, .beforeService)
            #expect(await harness.run("undo") == (isUntouched ? .failed : .done), "\(press)")
            #expect(await harness.playlist("Everything")?.isAbandoned == (isUntouched ? nil : true))
        }
    }

    @Test func `of things that were being saved none stays`() async {
        for press in Self.presses {
            let (harness, network) = await prompt("playlist Many | tracks | as m | count")
            let before = await harness.likedSongs()
            network.interrupt(harness.interrupts, at: press.0, press.1)
            #expect(await harness.run("save $m") == .interrupted)
            let shown = harness.screen.take()
            #expect(shown.hasSuffix("\nTo take back what was done: undo 1\n"), "\(shown)")
            #expect(await harness.run("undo --yes") == .done)
            #expect(await harness.likedSongs() == before)
        }
    }
}
