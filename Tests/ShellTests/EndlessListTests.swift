// Lists that do not come to an end by themselves, and lists that would cost more than a line may: both are noticed
// before requests are spent on them.

import Exchange
import HTTPTypes
import Rows
import Shell
import ShellCommands
import ShellTesting
import SpotifyAPI
import SpotifySimulator
import Testing

struct EndlessListTests {
    /// A harness that is logged in, and what is said and sent after that.
    private func logged(in harness: ShellHarness) async -> (said: Int, sent: Int) {
        _ = await harness.run("login")
        return (harness.messages.text.count, harness.counter.count)
    }

    private static let track = #"{"track":{"uri":"spotify:track:2Lo8KfAnCIjaftk2R8vqse","name":"A"}}"#
    private static let artist =
        #"{"uri":"spotify:artist:4Z8W4fKeB5YxbusRsdQVPb","id":"4Z8W4fKeB5YxbusRsdQVPb","name":"R"}"#

    @Test(arguments: [
        ("liked | count", "/v1/me/tracks", #"{"items":[\#(track)],"limit":50,"next":"x"}"#),
        (
            "following | count", "/v1/me/following",
            #"{"artists":{"items":[\#(artist)],"next":"x","cursors":{"after":"A"}}}"#
        ),
        (
            "following --max-requests 3 | sort name | count", "/v1/me/following",
            #"{"artists":{"items":[\#(artist)],"next":"x"}}"#
        ),
        ("search artist r | sort name | count", "/v1/search", #"{"artists":{"items":[\#(artist)],"next":"x"}}"#),
    ])
    func `a page that comes again ends the list, and it is said`(line: String, path: String, answer: String) async {
        let harness = ShellHarness()
        let start = await logged(in: harness)
        await harness.simulator.inject(.status(200, body: answer), for: RequestMatcher(pathPrefix: path))
        #expect(await harness.run(line) == .done, "\(harness.messages.text)")
        #expect(harness.output.text == "1\n")
        #expect(harness.counter.count - start.sent == 2)
        #expect(harness.messages.text.hasSuffix("Spotify sends the same page again: the list ends here.\n"))
    }

    @Test func `a list that Spotify says is longer is not taken for whole`() async {
        let harness = ShellHarness()
        let start = await logged(in: harness)
        await harness.simulator.inject(
            .status(200, body: #"{"items":[\#(Self.track)],"limit":50,"total":613,"next":"x"}"#),
            for: RequestMatcher(pathPrefix: "/v1/me/tracks"))
        #expect(await harness.run("liked | count").code == 9)
        #expect(harness.output.text.isEmpty)
        #expect(harness.counter.count - start.sent <= 13)
        #expect(harness.messages.text.contains("the same page came twice."))
    }

    /// 2 000 liked songs, 50 a page; or as many results of a search, 10 a page.
    private struct LongLibrary: Exchange {
        let inner: SpotifySimulator

        func send(_ request: HTTPRequest, body: [UInt8]) async throws(ExchangeError) -> (HTTPResponse, [UInt8]) {
            let path = request.path ?? ""
            let isSearch = path.hasPrefix("/v1/search")
            guard isSearch || path.hasPrefix("/v1/me/tracks") else { return try await inner.send(request, body: body) }
            let offset = path.split(separator: "=").last.flatMap { Int($0) } ?? 0
            let limit = isSearch ? 10 : 50
            let items = (offset..<offset + limit).map { number in
                let digits = String(number)
                let id = String(repeating: "0", count: 22 - digits.count) + digits
                let track = #"{"uri":"spotify:track:\#(id)","name":"\#(number)"}"#
                return isSearch ? track : #"{"track":\#(track)}"#
            }
            let next = offset + limit < 2000 ? #""x""# : "null"
            let page =
                #"{"items":[\#(items.joined(separator: ","))],"limit":\#(limit),"#
                + #""offset":\#(offset),"total":2000,"next":\#(next)}"#
            return (HTTPResponse(status: .ok), Array((isSearch ? #"{"tracks":\#(page)}"# : page).utf8))
        }
    }

    @Test(arguments: [
        ("liked | count", "This line needs 40 requests;"), ("liked; liked | count", "This line needs 39 requests;"),
        ("liked; more; liked | count", "This line needs 38 requests;"),
        ("search track x | sort name", "This line needs 100 requests;"),
        ("search track x; search track x | sort name", "This line needs 99 requests;"),
    ])
    func `what is not kept of a long list is foreseen`(lines: String, sentence: String) async {
        let simulator = SpotifySimulator(world: .demo, time: ManualTime())
        let harness = ShellHarness(network: LongLibrary(inner: simulator), of: simulator)
        let start = await logged(in: harness)
        var spent = 0
        for line in lines.split(separator: ";") {
            let before = harness.counter.count
            _ = await harness.run(String(line))
            spent = harness.counter.count - before
        }
        #expect(await harness.shell.session.lastStatus.code == 6)
        #expect(harness.messages.text.dropFirst(start.said).contains(sentence), "\(harness.messages.text)")
        #expect(spent == (lines.contains(";") ? 0 : 1))
    }

    @Test func `what is kept costs nothing, however long the list`() async {
        let simulator = SpotifySimulator(world: .demo, time: ManualTime())
        let harness = ShellHarness(network: LongLibrary(inner: simulator), of: simulator)
        let start = await logged(in: harness)
        #expect(await harness.run("liked --max-requests 40 | count") == .done)
        #expect(harness.counter.count - start.sent == 40)
        #expect(await harness.run("liked | count") == .done, "\(harness.messages.text)")
        #expect(harness.counter.count - start.sent == 40)
        #expect(harness.output.text == "2000\n2000\n")
    }
}
