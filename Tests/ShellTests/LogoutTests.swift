// `logout`: what it deletes, what it keeps, and that Spotify is not asked.

import Exchange
import Library
import Shell
import ShellCommands
import ShellTesting
import SpotifyAuth
import SpotifySimulator
import Testing

struct LogoutTests {
    @Test func `it leaves no token and no row, and the next use asks Spotify again`() async throws {
        let harness = ShellHarness(.prompt, width: 200)
        _ = await harness.run("login\nsearch artist radiohead\nlogout")
        #expect(try await harness.connection.tokens.grant() == nil)
        #expect(await harness.shell.session.listings.isEmpty)
        _ = await harness.run("login")
        await harness.simulator.clearLog()
        _ = await harness.run("search artist radiohead")
        #expect(await harness.simulator.log.lines == ["GET /v1/search"])
        _ = harness.screen.take()
        _ = await harness.run("logout\nlogout")
        #expect(harness.screen.take() == "Logged out.\nYou were not logged in.\n")
    }

    @Test func `a dry run keeps the login`() async {
        let harness = ShellHarness()
        #expect(await harness.run("login\nlogout --dry-run\nwhoami") == .done)
        #expect(harness.messages.text.contains("Would log out.\n"), "\(harness.messages.text)")
        #expect(harness.output.text.hasPrefix("Demo Listener\t"), "\(harness.output.text)")
    }

    @Test func `it sends nothing, and takes no words`() async throws {
        let harness = await ShellHarness(.prompt).prepared()
        #expect(
            await harness.result(of: "logout now")
                == .refused("Unexpected argument: now\n  logout now\n         ^^^\nusage: logout [--keep-plays]\n"))
        #expect(try await harness.connection.tokens.grant() != nil)
        #expect(await harness.result(of: "logout") == LineResult(messages: "Logged out.\n"))
        #expect(try await harness.connection.tokens.grant() == nil)
    }

    @Test func `plans and rules go with the login, and that is said`() async throws {
        let log = InMemoryChangeLog()
        let harness = await ShellHarness(.prompt, changeLog: log).prepared()
        _ = await log.openPlan(of: "test", at: harness.time.now)
        await log.setRule("This week", Rule(pipeline: "liked"))
        await log.setRule("Other", Rule(pipeline: "recent"))
        #expect(await harness.result(of: "logout") == LineResult(messages: "Logged out. Deleted: 2 rules.\n"))
        #expect(await log.rules().isEmpty)
        #expect(await !log.hasPlan(of: "test"))
    }

    @Test func `plays go with the login unless they are to stay`() async throws {
        let harness = await ShellHarness(.prompt).prepared(by: "recent")
        let count = await harness.plays.count()
        #expect(count > 1)
        #expect(await harness.result(of: "logout --keep-plays") == LineResult(messages: "Logged out.\n"))
        #expect(await harness.plays.count() == count)
        #expect(await harness.result(of: "logout --dry-run") == LineResult(messages: "Would log out.\n"))
        #expect(await harness.plays.count() == count)
        #expect(
            await harness.result(of: "logout")
                == LineResult(messages: "You were not logged in. Deleted: \(count) plays.\n"))
        #expect(await harness.plays.count() == 0)
    }
}
