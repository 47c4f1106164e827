// Fifty requests at once through every layer (cache, retries, login, budget, trace) with an access token that is
// over: one refresh for all of them.

import Exchange
import HTTPTypes
import Shell
import ShellCommands
import ShellTesting
import SpotifyAPI
import SpotifySimulator
import Testing

struct RefreshStormTests {
    private static let api = "api.spotify.com"

    /// Fifty different searches: equal ones would be one request.
    private func searchAtOnce(_ harness: ShellHarness) async throws {
        let layers = harness.connection.tape
        try await withThrowingTaskGroup(of: Int.self) { group in
            for number in 0..<50 {
                group.addTask {
                    let path = "/v1/search?q=radiohead%20\(number)&type=artist&limit=5"
                    let request = HTTPRequest(method: .get, scheme: "https", authority: Self.api, path: path)
                    return try await layers.send(request, body: []).0.status.code
                }
            }
            for try await status in group { #expect(status == 200) }
        }
    }

    @Test(arguments: [SimulatorConfiguration.RefreshPolicy.none, .rotate])
    func `an access token that is over by the clock`(policy: SimulatorConfiguration.RefreshPolicy) async throws {
        let harness = ShellHarness(.prompt, configuration: SimulatorConfiguration(refreshPolicy: policy))
        _ = await harness.run("login")
        harness.time.advance(by: .seconds(3600))
        await harness.simulator.clearLog()
        try await searchAtOnce(harness)
        let log = await harness.simulator.log
        #expect(log.tokenRequests() == 1)
        #expect(log.count(under: "/v1/search") == 50)
        #expect(log.allSatisfy { $0.status == 200 })
    }

    /// Spotify's clock says that the token is over, ours that it is young: every request meets a 401.
    @Test(arguments: [SimulatorConfiguration.RefreshPolicy.none, .rotate])
    func `an access token that Spotify refuses`(policy: SimulatorConfiguration.RefreshPolicy) async throws {
        var configuration = SimulatorConfiguration(refreshPolicy: policy)
        configuration.allowsControl = true
        let harness = ShellHarness(.prompt, configuration: configuration)
        _ = await harness.run("login")
        let clock = HTTPRequest(method: .post, scheme: "https", authority: Self.api, path: "/simulator/clock")
        _ = try await harness.simulator.send(clock, body: Array(#"{"advance_seconds":3601}"#.utf8))
        await harness.simulator.clearLog()
        try await searchAtOnce(harness)
        let log = await harness.simulator.log
        let refused = log.count { $0.status == 401 }
        #expect(log.tokenRequests() == 1)
        #expect((1...50).contains(refused))
        #expect(log.count(under: "/v1/search") == 50 + refused)
    }
}
