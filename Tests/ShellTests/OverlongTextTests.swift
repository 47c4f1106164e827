// Text longer than any user could have meant: what is said of it stays short, and nothing is sent.

import Shell
import ShellCommands
import ShellTesting
import SpotifySimulator
import Testing

struct OverlongTextTests {
    private static let long = String(repeating: "wort", count: 250_000)

    @Test(arguments: [
        ("LONG", "-c:1:1: There is no command wortwortwort"), ("echo $LONG", "-c:1:6: $wortwort"),
        ("search --LONG x", "-c:1:8: There is no option --wort"), ("set output LONG", "-c:1:12: wortwort"),
        ("set LONG", "-c:1:5: There is no setting wort"), ("album \"LONG", "-c:1:7: The quote \" is never closed."),
        ("login --import LONG", "-c:1:1: wortwort"), ("profile use LONG", "-c:1:1: There is no profile wort"),
        ("source LONG", "-c:1:8: wortwort"), ("let 1LONG = x", "-c:1:5: 1wort"),
        ("tracks spotify:track:LONG", "-c:1:8: "), ("volume LONG", "-c:1:8: wortwort"),
        ("unalias LONG", "-c:1:1: There is no alias wort"), ("exit LONG", "-c:1:6: wortwort"),
        ("help LONG", "-c:1:6: "), ("login --scope LONG", "-c:1:15: wortwort"),
    ])
    func `a megabyte is cut to what can be read`(pattern: String, beginning: String) async {
        let harness = ShellHarness()
        let line = pattern.replacing("LONG", with: Self.long)
        #expect(await harness.run(line) != .done)
        let words = harness.messages.text
        #expect(words.hasPrefix(beginning), "\(words.prefix(200))")
        #expect(words.count < 400, "\(words.prefix(500))")
        #expect(words.split(separator: "\n").count >= 2, "\(words.prefix(500))")
        #expect(await harness.simulator.log.isEmpty)
    }

    @Test func `at the prompt the caret stays in sight`() async {
        let harness = ShellHarness(.prompt)
        _ = await harness.run("echo \(Self.long) $nope")
        for line in harness.screen.take().split(separator: "\n") { #expect(line.count <= 100) }
    }
}
