// What a script can be given from outside: standard input, a time limit, a rehearsal.

import Exchange
import Library
import Shell
import ShellCommands
import ShellTesting
import SpotifySimulator
import Synchronization
import Testing

struct ScriptOptionTests {
    @Test func `a hyphen is what stands on standard input`() async throws {
        let source = ShellHarness()
        _ = await source.run("login; search album \"OK Computer\" | take 1 | tracks | take 2 --ids")
        let uris = source.output.text.split(separator: "\n").map(String.init)
        #expect(uris.count == 2)
        let first = String(try #require(uris.first))
        let id = try #require(first.split(separator: ":").last)
        let harness = ShellHarness(inputLines: [
            "# two", "", "\(first)\tAirbag", "https://open.spotify.com/track/\(id)?si=1",
        ])
        #expect(await harness.run("login\nplay -") == .done, "\(harness.messages.text)")
        let wrong = ShellHarness(inputLines: ["nonsense"])
        #expect(await wrong.run("login\nplay -").code == 2)
        #expect(
            wrong.messages.text.contains("Line 1 of standard input is not an address this command can use: nonsense"),
            "\(wrong.messages.text)")
        let script = ShellHarness()
        #expect(await script.run("login\nplay -").code == 2)
        #expect(script.messages.text.contains("Standard input is where the commands come from."))
    }

    @Test func `a rehearsal says changes and makes none`() async {
        let box = SaidLines()
        let harness = ShellHarness(rehearses: ChangeRehearsal { box.add($0) })
        #expect(await harness.run("login; search artist radiohead; play 1; pause") == .done)
        #expect(box.lines.count == 3)
        #expect(box.lines[0].hasPrefix("Would "))
        #expect(box.lines[1] == "Dry run: nothing was changed.")
        #expect(await harness.simulator.playback?.isPlaying != true)
    }

    @Test func `the time of a run ends it`() async {
        let time = ManualTime()
        let status = await TimeLimit.run(.seconds(5), time: time) {
            while !Task.isCancelled { await Task.yield() }
            return .interrupted
        }
        #expect(status == nil)
        #expect(time.sleeps.first == .seconds(5))
    }

    @Test func `a run that is over may close what it writes, and is not waited for otherwise`() async {
        let closed = Mutex(false)
        let status = await TimeLimit.run(.milliseconds(1), time: SystemTime()) {
            while !Task.isCancelled { await Task.yield() }
            closed.withLock { $0 = true }
            return .interrupted
        }
        #expect(status == nil && closed.withLock { $0 })
        // It never ends, and with a clock that does not wait the grace is over at once.
        let (never, _) = AsyncStream.makeStream(of: Void.self)
        let left = await TimeLimit.run(.seconds(5), time: ManualTime()) {
            await Task { for await _ in never {} }.value
            return .done
        }
        #expect(left == nil)
    }

    @Test func `the place in a script that a time limit ends is named`() async {
        let time = ManualTime()
        let simulator = SpotifySimulator(world: .demo, time: time)
        let network = HookedExchange(simulator)
        let harness = ShellHarness(network: network, of: simulator, time: time)
        _ = await harness.run("login")
        let interrupts = harness.interrupts
        network.before { _ throws(ExchangeError) in
            interrupts.expire()
            interrupts.raise()
            throw .cancelled
        }
        #expect(await harness.run("echo a\nif echo b {\n  liked | count\n}\necho c") == .interrupted)
        #expect(harness.output.text == "a\nb\n")
        #expect(harness.messages.text.hasSuffix("-c:3:3: The time limit ended this.\n"))
        #expect(!harness.messages.text.contains("Interrupted"))
    }

    @Test func `flags of a run are understood`() throws {
        let run = try Invocation(["--resume", "--dry-run", "--timeout", "1m", "--allow-shell", "-c", "play 2", "x"])
        #expect(run.inheritance == .everywhere && run.changes == .said && run.timeLimit == .seconds(60))
        #expect(run.systemShell == .everywhere && run.input == .commands("play 2") && run.arguments == ["x"])
        #expect(
            throws: InvocationError.invalidValue("--timeout", "soon", expected: "a time such as 30s or 5m", nearest: [])
        ) {
            try Invocation(["--timeout=soon"])
        }
    }
}

/// Lines that were said.
private final class SaidLines: Sendable {
    private let kept = Mutex<[String]>([])
    var lines: [String] { kept.withLock { $0 } }
    func add(_ line: String) { kept.withLock { $0.append(line) } }
}
