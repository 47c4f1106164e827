// `every`: a pipeline again and again, until it fails or Ctrl-C.

import Exchange
import Shell
import ShellCommands
import ShellTesting
import Testing

struct EveryTests {
    @Test func `a pipeline is repeated on the injected clock until Ctrl-C`() async {
        let harness = ShellHarness()
        let running = Task { await harness.run("every 10s echo a\necho b") }
        while harness.output.text.utf8.count < 4 { await Task.yield() }
        harness.interrupts.raise()
        #expect(await running.value.code == 130)
        #expect(harness.output.text.allSatisfy { $0 == "a" || $0.isNewline })
        #expect(harness.messages.text == "Interrupted.\n")
        #expect(harness.time.sleeps.allSatisfy { $0 == .seconds(10) })
    }

    @Test func `its failure ends it`() async {
        let harness = ShellHarness()
        #expect(
            await harness.result(of: "every 10s pause")
                == LineResult(messages: "-c:1:11: You are not logged in.\nType: login\n", status: .notLoggedIn))
        #expect(harness.time.sleeps.isEmpty)
        #expect(
            await harness.result(of: "every 10s nonsense")
                == .refused("-c:1:11: There is no command nonsense.\nType: help\n"))
    }

    @Test func `with try it continues after a failure`() async {
        let harness = ShellHarness()
        let running = Task { await harness.run("every 10s try pause") }
        while harness.time.sleeps.count < 3 { await Task.yield() }
        harness.interrupts.raise()
        #expect(await running.value == .interrupted)
        #expect(harness.messages.text.hasPrefix("-c:1:15: You are not logged in.\nType: login\n-c:1:15: "))
    }

    @Test func `it takes its time from a variable`() async {
        let harness = ShellHarness()
        #expect(
            await harness.result(of: "let n = 30s; every ${n} nonsense")
                == .refused("-c:1:25: There is no command nonsense.\nType: help\n"))
        let short = await ShellHarness().result(of: "let n = 1s; every $n now")
        #expect(
            short == .refused("-c:1:19: 1s is not a time of 5s or more, such as 30s or 5m.\nType: help every\n"))
    }

    @Test(arguments: [
        ("every 2s echo a", 7, "2s is not a time of 5s or more, such as 30s or 5m.", "Type: help every"),
        ("every x echo a", 7, "x is not a time of 5s or more, such as 30s or 5m.", "Type: help every"),
        ("every 10s", 10, "A command is missing after 10s.", "usage: every TIME COMMAND"),
        ("every", 6, "every needs a time and a command, such as: every 30s now", "usage: every TIME COMMAND"),
    ])
    func `the time is checked before anything runs`(line: String, column: Int, message: String, step: String) async {
        #expect(await ShellHarness().result(of: line) == .refused("-c:1:\(column): \(message)\n\(step)\n"))
    }
}
