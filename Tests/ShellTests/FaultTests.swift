// A Spotify that is down, slow, limited or answers nonsense: what the user reads, the status, how often it was asked,
// and that the session continues.

import Exchange
import ExchangeTesting
import HTTPTypes
import Prompting
import Shell
import ShellCommands
import ShellTesting
import SpotifyAPI
import SpotifySimulator
import Testing

struct FaultTests {
    private static let reads = "search artist radiohead"

    /// Each fault, what the prompt says of it, the status, and the requests it costs.
    @Test(arguments: [
        (Fault.notSent, "api.spotify.com cannot be reached.\nCheck the network, then try again.\n", 9, 3),
        (
            .connectionLost,
            "The connection broke before the answer had arrived.\n"
                + "Check the network, then try again.\n", 9, 3
        ),
        (.edgeAnswer(200, .html), "Spotify's answer cannot be read: it is a web page.\nTry again in a minute.\n", 9, 1),
        (.edgeAnswer(502, .html), "Spotify has a problem of its own (502).\nTry again in a minute.\n", 9, 3),
        (.truncatedJSON, "Spotify's answer cannot be read: it is cut off.\nTry again in a minute.\n", 9, 1),
        (
            .wrongTypes,
            "Spotify's answer cannot be read: no entry of its list can be read.\nTry again in a minute.\n", 9, 1
        ),
        (.emptyBody, "Spotify's answer cannot be read: it is empty.\nTry again in a minute.\n", 9, 1),
        (.status(500, body: "{}"), "Spotify has a problem of its own (500).\nTry again in a minute.\n", 9, 3),
        (
            .limited(LimitAnswer(.window, retryAfter: "600")),
            "Spotify is refusing requests until 11:16 UTC (in 10 min).\nRows that juke has kept still work.\n", 6, 1
        ),
        (
            .limited(LimitAnswer(.quota, retryAfter: "7200")),
            "The daily quota for search is used up until 13:06 UTC (in 2 h).\nOther commands still work.\n", 6, 1
        ),
    ])
    func `a read that fails says so, and works when Spotify works again`(
        fault: Fault, message: String, status: Int, requests: Int
    ) async {
        let harness = ShellHarness(.prompt)
        _ = await harness.run("login")
        _ = harness.screen.take()
        await harness.simulator.inject(fault, for: RequestMatcher(pathPrefix: "/v1/search"))
        let before = harness.counter.count
        #expect(await harness.run(Self.reads).code == Int32(status))
        #expect(harness.screen.take() == message)
        #expect(harness.counter.count - before == requests)
        await harness.simulator.clearFaults()
        // Nothing of it was kept; only a pause that was asked for holds.
        if status == 6 { harness.time.advance(by: .seconds(7201)) }
        _ = await harness.run(Self.reads)
        #expect(harness.screen.take().hasSuffix(" 1  Radiohead\n 2  Radiohead Tribute Band\n"))
    }

