// The methods of a login that need the app's secret: where the secret comes from, what each method can do, and what of
// the options does not go together. The login without a secret is LoginTests.

import Exchange
import HTTPTypes
import Prompting
import Shell
import ShellCommands
import ShellTesting
import SpotifyAuth
import SpotifySimulator
import Testing

struct LoginMethodTests {
    private static let app = SimulatorConfiguration.demoClientID
    private static let secret = SimulatorConfiguration.demoClientSecret

    private static func typed(_ lines: String...) -> [LineEvent] { lines.map { .text($0, at: SourcePosition()) } }

    @Test(arguments: ["set auth.method client-credentials; login", "login --client-credentials", "login --with-secret"])
    func `a script without the secret is told where to put it`(line: String) async {
        let harness = ShellHarness(login: LoginSetup(isBuiltIn: false))
        #expect(await harness.run(line.replacing("login", with: "login --client-id \(Self.app)")) == .usage)
        #expect(
            harness.messages.text.hasSuffix(
                "The client secret of your app is missing, and juke cannot ask for it here.\n"
                    + "Set JUKE_CLIENT_SECRET, or name a file that holds it: set auth.secret-file PATH\n"))
        #expect(await harness.simulator.log.isEmpty)
    }

    @Test(arguments: [false, true])
    func `a secret that is refused says what is kept, and how to try again`(isLoggedIn: Bool) async {
        let wrong = Self.typed("wrong")
        let harness = ShellHarness(
            .prompt, width: 200, configuration: .withSecret, answers: wrong, login: LoginSetup(isBuiltIn: false))
        if isLoggedIn { _ = await harness.run("login --client-id \(Self.app)") }
        _ = harness.screen.take()
        _ = await harness.run("login --client-credentials --client-id \(Self.app)")
        #expect(
            harness.screen.take() == """
                Spotify does not accept the client secret of your app.\(isLoggedIn ? " The login was kept." : "")
                Check JUKE_CLIENT_SECRET or set auth.secret-file, then: login --client-credentials

                """)
    }

    @Test(arguments: ["--with-secret", "set"])
    func `with a secret the app proves itself, and refreshes with it`(way: String) async throws {
        let harness = ShellHarness(
            .prompt, width: 200, configuration: .withSecret, answers: Self.typed(Self.secret),
            login: LoginSetup(isBuiltIn: false))
        let login = way == "set" ? "set auth.method secret\nlogin" : "login --with-secret"
        _ = await harness.run(
            login.replacing("\nlogin", with: "\nlogin --client-id \(Self.app)")
                .replacing("login --with", with: "login --client-id \(Self.app) --with"))
        #expect(
            harness.screen.take().hasPrefix(
                "Logged in as Demo Listener. The login ends on 18 May 2027.\nThree lines to try"))
        harness.time.advance(by: .seconds(3600))
        _ = await harness.run("now")
        let requests = await harness.simulator.log.filter { $0.path == "/api/token" }
        #expect(requests.map(\.grantType) == ["authorization_code", "refresh_token"])
        #expect(requests.allSatisfy { $0.headers[.authorization]?.hasPrefix("Basic ") == true })
        #expect(requests.allSatisfy { $0.status == 200 })
        // Asked for once; the next login knows it.
        _ = await harness.run("login --renew")
        #expect(harness.screen.take().hasPrefix("Nothing is playing.\nLogged in as Demo Listener."))
    }

    @Test func `a secret from the environment is not stored, one from a file is`() async throws {
        let environment = ShellHarness(
            configuration: .withSecret,
            login: LoginSetup(isBuiltIn: false, environmentSecret: Self.secret))
        #expect(await environment.run("login --with-secret --client-id \(Self.app)") == .done)
        #expect(try await environment.connection.tokens.grant()?.clientSecret == nil)
        let file = ShellHarness(
            configuration: .withSecret, scripts: ["app.secret": Self.secret + "\n"],
            login: LoginSetup(isBuiltIn: false))
        let line = "set auth.secret-file app.secret; login --with-secret --client-id \(Self.app)"
        #expect(await file.run(line) == .done)
        #expect(try await file.connection.tokens.grant()?.clientSecret == SpotifyAuth.Secret(Self.secret))
    }

    @Test func `client credentials reach the catalogue, and users' commands say so before any request`() async {
        let harness = ShellHarness(.prompt, width: 200, configuration: .withSecret)
        _ = await harness.run("login --client-credentials")
        #expect(harness.screen.take() == "Logged in with client credentials: for the catalogue, without a user.\n")
        #expect(await harness.simulator.log.lines == ["POST /api/token"])
        _ = await harness.run("search artist radiohead")
        #expect(await harness.shell.session.lastStatus == .done)
        _ = harness.screen.take()
        await harness.simulator.clearLog()
        for (command, name) in [("play 1", "play"), ("now", "now"), ("search track x | play", "play")] {
            _ = await harness.run(command)
            #expect(
                harness.screen.take() == """
                    \(name) needs a user, and a login with client credentials has none. No request was sent.
                    Log in as yourself: login

                    """)
            #expect(await harness.shell.session.lastStatus.code == 7)
        }
        #expect(await harness.simulator.log.isEmpty)
        // An hour later the app asks again, without a user.
        harness.time.advance(by: .seconds(3600))
        _ = await harness.run("search artist björk")
        #expect(await harness.simulator.log.lines == ["POST /api/token", "GET /v1/search"])
    }

    @Test(arguments: [
        ("login --import a --renew", "--import and --renew cannot be used together."),
        ("login --client-credentials --with-secret", "--client-credentials and --with-secret cannot be used together."),
        ("login --redirect-url - --no-browser", "--redirect-url and --no-browser cannot be used together."),
        ("login --client-id abc", "abc is not a client ID: 32 hexadecimal digits."),
        ("set auth.method magic", "magic is not one of pkce, secret, client-credentials."),
        (
            "set auth.redirect-uri http://localhost/callback",
            "http://localhost/callback is not an address like http://127.0.0.1/callback, as registered."
        ),
    ])
    func `what does not go together is refused before anything happens`(line: String, words: String) async {
        let harness = ShellHarness(.prompt, width: 200)
        _ = await harness.run(line)
        #expect(harness.screen.take().contains(words))
        #expect(await harness.shell.session.lastStatus == .usage)
        #expect(await harness.simulator.log.isEmpty)
    }
}
