// JSON that a listing leaves behind is whole, in whatever way the listing ends, and the status tells how it ended.

import CommandLanguage
import Exchange
import FoundationEssentials
import HTTPTypes
import Prompting
import Rendering
import Rows
import Shell
import ShellCommands
import ShellTesting
import SpotifyAPI
import SpotifySimulator
import Testing

struct ClosedJSONTests {
    private struct Entry: Decodable { var name: String }

    private static let line = "liked | where year > 0 --json"

    private func rows(_ text: String) throws -> Int {
        try JSONDecoder().decode([Entry].self, from: Data(text.utf8)).count
    }

    @Test(
        arguments: [
            (Fault.edgeAnswer(500, .html), 9), (.truncatedJSON, 9), (.emptyBody, 9), (.notSent, 9),
            (.status(200, body: "{\"items\":7}"), 9), (.limited(LimitAnswer(.window, retryAfter: "3600")), 6),
            (.limited(LimitAnswer(.quota, retryAfter: "80000")), 6),
            (.status(403, body: "{}"), 7), (.status(404, body: "{}"), 4),
        ] as [(Fault, Int32)])
    func `a later page that fails`(fault: Fault, status: Int32) async throws {
        let harness = ShellHarness()
        _ = await harness.run("login")
        let path = RequestMatcher(pathPrefix: "/v1/me/tracks")
        for number in 2...5 { await harness.simulator.inject(fault, for: path, .nth(number)) }
        #expect(await harness.run(Self.line).code == status, "\(harness.messages.text)")
        #expect(try rows(harness.output.text) == 50)
        #expect(harness.output.text.hasSuffix("}\n]\n"))
    }

    @Test func `rows that cannot be read`() async throws {
        let harness = ShellHarness()
        _ = await harness.run("login")
        await harness.simulator.inject(
            .status(200, body: "{\"items\":[{\"track\":7},null],\"total\":60,\"next\":null}"),
            for: RequestMatcher(pathPrefix: "/v1/me/tracks"), .nth(2))
        _ = await harness.run(Self.line)
        #expect(try rows(harness.output.text) == 50)
    }

    @Test func `Ctrl-C`() async throws {
        let simulator = SpotifySimulator(world: .demo, time: ManualTime())
        let network = HookedExchange(simulator)
        let harness = ShellHarness(network: network, of: simulator)
        _ = await harness.run("login")
        let interrupts = harness.interrupts
        network.before { request throws(ExchangeError) in
            guard request.path?.contains("offset=50") == true else { return }
            interrupts.raise()
            throw .cancelled
        }
        #expect(await harness.run(Self.line).code == 130)
        #expect(try rows(harness.output.text) == 50)
        #expect(harness.messages.text.hasSuffix("Interrupted.\n"))
    }

    @Test func `the limit of requests`() async throws {
        let harness = ShellHarness()
        _ = await harness.run("login")
        let line = "search artist radiohead | take 1 | tracks --json --max-requests 3"
        #expect(await harness.run(line).code == 6, "\(harness.messages.text)")
        #expect(try rows(harness.output.text) > 0)
    }

    @Test func `a failure before the first row leaves nothing, no rows are an empty list`() async throws {
        let harness = ShellHarness()
        _ = await harness.run("login")
        #expect(await harness.run("liked | where year < 1000 | to json") == .done)
        #expect(harness.output.text == "[]\n")
        await harness.simulator.inject(.edgeAnswer(500, .html), for: RequestMatcher(pathPrefix: "/v1/me/tracks"))
        #expect(await harness.run("liked --fresh --json").code == 9)
        #expect(harness.output.text == "[]\n")
    }

    @Test func `in a pager too`() async throws {
        let harness = ShellHarness(.prompt, height: 10)
        _ = await harness.run("login")
        for number in 2...5 {
            await harness.simulator.inject(
                .edgeAnswer(500, .html), for: RequestMatcher(pathPrefix: "/v1/me/tracks"), .nth(number))
        }
        _ = await harness.run(Self.line)
        #expect(try rows(harness.system.pages.first ?? "") == 50)
    }
}
