// How long a login lasts, as the user sees it: refreshes that no user notices, the end after six months, clocks that
// jump, and renewing.

import Exchange
import FoundationEssentials
import HTTPTypes
import Prompting
import Shell
import ShellCommands
import ShellTesting
import SpotifyAPI
import SpotifyAuth
import SpotifySimulator
import Synchronization
import Testing

struct LoginLifetimeTests {
    private static let app = SimulatorConfiguration.demoClientID

    @Test func `a day of hourly use is 24 refreshes and no login`() async {
        let harness = ShellHarness(.prompt, width: 200)
        _ = await harness.run("login")
        await harness.simulator.clearLog()
        for _ in 0..<24 {
            harness.time.advance(by: .seconds(3600))
            #expect(await harness.run("now") == .done)
        }
        let log = await harness.simulator.log
        #expect(log.tokenRequests(grantType: "refresh_token") == 24)
        #expect(log.tokenRequests() == 24)
        #expect(log.count(under: "/v1/me/player") == 24)
        #expect(log.allSatisfy { $0.status.map { $0 < 300 } ?? false })
    }

    @Test(arguments: [SimulatorConfiguration.RefreshPolicy.none, .rotate, .empty])
    func `every policy of refresh tokens keeps the login`(policy: SimulatorConfiguration.RefreshPolicy) async {
        let harness = ShellHarness(.prompt, width: 200, configuration: SimulatorConfiguration(refreshPolicy: policy))
        _ = await harness.run("login")
        for _ in 0..<5 {
            harness.time.advance(by: .seconds(3600))
            #expect(await harness.run("now") == .done)
        }
    }

    @Test func `after six months it is one clear sentence, then login --renew, and all else is still there`() async {
        let harness = ShellHarness(.prompt, width: 200)
        _ = await harness.run("login\nsearch artist radiohead\nartist 1\nalbums\nplay 2")
        _ = harness.screen.take()
        let before = await harness.shell.session
        harness.time.advance(by: .seconds(184 * 86_400))
        _ = await harness.run("now")
        #expect(
            harness.screen.take()
                == "The login has ended: Spotify ends each six months after your consent.\nType: login\n")
        await harness.simulator.clearLog()
        _ = await harness.run("login --renew")
        #expect(harness.screen.take() == "Logged in as Demo Listener. The login ends on 21 November 2027.\n")
        #expect(await harness.simulator.log.lines == ["POST /api/token", "GET /v1/me"])
        let after = await harness.shell.session
        #expect(after.selection == before.selection)
        #expect(after.listings == before.listings)
        #expect(after.device == before.device)
        #expect(await harness.run("now") == .done)
    }

    @Test func `renewing without a login says login`() async {
        let harness = ShellHarness(.prompt, width: 200, login: LoginSetup(isBuiltIn: false))
        _ = await harness.run("login --renew")
        #expect(harness.screen.take() == "You are not logged in.\nType: login\n")
    }

    @Test func `a clock that jumps costs a refresh at most, never the login`() async {
        let harness = ShellHarness(.prompt, width: 200)
        _ = await harness.run("login")
        for jump in [-7 * 86_400, 14 * 86_400, -3600, 40 * 86_400, -300 * 86_400] {
            await harness.simulator.clearLog()
            harness.time.advance(by: .seconds(jump))
            #expect(await harness.run("now") == .done)
            #expect(await harness.simulator.log.tokenRequests() <= 1)
        }
    }

    @Test func `the end is announced from 30 days before`() throws {
        let start = Date(timeIntervalSince1970: 1_795_000_000)
        let grant = Grant(
            accessToken: Secret("a"), obtainedAt: start, expiresAt: start + 3600, refreshToken: Secret("r"), scopes: [],
            authorizedAt: start, clientID: Self.app, method: .pkce)
        let end = try #require(grant.endsAt)
        #expect(LoginGuide.warning(grant, now: end - 30 * 86_400 - 1) == nil)
        #expect(
            LoginGuide.warning(grant, now: end - 30 * 86_400)
                == "Spotify ends this login in 30 days, on 18 May 2027. For six more months: login --renew")
        #expect(
            LoginGuide.warning(grant, now: end - 3600)
                == "Spotify ends this login tomorrow, on 18 May 2027. For six more months: login --renew")
        #expect(
            LoginGuide.warning(grant, now: end)
                == "Spotify ended this login on 18 May 2027. Type: login --renew")
    }
}
