// `sleep`: waits on the clock that the shell was given, until Ctrl-C.

import Exchange
import Shell
import ShellCommands
import ShellTesting
import Testing

struct SleepTests {
    @Test(arguments: [
        ("sleep 5s", Duration.seconds(5)), ("sleep 90", .seconds(90)), ("sleep 2m", .seconds(120)),
        ("sleep 0.5s", .milliseconds(500)), ("let t = 1h; sleep $t", .seconds(3600)), ("sleep \"3s\"", .seconds(3)),
    ])
    func `it waits for the time`(line: String, time: Duration) async {
        let harness = ShellHarness()
        #expect(await harness.result(of: line + "; echo on") == LineResult("on\n"))
        #expect(harness.time.sleeps == [time])
    }

    @Test func `Ctrl-C ends it and the loop around it`() async {
        let harness = ShellHarness()
        let running = Task { await harness.run("for i in 1..1000000 { sleep 1h; echo $i }\necho no") }
        while harness.time.sleeps.isEmpty { await Task.yield() }
        harness.interrupts.raise()
        #expect(await running.value == .interrupted)
        #expect(!harness.output.text.contains("no"))
        #expect(harness.messages.text == "Interrupted.\n")
    }

    @Test func `a dry run waits for nothing`() async {
        let harness = ShellHarness()
        #expect(await harness.result(of: "sleep 5s --dry-run") == LineResult())
        #expect(harness.time.sleeps.isEmpty)
    }

    @Test(arguments: [
        ("sleep x", 7, "x is not a time of at most a day, such as 5s or 2m.", "Type: help sleep"),
        ("sleep 25h", 7, "25h is not a time of at most a day, such as 5s or 2m.", "Type: help sleep"),
        ("sleep", 6, "sleep needs a time.", "usage: sleep TIME"),
    ])
    func `the time is checked before anything runs`(line: String, column: Int, message: String, step: String) async {
        let result = await ShellHarness().result(of: line)
        #expect(result.status == .usage)
        #expect(result.messages.hasPrefix("-c:1:\(column): "))
        if line != "sleep" { #expect(result == .refused("-c:1:\(column): \(message)\n\(step)\n")) }
    }
}
