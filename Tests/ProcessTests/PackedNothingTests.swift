// A proxy that marks answers as packed also where there is nothing in them: every other client takes them for empty,
// and what was done once is not done again.

import Exchange
import HTTPTypes
import NetworkAdapters
import SpotifySimulator
import Testing

@Suite(.serialized) struct PackedNothingTests {
    /// Passes everything on, and marks every empty answer.
    private struct MarkingProxy: Exchange {
        let inner: SpotifySimulator

        func send(_ request: HTTPRequest, body: [UInt8]) async throws(ExchangeError) -> (HTTPResponse, [UInt8]) {
            var (response, answer) = try await inner.send(request, body: body)
            if answer.isEmpty { response.headerFields[.contentEncoding] = "gzip" }
            return (response, answer)
        }
    }

    @Test(arguments: [
        ("search track airbag; play 1", HTTPRequest.Method.put, "/v1/me/player/play"),
        ("next", .post, "/v1/me/player/next"), ("volume 30", .put, "/v1/me/player/volume"),
        ("pause", .put, "/v1/me/player/pause"),
    ])
    func `a change is sent once and succeeds`(lines: String, method: HTTPRequest.Method, path: String) async throws {
        let simulator = SpotifySimulator(world: .demo, time: SystemTime(), configuration: SimulatorConfiguration())
        let folder = TemporaryFolder()
        try await ExchangeServer(MarkingProxy(inner: simulator)).whileServing { port in
            let shell = RealShell(port: port, state: folder.path)
            try await shell.giveExpiredLogin(by: simulator)
            _ = try await shell.run("search track airbag; play 1")
            await simulator.clearLog()
            let ended = try await shell.run(lines)
            #expect(ended.status == 0, "\(ended.messages)")
            let sent = await simulator.log.filter { $0.method == method && $0.path == path }
            #expect(sent.count == 1)
            #expect(sent.first?.status == 204)
        }
    }
}
