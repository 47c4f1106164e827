// Sentences that fit what was typed, and advice that can be followed: the example is of the kind that was meant, and
// the command that is named shows what was changed.

import Shell
import ShellCommands
import ShellTesting
import SpotifyAPI
import SpotifySimulator
import Testing

struct AdviceTests {
    @Test(arguments: [
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
        (
            "liked|take 3 | count", 2,
            "-c:1:1: Put blanks around the operator.\nType: liked | take 3 | count\n"
        ),
        ("liked |count", 2, "-c:1:7: Put blanks around the operator.\nType: liked | count\n"),
        (
            "echo x; liked | take 3| count", 2,
            "-c:1:22: Put blanks around the operator.\nType: liked | take 3 | count\n"
        ),
        ("echo a &&echo b", 2, "-c:1:8: Put blanks around the operator.\nType: echo a && echo b\n"),
        (
            "search track love |take 2", 2,
            "-c:1:19: Put blanks around the operator.\nType: search track love | take 2\n"
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
}