    /// A list of which no entry can be read says so each time, is never taken for an empty one, and is asked for again
    /// as soon as Spotify answers properly, though the cache kept it.
    @Test(arguments: [
        ("search album radiohead", 1), ("search track airbag", 1), ("playlists", 1),
        ("liked", 1), ("saved albums", 1), ("following", 1), ("saved shows", 1),
    ])
    func `an answer of which nothing can be read is not kept in the way of the next`(
        line: String, requests: Int
    ) async {
        let harness = ShellHarness(.prompt)
        _ = await harness.run("login")
        _ = harness.screen.take()
        await harness.simulator.inject(.wrongTypes, for: RequestMatcher(pathPrefix: "/v1"))
        for _ in 1...2 {
            let before = harness.counter.count
            #expect(await harness.run(line) == .unavailable)
            #expect(
                harness.screen.take()
                    == "Spotify's answer cannot be read: no entry of its list can be read.\nTry again in a minute.\n")
            #expect(harness.counter.count - before == requests)
        }
        await harness.simulator.clearFaults()
        let before = harness.counter.count
        #expect(await harness.run(line) == .done)
        #expect(harness.screen.take().contains(" 1  "))
        #expect(harness.counter.count - before == requests)
    }

    @Test func `a skip whose answer is lost is not sent twice`() async {
        let harness = ShellHarness(.prompt)
        _ = await harness.run("login\nsearch track airbag\nplay 1")
        await harness.simulator.inject(.connectionLost, for: RequestMatcher(pathPrefix: "/v1/me/player/next"))
        let before = harness.counter.count
        _ = await harness.run("next")
        #expect(harness.counter.count - before == 1)
        #expect(await harness.simulator.playback?.trackName == "Airbag (Garage Version)")
    }

    @Test func `a short pause that Spotify asks for is waited for, and said`() async {
        let harness = ShellHarness(.prompt)
        _ = await harness.run("login")
        await harness.simulator.inject(
            .limited(LimitAnswer(.window, retryAfter: "2")), for: RequestMatcher(pathPrefix: "/v1/search"), .first(1))
        #expect(await harness.run(Self.reads) == .done)
        #expect(harness.time.sleeps.contains(.seconds(2)))
        #expect(harness.screen.take().hasSuffix(" 2  Radiohead Tribute Band\n"))
    }

    @Test func `without a device a script gets status 5 and what to start`() async {
        let harness = ShellHarness()
        await harness.simulator.change { $0.devices = [] }
        #expect(await harness.run("login; search track airbag; play 1") == .noDevice)
        #expect(
            harness.messages.text.hasSuffix(
                "-c:1:29: There is no device to play on.\n"
                    + "Open Spotify on a phone or computer, or start spotifyd or librespot.\n"))
    }

    @Test func `several devices, none active: a prompt asks, a script lists them`() async {
        let several: @Sendable (inout World) -> Void = {
            $0.devices = [SimulatedDevice("Kitchen", type: "Speaker"), SimulatedDevice("Laptop", type: "Computer")]
        }
        let script = ShellHarness()
        await script.simulator.change(several)
        #expect(await script.run("login; search track airbag; play 1") == .noDevice)
        #expect(script.messages.text.contains("Several devices could play: Kitchen and Laptop.\n"))
        let prompt = ShellHarness(.prompt, answers: [.text("2", at: SourcePosition())])
        await prompt.simulator.change(several)
        _ = await prompt.run("login\nsearch track airbag\nplay 1")
        #expect(await prompt.simulator.playback?.deviceName == "Laptop")
    }

    @Test func `an interrupt cancels the request and leaves the session as it was`() async {
        let gate = Gate()
        let simulator = SpotifySimulator(world: .demo, time: ManualTime())
        let harness = ShellHarness(
            .prompt, network: Stalling(inner: simulator, path: "/v1/artists", gate: gate), of: simulator)
        _ = await harness.run("login\nsearch artist radiohead\nartist 1")
        _ = harness.screen.take()
        let running = Task { await harness.run("albums") }
        await gate.untilWaiting(1)
        harness.interrupts.raise()
        _ = await running.value
        #expect(await harness.shell.session.lastStatus.code == 130)
        // Behind the ^C that the terminal shows.
        #expect(harness.screen.take() == "\nInterrupted.\n")
        #expect(await harness.shell.session.selection.map(\.name) == ["Radiohead"])
        await gate.open()
        #expect(await harness.run("albums") == .done)
        #expect(harness.screen.take().hasPrefix(" 1  A Moon Shaped Pool"))
    }

    @Test func `a login that was revoked is one clear sentence, and login repairs it`() async {
        let harness = ShellHarness(.prompt)
        _ = await harness.run("login")
        _ = harness.screen.take()
        harness.time.advance(by: .seconds(200 * 86_400))
        _ = await harness.run(Self.reads)
        #expect(
            harness.screen.take()
                == "The login has ended: Spotify ends each six months after your consent.\nType: login\n"
        )
        #expect(await harness.shell.session.lastStatus.code == 3)
        _ = await harness.run("login\n" + Self.reads)
        #expect(harness.screen.take().hasSuffix("Radiohead Tribute Band\n"))
    }
}

/// An exchange on which requests below a path stall until a gate opens.
private struct Stalling: Exchange {
    let inner: SpotifySimulator
    let path: String
    let gate: Gate

    func send(_ request: HTTPRequest, body: [UInt8]) async throws(ExchangeError) -> (HTTPResponse, [UInt8]) {
        if request.path?.hasPrefix(path) == true {
            guard await gate.wait() else { throw .cancelled }
        }
        return try await inner.send(request, body: body)
    }
}
