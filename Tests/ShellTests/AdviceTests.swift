// Sentences that fit what was typed, and advice that can be followed: the example is of the kind that was meant, and
// the command that is named shows what was changed.

import Prompting
import Shell
import ShellCommands
import ShellTesting
import SpotifyAPI
import SpotifySimulator
import Testing

struct AdviceTests {
    @Test(arguments: [
        ("queue save ''", 2, "-c:1:12: Nothing is given for NAME.\nType: help queue save\n"),
        ("queue save '  '", 2, "-c:1:12: Nothing is given for NAME.\nType: help queue save\n"),
        ("profile new \"\"", 2, "-c:1:13: Nothing is given for NAME.\nType: help profile new\n"),
        (
            "play https://open.spotify.com/track/abc", 2,
            "-c:1:6: https://open.spotify.com/track/abc is not an address this command can use.\n"
                + "An address looks like https://open.spotify.com/track/6dVIqQ8qmQ5GBnJ9shOYGE\n"
        ),
        (
            "playlist spotify:playlist:abc", 2,
            "-c:1:10: spotify:playlist:abc is not an address this command can use.\n"
                + "A URI looks like spotify:playlist:6dVIqQ8qmQ5GBnJ9shOYGE\n"
        ),
        ("mpc next", 2, "-c:1:1: There is no command mpc.\nLeave out the name of the program: next\n"),
        ("playerctl status", 2, "-c:1:1: There is no command playerctl.\nTo see what plays: now\n"),
        ("juke", 2, "-c:1:1: There is no command juke.\nThis is the player's shell. To see what can be typed: help\n"),
        ("volume -200", 2, "-c:1:8: -200 is not a step from -100 to +100.\nType: help volume\n"),
        ("volume 101", 2, "-c:1:8: 101 is not a volume from 0 to 100.\nType: help volume\n"),
        (
            "volume -9223372036854775808", 2,
            "-c:1:8: -9223372036854775808 is not a step from -100 to +100.\nType: help volume\n"
        ),
        (
            "volume loud", 2,
            "-c:1:8: loud is not a volume: 0 to 100, a step such as +10, up or down.\nType: help volume\n"
        ),
        (
            "liked|take 3 | count", 2,
            "-c:1:1: Put blanks around the operator.\nType: liked | take 3 | count\n"
        ),
    ])
    func `a sentence fits what was typed`(line: String, status: UInt8, expected: String) async {
        let harness = ShellHarness()
        _ = await harness.run("login")
        let (before, sent) = (harness.messages.text.count, harness.counter.count)
        #expect(await harness.run(line).code == status)
        #expect(harness.messages.text.dropFirst(before) == expected)
        #expect(harness.counter.count == sent)
    }

    @Test(arguments: [
        ("now --json", "null\n"), ("now --jsonl", ""), ("now --csv", ""), ("now", ""),
        ("now | select name --json", "[]\n"),
    ])
    func `nothing that plays is a valid form too, with a note beside it`(line: String, expected: String) async {
        let harness = ShellHarness()
        _ = await harness.run("login")
        let before = harness.messages.text.count
        #expect(await harness.run(line) == .done)
        #expect(harness.output.text == expected)
        #expect(harness.messages.text.dropFirst(before).hasPrefix("Nothing is playing.\n"))
    }

    @Test func `what is saved of a longer queue is said to be its beginning`() async {
        let harness = ShellHarness(.prompt, width: 120)
        _ = await harness.run("login\nplay liked")
        _ = harness.screen.take()
        _ = await harness.run("queue save Tonight")
        #expect(
            harness.screen.take()
                == "+ Saved 20 entries as Tonight, a private playlist. Spotify tells apps only the next 20 entries.\n")
    }

    @Test func `where Spotify finds no devices, another look is no advice`() async {
        let harness = ShellHarness()
        _ = await harness.run("login")
        let before = harness.messages.text.count
        await harness.simulator.inject(
            .status(404, body: #"{"error":{"status":404,"message":"Device not found"}}"#),
            for: RequestMatcher(pathPrefix: "/v1/me/player/devices"))
        #expect(await harness.run("devices").code == 5)
        #expect(
            harness.messages.text.dropFirst(before)
                == "-c:1:1: There is no device to play on.\n"
                + "Open Spotify on a phone or computer, or start spotifyd or librespot.\n")
    }

    @Test func `watch says how it ends, also where no single key is read`() async {
        let harness = ShellHarness(.prompt)
        _ = await harness.run("login\nplay track:airbag --only")
        _ = harness.screen.take()
        _ = await harness.run("watch")
        let lines = harness.screen.take().split(separator: "\n")
        #expect(lines.filter { $0 == "To end: Ctrl-C   (the music continues)" }.count == 1, "\(lines)")
    }
}
