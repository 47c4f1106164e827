// Lines that are wrong, and a Spotify that answers wrongly: one sentence, a next step, the right status, and a session
// that is none the worse.

import Prompting
import Shell
import ShellCommands
import ShellTesting
import SpotifySimulator
import Testing

struct BadInputTests {
    @Test(arguments: [
        ("serach x", 2, "-c:1:1: There is no command serach.\nDid you mean search?\n"),
        ("sea x", 2, "-c:1:1: Scripts need full names: sea is short for search.\nType: search\n"),
        (
            "echo 'open", 2,
            "-c:1:6: The quote ' is never closed.\n"
                + "Close it on the same line, or put the text in the other kind of quotes.\n"
        ),
        ("echo $nope", 2, "-c:1:6: $nope is not set.\nTo use it as text, quote it: '$nope'\n"),
        (
            "albums --grop single", 2,
            "-c:1:8: There is no option --grop.\nDid you mean --group? To use it as text, type: -- --grop\n"
        ),
        ("queue paranoid", 2, "-c:1:7: There is no command queue paranoid.\nType: queue add or queue save\n"),
        ("echo a | echo b", 2, "-c:1:10: echo takes no rows from a pipe.\nType: help echo\n"),
        ("echo a &&", 2, "-c:1:10: The line ends after &&.\nAdd the command that should follow, or remove the &&.\n"),
        (
            "tracks 3", 4,
            "-c:1:8: No listing so far contains albums, playlists or artists.\n"
                + "List some first, or quote a name: \"3\"\n"
        ),
        ("now", 3, "-c:1:1: You are not logged in.\nType: login\n"),
        (
            "login --client-id abc", 2,
            "-c:1:19: abc is not a client ID: 32 hexadecimal digits.\nType: help login\n"
        ),
        ("login --import", 2, "-c:1:7: --import needs a value.\nType: login --import FILE\n"),
        (
            "login --renew --renew", 2,
            "-c:1:15: --renew is given twice.\nGive it once. Type: help login\n"
        ),
        (
            "search artist x --json --csv", 2,
            "-c:1:1: --json and --csv cannot be used together.\nLeave one of them out. Type: help search\n"
        ),
    ])
    func `a script says where and what next`(line: String, status: Int, message: String) async {
        let harness = ShellHarness()
        #expect(await harness.run(line).code == Int32(status))
        #expect(harness.messages.text == message)
        #expect(harness.output.text.isEmpty)
    }

    @Test func `at the prompt a caret stands under the word`() async {
        let harness = ShellHarness(.prompt)
        _ = await harness.run("sercah artist x")
        #expect(
            harness.messages.text
                == "There is no command sercah.\n  sercah artist x\n  ^^^^^^\nDid you mean search?\n")
    }

    @Test func `the caret is as long as the word, however long that is`() async {
        let harness = ShellHarness(.prompt)
        let word = String(repeating: "sercah", count: 6)
        _ = await harness.run("echo x | \(word)")
        #expect(
            harness.messages.text.contains(
                "\n  echo x | \(word)\n           " + String(repeating: "^", count: 36) + "\n"))
    }

    @Test func `a row beyond the listing offers the quoted name`() async {
        let harness = ShellHarness(.prompt)
        _ = await harness.run("login\nsearch artist radiohead")
        _ = harness.screen.take()
        _ = await harness.run("artist 99")
        #expect(harness.screen.take().contains("If 99 is a name, quote it: \"99\""))
        _ = await harness.run("artist 1")
        #expect(await harness.shell.session.selection.map(\.name) == ["Radiohead"])
    }

    @Test func `a number that is too large for any listing is shown as typed`() async {
        let harness = ShellHarness(.prompt)
        _ = await harness.run("login\nsearch artist radiohead")
        _ = harness.screen.take()
        _ = await harness.run("artist 99999999999999999999")
        let words = harness.screen.take()
        #expect(words.contains("There is no row 99999999999999999999: "))
        #expect(words.hasSuffix("If 99999999999999999999 is a name, quote it: \"99999999999999999999\"\n"))
    }

    @Test(arguments: [
        ("pla 1", "pla could be playlists, playlist, play or plan.", "Shortest: playlists, playlist, play, plan"),
        ("album \"\"", "The name is empty.", "Give a name, or the number of a row. Type: help album"),
        ("play track:\" \"", "The name is empty.", "Give a name, or the number of a row. Type: help play"),
        ("uns 1", "uns is too short for unsave, which changes your library.", "Type: unsa"),
    ])
    func `an ambiguous word names the shortest that are not`(line: String, words: String, step: String) async {
        let harness = ShellHarness(.prompt)
        _ = await harness.run(line)
        let lines = harness.screen.take().split(separator: "\n").map(String.init)
        #expect(lines.first == words)
        #expect(lines.last?.hasPrefix(step) == true, "\(lines)")
        #expect(await harness.shell.session.lastStatus == .usage)
    }

    @Test func `a number after an empty search does not mean an older row`() async {
        let harness = ShellHarness(.prompt)
        _ = await harness.run("login\nsearch artist radiohead\nsearch artist zzqqxx")
        _ = harness.screen.take()
        _ = await harness.run("artist 1")
        #expect(harness.screen.take().contains("is empty: there is no row 1."))
    }

    @Test func `lines that are no text are refused and the script stops`() async {
        for (fault, words) in [
            (MalformedLine.invalidUTF8(offset: 3), "The line is not UTF-8."),
            (.containsNUL(offset: 0), "The line contains a NUL byte."),
            (.tooLong(limit: 1 << 20), "The line is longer than 1024 KiB."),
        ] {
            let harness = ShellHarness()
            let lines = ListedLines([
                .malformed(fault, at: SourcePosition(file: "a.juke", line: 7)),
                .text("echo no", at: SourcePosition(file: "a.juke", line: 8)),
            ])
            #expect(await harness.shell.run(lines, mode: .init(onFailure: .stop)) == .usage)
            #expect(harness.messages.text.hasPrefix("a.juke:7:1: \(words)"))
            #expect(harness.output.text.isEmpty)
        }
    }

    @Test func `a script stops at its first failure, keep-going reports it at the end`() async {
        let stopped = ShellHarness()
        #expect(await stopped.run("echo a; pause; echo b").code == 3)
        #expect(stopped.output.text == "a\n")
        let going = ShellHarness()
        #expect(await going.run("echo a\nnonsense\nnow\necho b", mode: .init(onFailure: .keepGoing)) == .usage)
        #expect(going.output.text == "a\nb\n")
    }

    @Test func `and and or decide by the status`() async {
        let harness = ShellHarness()
        #expect(await harness.run("pause || echo saved && echo again") == .done)
        #expect(harness.output.text == "saved\nagain\n")
    }

    @Test func `whoever reads may leave early`() async {
        let harness = ShellHarness(closesAfter: 3)
        #expect(await harness.run("echo abcdef; echo never") == .done)
        #expect(harness.output.text == "abcdef\n")
    }
}
