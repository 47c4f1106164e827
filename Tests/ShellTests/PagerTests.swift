// The pager: for what is taller than the screen, on a terminal, at a prompt; leaving it is no failure and ends the
// reading.

import Exchange
import HTTPTypes
import Rows
import Shell
import ShellCommands
import ShellTesting
import SpotifySimulator
import Testing

struct PagerTests {
    private func shell(height: Int, surroundings: SessionSurroundings = .prompt) async -> ShellHarness {
        // What has to fit are the rows alone.
        let harness = ShellHarness(surroundings, height: height, flags: ["headings": "off"])
        _ = await harness.run("login")
        _ = harness.screen.take()
        await harness.simulator.clearLog()
        return harness
    }

    private typealias SessionSurroundings = ShellCommands.Session.Surroundings

    @Test func `rows that fit are shown at once, taller ones by the pager`() async {
        let fits = await shell(height: 51)
        #expect(await fits.run("liked") == .done)
        #expect(fits.system.pages.isEmpty)
        #expect(fits.output.text.split(separator: "\n").count == 50)
        let tall = await shell(height: 50)
        #expect(await tall.run("liked") == .done)
        #expect(tall.output.text == "")
        #expect(tall.system.pages == [fits.output.text])
        #expect(await tall.shell.session.listings.last?.rows.count == 50)
    }

    @Test func `help is paged too`() async {
        let harness = await shell(height: 20)
        #expect(await harness.run("help commands") == .done)
        #expect(harness.system.pages.count == 1)
        #expect(harness.system.pages.first?.contains("help COMMAND explains one") == true)
        #expect(await harness.run("help clear") == .done)
        #expect(harness.system.pages.count == 1)
    }

    @Test func `who leaves the pager has no further page fetched, and nothing has failed`() async {
        let harness = await shell(height: 10)
        harness.system.leavePagers(after: 1)
        #expect(await harness.run("liked | where year > 0") == .done)
        #expect(await harness.simulator.log.count < 3)
        #expect(harness.system.pages.count == 1)
        #expect(!harness.messages.text.contains("Interrupted"))
    }

    @Test func `links go to the terminal, not to the pager, and not to who turned them off`() async {
        let harness = await shell(height: 51)
        #expect(await harness.run("set links on; liked") == .done)
        #expect(harness.output.text.contains("\u{1B}]8;;https://open.spotify.com/track/"))
        let tall = await shell(height: 50)
        #expect(await tall.run("set links on; liked") == .done)
        #expect(tall.system.pages.count == 1)
        #expect(tall.system.pages.first?.contains("\u{1B}]8") == false)
        for setting in ["set links off", "set links auto", "set links on; set plain on"] {
            let without = await shell(height: 51)
            #expect(await without.run("\(setting); liked") == .done)
            #expect(!without.output.text.contains("\u{1B}"), "\(setting)")
        }
    }

    @Test(arguments: ["set pager off", "set plain on"])
    func `it can be turned off`(setting: String) async {
        let harness = await shell(height: 5)
        _ = await harness.run(setting)
        #expect(await harness.run("liked") == .done)
        #expect(harness.system.pages.isEmpty)
        #expect(harness.output.text.split(separator: "\n").count == 50)
    }

    @Test func `neither scripts nor functions nor pipes are paged`() async {
        let pipe = await shell(height: 5, surroundings: .script)
        _ = await pipe.run("liked | take 20")
        #expect(pipe.system.pages.isEmpty)
        let harness = ShellHarness(.prompt, height: 5, scripts: ["/a": "liked"])
        _ = await harness.run("login\nsource /a\ndef f { liked }\nf")
        #expect(harness.system.pages.isEmpty)
    }

    @Test(arguments: [1, 127] as [Int32])
    func `what a pager that fails did not show, juke shows`(status: Int32) async {
        let harness = await shell(height: 10)
        harness.system.leavePagers(after: 0)
        harness.system.endPagers(with: status)
        #expect(await harness.run("liked | where year > 0 | take 20") == .done)
        #expect(harness.output.text.split(separator: "\n").count == 20)
        #expect(
            harness.messages.text.contains(
                "The pager ended with status \(status): pager\nTo do without one: set pager off\n"))
        #expect(await harness.shell.session.listings.last?.rows.count == 20)
    }

    @Test func `who ends a pager by a signal has left it`() async {
        let harness = await shell(height: 10)
        harness.system.leavePagers(after: 1)
        harness.system.endPagers(with: 130)
        #expect(await harness.run("liked | where year > 0") == .done)
        #expect(harness.output.text == "")
    }

    @Test func `a failure shows what was read before`() async {
        let simulator = SpotifySimulator(
            world: .demo, time: ManualTime(), configuration: SimulatorConfiguration())
        let network = HookedExchange(simulator)
        let harness = ShellHarness(.prompt, height: 500, network: network, of: simulator)
        _ = await harness.run("login")
        network.before { request throws(ExchangeError) in
            if request.path?.contains("offset=50") == true { throw .cancelled }
        }
        #expect(await harness.run("liked | where year > 0") != .done)
        // The names of the columns, and the first page.
        #expect(harness.output.text.split(separator: "\n").count == 51)
    }
}
