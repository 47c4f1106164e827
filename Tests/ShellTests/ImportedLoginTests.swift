// Taking over the login of another program: what it reads, and what it says of files that are none. And the scopes a
// login has, lacks and asks for.

import CommandLanguage
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

struct ImportedLoginTests {
    private static let app = SimulatorConfiguration.demoClientID

    /// The address at which the browser of a user who consents ends up.
    private static func callback(_ simulator: SpotifySimulator, _ address: String) async -> String {
        guard case .redirect(let location) = await simulator.approve(address) else { return "refused" }
        return location
    }

    /// The refresh token of a login made elsewhere.
    static func token(_ simulator: SpotifySimulator, scopes: [String]) async throws -> String {
        let accounts = AccountsService(exchange: simulator, baseURL: "https://accounts.spotify.com")
        let flow = AuthorizationCodeFlow(accounts: accounts, userAgent: NoUserAgent(), time: ManualTime())
        let (pending, address) = flow.begin(
            LoginRequest(client: ClientRegistration(clientID: app), scopes: scopes))
        return try await flow.finish(pending, with: callback(simulator, address)).refreshToken?.revealed() ?? ""
    }

    @Test(arguments: [false, true])
    func `a refresh token of pytify or spotipy is taken over`(isSpotipy: Bool) async throws {
        let simulator = SpotifySimulator(world: .demo, time: ManualTime())
        let token = try await Self.token(simulator, scopes: ["user-read-playback-state"])
        await simulator.clearLog()
        let spotipy = """
            {"access_token": "x", "token_type": "Bearer", "expires_in": 3600, "refresh_token": "\(token)",
             "scope": "user-read-playback-state", "expires_at": 1700000000}
            """
        let harness = ShellHarness(
            .prompt, width: 200, scripts: [".pytify": token + "\n", ".cache": spotipy], of: simulator)
        _ = await harness.run("login --import \(isSpotipy ? ".cache" : ".pytify")\nnow")
        #expect(
            harness.screen.take()
                == "Logged in as Demo Listener.\nThree lines to try; all commands: help\n"
                + "  search artist radiohead\n  play 1\n  liked | where year < 1980\n"
                + "Nothing is playing.\n"
        )
        #expect(await simulator.log.lines == ["POST /api/token", "GET /v1/me", "GET /v1/me/player"])
        _ = await harness.run("whoami")
        #expect(harness.screen.take().contains("imported; Spotify ends it six months after its consent"))
    }

    @Test func `a file that is not there, holds nothing or is refused says what to do`() async {
        let garbage = String(repeating: "AQ", count: 40)
        let harness = ShellHarness(
            .prompt, width: 200, scripts: ["empty": "", "prose": "some words\nand more", "old": garbage])
        for (file, words) in [
            (
                "gone",
                "gone does not exist: the application has not been authorised yet.\nTo log in here instead: login\n"
            ),
            (
                "empty",
                "There is no refresh token in empty.\n"
                    + "It must be one line with the token, or spotipy's .cache. To log in here instead: login\n"
            ),
            (
                "prose",
                "There is no refresh token in prose.\n"
                    + "It must be one line with the token, or spotipy's .cache. To log in here instead: login\n"
            ),
            (
                "old",
                "Spotify does not accept the refresh token: it does not belong to this app.\n"
                    + "To log in here instead: login\n"
            ),
        ] {
            _ = await harness.run("login --import \(file)")
            #expect(harness.screen.take() == words)
            #expect(await harness.shell.session.lastStatus.code == 3)
        }
    }

    // MARK: - Scopes

    @Test func `a command that lacks a scope says which, and login adds it without losing others`() async throws {
        let simulator = SpotifySimulator(world: .demo, time: ManualTime())
        let token = try await Self.token(simulator, scopes: ["user-top-read", "user-read-playback-state"])
        let harness = ShellHarness(.prompt, width: 200, scripts: [".pytify": token], of: simulator)
        _ = await harness.run("login --import .pytify")
        _ = harness.screen.take()
        await simulator.clearLog()
        _ = await harness.run("pause")
        #expect(
            harness.screen.take() == """
                pause needs permissions that this login does not have: user-modify-playback-state.
                To add them: login --scope user-modify-playback-state

                """)
        #expect(await harness.shell.session.lastStatus.code == 7)
        #expect(await simulator.log.isEmpty)
        _ = await harness.run("login --scope ugc-image-upload,user-modify-playback-state")
        let scopes = try #require(try await harness.connection.tokens.grant()?.scopes)
        #expect(Set(scopes).isSuperset(of: ["user-top-read", "ugc-image-upload", "user-modify-playback-state"]))
        #expect(Set(scopes).isSuperset(of: Catalogue.scopes.map(\.text)))
    }

    @Test func `a login asks for what the commands need and nothing else`() async throws {
        let harness = ShellHarness(.prompt, width: 200)
        _ = await harness.run("login")
        #expect(try await harness.connection.tokens.grant()?.scopes == Catalogue.scopes.map(\.text))
        _ = harness.screen.take()
        _ = await harness.run("login --scope user-top-raed")
        #expect(harness.screen.take().contains("user-top-raed is not a scope such as user-top-read."))
    }
}
