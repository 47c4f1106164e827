// What is easily mistyped in the language: each points at its place and says what to type instead.

import Prompting
import Shell
import ShellCommands
import ShellTesting
import SpotifySimulator
import Testing

struct LanguageErrorTests {
    private static let start = "login\nsearch artist radiohead\nsearch artist radiohead | as x"

    @Test(arguments: [
        ("echo $x", 2, "$x holds rows, but text is needed here.\nUse a field of the first row: ${x.name}\n"),
        ("echo \"of $x\"", 2, "$x holds rows, but text"), ("echo a${x}", 2, "$x holds rows, but text"),
        ("let y = a $x", 2, "$x holds rows, but text"), ("search artist $x --columns $x", 2, "$x holds rows"),
        ("for y in $x { echo $y }", 2, "$y holds rows"), ("help $x", 2, "$x holds rows"),
        ("albums | where name ~ $x", 2, "$x holds rows"), ("take $x", 2, "$x holds rows"),
        ("history; artist 1 | albums | count", 0, "A script has no history of its own."),
    ])
    func `it is said what to type instead`(line: String, status: Int32, words: String) async {
        let harness = ShellHarness()
        _ = await harness.run(Self.start)
        let before = harness.messages.text.count
        await harness.simulator.clearLog()
        #expect(await harness.run(line).code == status, "\(harness.messages.text)")
        #expect(harness.messages.text.dropFirst(before).contains(words), "\(harness.messages.text)")
        if status == 2 { #expect(await harness.simulator.log.isEmpty) }
    }

    @Test(arguments: [
        ("echo a\nif echo b {\n  echo c\n", "-c:2:11: The block that begins here is never closed.\nClose it: }\n"),
        ("echo $x", "-c:1:6: $x"), ("albums | grep kid", "-c:1:10: There is no command"),
    ])
    func `the place is that of the word`(text: String, message: String) async {
        let harness = ShellHarness()
        _ = await harness.run(Self.start)
        let before = harness.messages.text.count
        _ = await harness.run(text)
        #expect(
            harness.messages.text.dropFirst(before).hasPrefix(message), "\(harness.messages.text.dropFirst(before))")
    }

    @Test func `a row of a kind the command cannot take is named, not denied`() async {
        let harness = ShellHarness()
        #expect(await harness.run("login\nsearch artist radiohead\nsave 1") == .usage)
        #expect(
            harness.messages.text.hasSuffix(
                """
                -c:3:6: Radiohead is an artist, not a track, an album, a show, an episode or an audiobook.
                To use its albums: albums 1 | …

                """), "\(harness.messages.text)")
    }
}
