// `| !cmd |`: what a command of the system is given, what the next stage reads of what it writes, and how either end of
// the pipe can fail.

import HTTPTypes
import Shell
import ShellCommands
import ShellTesting
import SpotifySimulator
import Testing

struct SystemPipeTests {
    private static let uri = "spotify:track:6LgJvl0Xdtc73RJ1mmpotq"
    private static let address = "https://open.spotify.com/track/6LgJvl0Xdtc73RJ1mmpotq"

    private func command(_ line: String, _ input: String? = nil) -> SystemCommand {
        SystemCommand(line: line, input: input, environment: [:])
    }

    @Test func `what it writes is standard input of the next stage`() async {
        let harness = ShellHarness(systemShell: .everywhere)
        harness.system.answer(0, Self.uri + "\r\n\n")
        #expect(await harness.result(of: "!cat uris; echo next") == LineResult("next\n"))
        #expect(await harness.result(of: "!cat uris | link -; echo next") == LineResult(Self.address + "\nnext\n"))
        #expect(harness.system.commands == [command("cat uris"), command("cat uris")])
    }

    @Test func `rows go in and come back, at the cost of the first part`() async {
        let harness = ShellHarness(systemShell: .everywhere)
        _ = await harness.run("login")
        harness.system.answer(0, Self.uri + "\n" + Self.uri + "\n")
        harness.system.answer(0, Self.uri)
        let line = "search artist radiohead | take 1 | select name | !fzf -m | link - | !head -1"
        #expect(await harness.result(of: line) == LineResult(requests: 1))
        #expect(
            harness.system.commands == [
                command("fzf -m", "Radiohead\n"), command("head -1", "\(Self.address)\n\(Self.address)\n"),
            ])
    }

    @Test func `rows that go out as JSON come back whole`() async {
        let first = ShellHarness()
        _ = await first.run("login")
        let json = await first.result(of: "search artist radiohead | to jsonl").output
        let harness = ShellHarness(systemShell: .everywhere)
        _ = await harness.run("login")
        harness.system.answer(0, json)
        #expect(
            await harness.result(of: "search artist radiohead | to jsonl | !jq -c . | rows - | select name")
                == LineResult("Radiohead\nRadiohead Tribute Band\n", requests: 1))
        #expect(harness.system.commands == [command("jq -c .", json)])
    }

    @Test func `commands of the system that follow each other are one for sh`() async {
        let harness = ShellHarness(systemShell: .everywhere)
        harness.system.answer(0, Self.uri)
        #expect(await harness.result(of: "!a 'b' | !c \"|\" | !d | link -") == LineResult(Self.address + "\n"))
        #expect(await harness.result(of: "!a | !b") == LineResult())
        #expect(
            harness.system.commands == [command("(a 'b'\n) | (c \"|\"\n) | (d\n)"), command("(a\n) | (b\n)")])
    }

    @Test func `a command that fails keeps the next stage from running, and the session as it was`() async {
        let harness = ShellHarness(.prompt, systemShell: .everywhere)
        _ = await harness.run("login")
        harness.system.answer(130, Self.uri)
        let line = "search artist radiohead | as x | !fzf | save -"
        #expect(
            await harness.result(of: line)
                == LineResult(messages: "The command ended with status 130.\n", status: .failed, requests: 1))
        #expect(await harness.shell.session.rowVariables["x"] == nil)
        #expect(await harness.simulator.log.allSatisfy { $0.method == .get || $0.path.hasPrefix("/api/token") })
    }

    @Test func `what is no text is refused with its line`() async {
        for bytes in [[0x61, 0x0A, 0xFF, 0x0A], [0x61, 0x0A, 0x62, 0x00, 0x62]] as [[UInt8]] {
            let harness = ShellHarness(systemShell: .everywhere)
            harness.system.answer(0, bytes: bytes)
            #expect(
                await harness.result(of: "!cat song.mp3 | link -")
                    == LineResult(
                        messages: "-c:1:1: Line 2 of what the command wrote is not UTF-8 text.\n", status: .failed))
        }
    }

    @Test(arguments: [
        ("!ls | wc -l", 7, "There is no command wc, and ! ends at the |.", "!(ls | wc -l)"),
        ("echo a; !cd x; make all", 16, "There is no command make, and ! ends at the ;.", "!(cd x; make all)"),
        ("!a && make || b", 7, "There is no command make, and ! ends at the &&.", "!(a && make)"),
        ("if !a | grep x { }", 9, "There is no command grep, and ! ends at the |.", "!(a | grep x)"),
    ])
    func `what was meant for sh is shown in brackets`(
        line: String, column: Int, sentence: String, meant: String
    ) async {
        let harness = ShellHarness(systemShell: .everywhere)
        #expect(
            await harness.result(of: line)
                == .refused(
                    "-c:1:\(column): \(sentence)\nFor the system's, put brackets around all of it: \(meant)\n"))
        #expect(harness.system.commands.isEmpty)
    }

    @Test(arguments: [
        ("!ls | sort name", 7, "sort", "!(ls | sort name)"), ("!ls | take 3", 7, "take", "!(ls | take 3)"),
        ("!ls | echo -", 7, "echo", "!(ls | echo -)"), ("echo a; !ls | link 3", 15, "link", "!(ls | link 3)"),
    ])
    func `a command that does not read it says what does`(
        line: String, column: Int, command: String, grouped: String
    ) async {
        let harness = ShellHarness(systemShell: .everywhere)
        #expect(
            await harness.result(of: line)
                == .refused(
                    "-c:1:\(column): \(command) does not read what a command of the system writes.\n"
                        + "To make rows of it: | rows - | \(command). For the system's \(command): \(grouped)\n"))
        #expect(harness.system.commands.isEmpty)
    }

    @Test func `a dry run names the command, and knows nothing of what would follow`() async {
        let harness = ShellHarness(systemShell: .everywhere)
        _ = await harness.run("login")
        #expect(
            await harness.result(of: "!ls -l | !head | save - --dry-run")
                == LineResult(messages: "Would run ls -l | head.\n"))
        #expect(harness.system.commands.isEmpty)
    }

    @Test func `a script may run it nowhere in a pipe without leave`() async {
        let harness = ShellHarness()
        #expect(
            await harness.result(of: "!ls | link -")
                == LineResult(
                    messages: "-c:1:1: A script may not run commands of the system.\n"
                        + "To allow it: juke --allow-shell …\n", status: .notAllowed))
        #expect(await harness.run("link now | !a | link -") == .notAllowed)
    }
}
