// Logging in as the user sees it: the guide, pasting, scripts. The methods with a secret, logins of other programs,
// scopes and how long it all lasts have files of their own.

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

struct LoginTests {
    private static let app = SimulatorConfiguration.demoClientID

    private static func typed(_ lines: String...) -> [LineEvent] { lines.map { .text($0, at: SourcePosition()) } }

    // MARK: - The first time

    @Test func `the first login is a guide, and a wrong client ID is asked for again`() async {
        let harness = ShellHarness(
            .prompt, width: 200, answers: Self.typed("my app", Self.app), login: LoginSetup(isBuiltIn: false))
        #expect(await harness.run("login") == .done)
        #expect(
            harness.screen.take() == """
                juke needs a Spotify app of your own. Making one takes two minutes, and only once:
                  1  Open https://developer.spotify.com/dashboard and choose Create app.
                     You need Spotify Premium for it. Tick Web API.
                  2  Enter this as redirect URI, exactly:  http://127.0.0.1/callback
                  3  In the app's settings, under User Management, add yourself:
                     the name and e-mail address of your Spotify account.
                  4  Copy the app's client ID.

                That is not a client ID, which has 32 hexadecimal digits; this has 6 characters.
                Logged in as Demo Listener. The login ends on 18 May 2027.
                Three lines to try; all commands: help
                  search artist radiohead
                  play 1
                  liked | where year < 1980

                """)
        // The app is remembered, also when the login is gone.
        _ = await harness.run("logout\nlogin")
        #expect(
            harness.screen.take()
                == "Logged out.\nLogged in as Demo Listener. The login ends on 18 May 2027.\n"
                + "Three lines to try; all commands: help\n"
                + "  search artist radiohead\n  play 1\n  liked | where year < 1980\n"
        )
    }

    @Test func `leaving the guide leaves nothing behind`() async throws {
        let harness = ShellHarness(.prompt, width: 200, answers: [.interrupted], login: LoginSetup(isBuiltIn: false))
        _ = await harness.run("login")
        #expect(harness.screen.take().hasSuffix("Copy the app's client ID.\n\nNothing was done.\n"))
        #expect(try await harness.connection.tokens.grant() == nil)
        #expect(await harness.simulator.log.isEmpty)
    }

    @Test func `a script that has no client ID says what to give`() async {
        let harness = ShellHarness(login: LoginSetup(isBuiltIn: false))
        #expect(await harness.run("login") == .usage)
        #expect(
            harness.messages.text
                == "-c:1:1: The client ID of your app is missing, and juke cannot ask for it here.\n"
                + "Type: login --client-id ID, or set JUKE_CLIENT_ID\n")
    }

    // MARK: - By paste, and by standard input

    /// The address at which the browser of a user who consents ends up.
    private static func callback(_ simulator: SpotifySimulator, _ address: String) async -> String {
        guard case .redirect(let location) = await simulator.approve(address) else { return "refused" }
        return location
    }

    @Test func `a pasted address is taken, a wrong one asked for again`() async {
        let harness = ShellHarness(
            .prompt, width: 200,
            login: LoginSetup(
                decision: .pastes { simulator, address in
                    let answer = await Self.callback(simulator, address)
                    return ["nonsense", answer.replacing("state=", with: "state=x"), answer]
                }))
        _ = await harness.run("login --no-browser")
        let lines = harness.screen.take().split(separator: "\n").map(String.init)
        #expect(lines[0] == "Open this address in a browser, on this machine or another:")
        #expect(lines[1].hasPrefix("https://accounts.spotify.com/authorize?client_id=\(Self.app)&response_type=code"))
        #expect(lines[2] == "That is not the address: it begins with http://127.0.0.1 and contains code= and state=.")
        #expect(lines[3] == "That address belongs to another login.")
        #expect(lines[4] == "Logged in as Demo Listener. The login ends on 18 May 2027.")
        #expect(lines[5].hasPrefix("Three lines to try"))
        #expect(lines.count == 9)
        #expect(await harness.simulator.log.tokenRequests() == 1)
    }

    @Test func `a denial is one sentence, status 3, and keeps the login there is`() async throws {
        let simulator = SpotifySimulator(world: .demo, time: ManualTime())
        let harness = ShellHarness(.prompt, width: 200, of: simulator, login: LoginSetup(decision: .denies))
        _ = await harness.run("login")
        #expect(harness.screen.take() == "The consent was refused. Nothing was changed.\nTo ask again: login\n")
        #expect(await harness.shell.session.lastStatus.code == 3)
        #expect(await simulator.log.tokenRequests() == 0)
    }

    /// The address in what was shown.
    private static func address(in shown: String) -> String {
        shown.split(separator: "\n").map(String.init).last { $0.hasPrefix("https://accounts") } ?? ""
    }

    @Test func `a script that may not wait prints the address, and goes on with standard input`() async {
        let harness = ShellHarness(
            login: LoginSetup(
                isBuiltIn: false, decision: .nothing, audience: .noOne,
                standardInput: { await Self.callback($0, Self.address(in: $1)) }))
        #expect(await harness.run("login --client-id \(Self.app)") == .notLoggedIn)
        #expect(
            harness.messages.text.hasSuffix(
                "-c:1:1: This login needs your consent in a browser.\n"
                    + "Open the address above; then, within ten minutes: login --redirect-url -\n"))
        #expect(await harness.simulator.log.isEmpty)
        let before = harness.messages.text
        #expect(await harness.run("login --redirect-url -\nnow") == .done)
        // The login that was begun is the one that continues: no other address is shown.
        #expect(
            harness.messages.text.dropFirst(before.count)
                == "Logged in as Demo Listener. The login ends on 18 May 2027.\nNothing is playing.\n")
        #expect(await harness.run("login --redirect-url \(Self.address(in: before))") == .notLoggedIn)
        #expect(harness.messages.text.hasSuffix(Self.nothingPending))
    }

    private static let nothingPending =
        "No login is waiting for an answer.\nStart one: login\n"

    @Test func `an address for no login is not read, and begins none`() async {
        let harness = ShellHarness(
            login: LoginSetup(
                decision: .nothing,
                standardInput: { _, _ in
                    Issue.record("standard input was read")
                    return "http://127.0.0.1/callback?code=x&state=y"
                }))
        #expect(await harness.run("login --redirect-url -") == .notLoggedIn)
        #expect(harness.messages.text == "-c:1:1: " + Self.nothingPending)
        #expect(await harness.simulator.log.isEmpty)
    }

    @Test func `a consent that was refused ends the login that was begun`() async {
        let harness = ShellHarness(
            login: LoginSetup(
                isBuiltIn: false, decision: .nothing, audience: .noOne,
                standardInput: { simulator, shown in
                    guard case .redirect(let location) = await simulator.deny(Self.address(in: shown)) else {
                        return "refused"
                    }
                    return location
                }))
        _ = await harness.run("login --client-id \(Self.app)")
        #expect(await harness.run("login --redirect-url -") == .notLoggedIn)
        #expect(
            harness.messages.text.hasSuffix("The consent was refused. Nothing was changed.\nTo ask again: login\n"))
        #expect(await harness.run("login --redirect-url -") == .notLoggedIn)
        #expect(harness.messages.text.hasSuffix(Self.nothingPending))
    }

    @Test func `after another login's answer the one that was begun can still be finished`() async {
        let answers = Mutex(["http://127.0.0.1/callback?code=x&state=y", "nonsense"])
        let harness = ShellHarness(
            login: LoginSetup(
                isBuiltIn: false, decision: .nothing, audience: .noOne,
                standardInput: { simulator, shown in
                    let wrong = answers.withLock { $0.isEmpty ? nil : $0.removeFirst() }
                    if let wrong { return wrong }
                    return await Self.callback(simulator, Self.address(in: shown))
                }))
        _ = await harness.run("login --client-id \(Self.app)")
        let step = "The address shown is still waiting; open it, then: login --redirect-url -\n"
        for words in [
            "The address belongs to another login and was not used.",
            "That is not the address the browser was sent to.",
        ] {
            #expect(await harness.run("login --redirect-url -") == .notLoggedIn)
            #expect(harness.messages.text.hasSuffix(words + "\n" + step))
        }
        #expect(await harness.run("login --redirect-url -") == .done)
    }

    @Test func `a login that was begun is forgotten after ten minutes, and another's answer is not taken`() async {
        let harness = ShellHarness(
            login: LoginSetup(
                isBuiltIn: false, decision: .nothing, audience: .noOne,
                standardInput: { _, _ in "http://127.0.0.1/callback?code=x&state=y" }))
        _ = await harness.run("login --client-id \(Self.app)")
        #expect(await harness.run("login --redirect-url -") == .notLoggedIn)
        #expect(
            harness.messages.text.hasSuffix(
                "The address belongs to another login and was not used.\n"
                    + "The address shown is still waiting; open it, then: login --redirect-url -\n"))
        harness.time.advance(by: .seconds(601))
        #expect(await harness.run("login --redirect-url http://127.0.0.1/callback?code=x&state=y") == .notLoggedIn)
        #expect(harness.messages.text.hasSuffix(Self.nothingPending))
        #expect(await harness.simulator.log.tokenRequests() == 0)
    }

    @Test func `a client ID that was typed is known after Ctrl-C at the consent, and can be corrected`() async throws {
        let typed = Self.app.uppercased()
        let harness = ShellHarness(
            .prompt, width: 200, answers: Self.typed(typed),
            login: LoginSetup(isBuiltIn: false, decision: .pastes { _, _ in [] }))
        // The line of the client ID comes from the one who pastes: nothing is pasted.
        _ = await harness.run("login --client-id \(typed)")
        #expect(harness.screen.take().contains("authorize?client_id=\(Self.app)&"))
        let asked = ShellHarness(
            .prompt, width: 200, answers: Self.typed(typed), login: LoginSetup(isBuiltIn: false, decision: .gone))
        _ = await asked.run("login")
        #expect(asked.screen.take().hasSuffix("\nInterrupted.\n"))
        #expect(await asked.simulator.log.isEmpty)
        _ = await asked.run("login")
        #expect(
            asked.screen.take() == "For the app \(Self.app). To use another: login --client-id ID\nInterrupted.\n")
    }

    @Test func `client IDs are written in small letters, wherever they come from`() async throws {
        for line in ["login --client-id \(Self.app.uppercased())", "set client-id \(Self.app.uppercased())\nlogin"] {
            let harness = ShellHarness(.prompt, width: 200, login: LoginSetup(isBuiltIn: false))
            _ = await harness.run(line)
            #expect(try await harness.connection.tokens.grant()?.clientID == Self.app)
        }
    }
}
