// Rows that come before their end is there, and the line that says how far something is.

import Exchange
import HTTPTypes
import Rendering
import Shell
import ShellCommands
import ShellTesting
import SpotifySimulator
import Synchronization
import Testing

struct ProgressTests {
    /// A shell whose requests for a second page of liked songs pass through the hook.
    private func shell(
        _ surroundings: Session.Surroundings, _ hook: @escaping @Sendable (ShellHarness) async -> Void
    ) async -> ShellHarness {
        let time = ManualTime()
        let simulator = SpotifySimulator(world: .demo, time: time, configuration: SimulatorConfiguration())
        let network = HookedExchange(simulator)
        let harness = ShellHarness(surroundings, network: network, of: simulator)
        _ = await harness.run("login")
        _ = harness.screen.take()
        network.before { request throws(ExchangeError) in
            if request.path?.contains("offset=50") == true { await hook(harness) }
        }
        return harness
    }

    @Test func `the first row of a piped listing leaves before the last page is there`() async {
        let seen = Mutex(0)
        let harness = await shell(.script) { harness in
            for _ in 0..<100_000 where harness.output.text.isEmpty { await Task.yield() }
            let count = harness.output.text.split(separator: "\n").count
            seen.withLock { $0 = count }
        }
        #expect(await harness.run("liked | where year > 0") == .done)
        #expect(seen.withLock { $0 } == 50)
        #expect(harness.output.text.split(separator: "\n").count == 60)
    }

    @Test(arguments: ["liked | count", "liked | sort name | take 1", "liked | to csv a.csv"])
    func `what takes more than a second says how far it is, and takes that away again`(line: String) async {
        let harness = await shell(.prompt) { $0.time.advance(by: .seconds(2)) }
        let slow = ShellHarness(.prompt)
        _ = await slow.run("login\nliked | count")
        #expect(slow.live.take() == "")
        // The first page takes its time as well.
        harness.time.advance(by: .seconds(0))
        #expect(await harness.run(line) == .done)
        let lines = harness.live.take().split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.isEmpty || lines.last == "")
    }

    @Test func `rate and remaining time, with a bar where it fits`() {
        let time = ManualTime()
        let said = ScreenLog()
        let meter = ProgressMeter(time: time, width: 80) { report in
            if case .live(let rows) = report { said.append(rows.map(\.plain).joined() + "\n") }
        }
        meter.step(50, of: 1000)
        #expect(said.take() == "")
        time.advance(by: .seconds(2))
        meter.step(100, of: 1000)
        #expect(said.take() == "██░░░░░░░░░░░░░░░░░░  100 of 1000 · 50 a second · 0:18 left\n")
        meter.step(150, of: 1000)
        #expect(said.take() == "")
        time.advance(by: .seconds(98))
        meter.step(900, of: 1000)
        #expect(said.take() == "██████████████████░░  900 of 1000 · 9.0 a second · 0:12 left\n")
        meter.end()
        meter.end()
        #expect(said.take() == "\n")
        let narrow = ProgressMeter(time: time, width: 40) { report in
            if case .live(let rows) = report { said.append(rows.map(\.plain).joined() + "\n") }
        }
        time.advance(by: .seconds(2))
        narrow.step(100, of: 1000)
        #expect(said.take() == "100 of 1000 · 50 a second · 0:18 left\n")
    }

    @Test(arguments: [
        (11, "1:09 / 2:3"), (20, "1:09 / 2:37"), (24, "1:09"), (33, "1:09 / 2:37"), (34, "━━━━"),
        (80, "━━━━━━━━━━━━━━"),
    ])
    func `a line that lives keeps to one row`(width: Int, shown: String) {
        let messages = BufferOutput(isTerminal: true, width: width)
        LiveLine(messages, redraws: true, forbidsColor: true).say(
            .live([StyledText("1:09 / 2:37", .faint, wrapping: .gauge(0.44))]))
        #expect(messages.text.hasPrefix("\r\u{1B}[2K  "))
        let line = messages.text.dropFirst(6)
        #expect(line.contains(shown.split(separator: " ").first ?? ""), "\(line)")
        #expect(line.count < width)
    }

    @Test func `rows that live are drawn over themselves, and news takes all of them away`() {
        let messages = BufferOutput(isTerminal: true, width: 40)
        let line = LiveLine(messages, redraws: true, forbidsColor: true)
        func said(_ report: Report) -> String {
            let before = messages.text.unicodeScalars.count
            line.say(report)
            return String(String.UnicodeScalarView(messages.text.unicodeScalars.dropFirst(before)))
        }
        let (one, two) = (StyledText("東京"), StyledText("q quit"))
        #expect(said(.live([one, two])) == "\r\u{1B}[2K東京\r\n\u{1B}[2Kq quit\u{1B}[1A\r\u{1B}[4C")
        #expect(said(.live([one, two])) == "\r\u{1B}[2K東京\r\n\u{1B}[2Kq quit\u{1B}[1A\r\u{1B}[4C")
        #expect(said(.news(StyledText("news"))) == "\r\u{1B}[Jnews\n")
        #expect(said(.news(StyledText("more"))) == "more\n")
        #expect(said(.live([one])) == "\r\u{1B}[2K東京")
        #expect(said(.news(StyledText("news"))) == "\r\u{1B}[2Knews\n")
        #expect(said(.live([one, two])) == "\r\u{1B}[2K東京\r\n\u{1B}[2Kq quit\u{1B}[1A\r\u{1B}[4C")
        #expect(said(.live([])) == "\r\u{1B}[2K\u{1B}[J")
    }

    @Test(arguments: [(80, "wide"), (28, "medium"), (20, "low"), (4, "low"), (3, "")])
    func `of several texts the longest that has room is shown`(width: Int, shown: String) {
        let messages = BufferOutput(isTerminal: true, width: width)
        let text = StyledText(
            "wide" + String(repeating: ".", count: 60),
            wrapping: .choice(["medium" + String(repeating: ".", count: 20), "low"]))
        LiveLine(messages, redraws: true, forbidsColor: true).say(.live([text]))
        #expect(messages.text.dropFirst("\r\u{1B}[2K".count).prefix { $0 != "." } == shown)
    }

    @Test func `nothing of it reaches a file`() async {
        let time = ManualTime()
        let messages = BufferOutput(isTerminal: false)
        let line = LiveLine(messages, redraws: true)
        let meter = ProgressMeter(time: time, width: 80, report: { line.say($0) })
        for step in 1..<50 {
            time.advance(by: .seconds(1))
            meter.step(step, of: 50)
        }
        meter.end()
        #expect(messages.text == "")
    }
}
