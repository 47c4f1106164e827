// Text longer than any user could have meant: what is said of it stays short, and nothing is sent.

import Shell
import ShellCommands
import ShellTesting
import SpotifySimulator
import Testing
import Text

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

    private static let letters = String(repeating: "abc", count: 60)
    private static let unknown = "There is no command plya.\n"
    private static let known = "Did you mean play or plan?\n"

    @Test(arguments: [
        (80, "plya " + letters, unknown + "  plya \(letters.prefix(72))…\n  ^^^^\n" + known),
        (
            40, "plya 3 | where year > 1990 and duration > 3m",
            unknown + "  plya 3 | where year > 1990 and durati…\n  ^^^^\n" + known
        ),
        (
            39, "echo 0123456789 0123456789 | plya 0123",
            unknown + "  …123456789 | plya 0123\n               ^^^^\n" + known
        ),
        (
            40, "echo 0123456789 0123456789 | plya 0123",
            unknown + "  echo 0123456789 0123456789 | plya 0123\n                               ^^^^\n" + known
        ),
        (
            40, "echo 日本語日本語日本語日本語日本語 $nope",
            "$nope is not set.\n  …本語日本語 $nope\n              ^^^^^\nTo use it as text, quote it: '$nope'\n"
        ),
        (
            40, "echo $nope 日本語日本語日本語日本語日本語",
            "$nope is not set.\n  echo $nope 日本語日本語日本語日本語日…\n       ^^^^^\n"
                + "To use it as text, quote it: '$nope'\n"
        ),
    ])
    func `the line is cut to the window around the place of the error`(width: Int, line: String, shown: String) async {
        let harness = ShellHarness(.prompt, width: width)
        _ = await harness.run(line)
        #expect(harness.messages.text == shown)
        for line in shown.split(separator: "\n") { #expect(CellWidth.of(String(line)) <= width) }
    }

    @Test func `without a terminal a line is as long as it has to be to be recognised`() async {
        let harness = ShellHarness(.prompt, width: 40, terminals: (output: false, messages: false))
        _ = await harness.run("plya " + Self.letters)
        #expect(harness.messages.text == Self.unknown + "  plya \(Self.letters.prefix(84))…\n  ^^^^\n" + Self.known)
    }
}
