// The budget as a user sees it: what was spent, what a line would cost, and what happens when it costs more.

import CommandLanguage
import Exchange
import HTTPTypes
import Prompting
import Shell
import ShellCommands
import ShellTesting
import SpotifyAPI
import SpotifyAuth
import SpotifySimulator
import Testing

struct BudgetCommandTests {
    @Test func `budget shows what was spent, by bucket`() async {
        let harness = ShellHarness(.prompt)
        _ = await harness.run("login\nsearch artist radiohead\nalbums 1")
        harness.time.advance(by: .seconds(31))
        _ = await harness.run("search artist björk")
        _ = harness.screen.take()
        let before = harness.counter.count
        _ = await harness.run("budget")
        #expect(
            harness.screen.take() == """
                search         1 in 30 s  2 in 24 h  300 allowed
                artist-albums  0 in 30 s  1 in 24 h   60 allowed
                playlists      0 in 30 s  0 in 24 h  500 allowed
                saved-tracks   0 in 30 s  0 in 24 h  400 allowed
                profile        0 in 30 s  1 in 24 h
                all            1 in 30 s  4 in 24 h

                """)
        #expect(harness.counter.count == before)
    }

    @Test func `what a line would cost is known without asking Spotify, and changes nothing`() async {
        let harness = ShellHarness(.prompt, width: 200)
        _ = await harness.run("login\nsearch artist radiohead")
        _ = harness.screen.take()
        let before = harness.counter.count
        let session = await harness.shell.session
        for (line, answer) in [
            ("albums 1", "at least 1 request (artist-albums); \(Albums.spec.cost)"),
            ("search artist radiohead", "needs no request"),
            ("pause", "at least 1 request (player); \(Pause.spec.cost)"),
            ("echo x", "needs no request"),
            ("liked | count", "at least 1 request (saved-tracks); \(Liked.spec.cost)"),
            ("liked --fresh", "at least 1 request (saved-tracks); \(Liked.spec.cost)"),
            ("search artist radiohead | count", "needs no request"),
            ("search artist radiohead --fresh | count", "at least 1 request (search); \(Search.spec.cost)"),
            ("follow 1", "at least 2 requests (library); \(Follow.spec.cost)"),
        ] {
            #expect(await harness.run("budget " + line) == .done)
            #expect(harness.screen.take() == "\(line): \(answer)\n")
        }
        #expect(harness.counter.count == before)
        var after = await harness.shell.session
        after.lastStatus = session.lastStatus
        #expect(after == session)
        _ = await harness.run("budget albumz")
        #expect(harness.screen.take().contains("albumz"))
        #expect(await harness.shell.session.lastStatus == .usage)
    }

    @Test func `what was read before costs nothing, until it is too old or must be fresh`() async {
        let harness = ShellHarness(.prompt)
        _ = await harness.run("login\nliked")
        _ = harness.screen.take()
        _ = await harness.run("budget liked\nbudget liked --fresh")
        #expect(
            harness.screen.take() == """
                liked: needs no request
                liked --fresh: at least 1 request (saved-tracks); \(Liked.spec.cost)

                """)
        harness.time.advance(by: .seconds(301))
        _ = await harness.run("budget liked")
        #expect(harness.screen.take() == "liked: at least 1 request (saved-tracks); \(Liked.spec.cost)\n")
    }

    @Test(arguments: ["play 3", "albums 3", "liked | where colour = red", "where year = 1"])
    func `a line that could not run fails like the line itself, at its place`(line: String) async {
        var said: [String] = []
        for prefix in ["", "budget "] {
            let script = ShellHarness()
            _ = await script.run("login")
            let before = script.messages.text
            let status = await script.run(prefix + line)
            let text = script.messages.text.dropFirst(before.count)
            said.append(
                "\(status.code) \(text)".replacing(/-c:1:\d+:/) { match in
                    let column = Int(match.output.dropFirst(5).dropLast()) ?? 0
                    return "-c:1:\(column - prefix.utf8.count):"
                })
        }
        #expect(said[0] == said[1])
        #expect(!said[0].hasPrefix("0 "))
    }

    @Test func `budget stands before kept rows, too, and before a line in a variable`() async {
        let harness = ShellHarness(.prompt, width: 200)
        _ = await harness.run("login\nsearch track love | take 2 | as two\nlet line = echo a")
        _ = harness.screen.take()
        for (line, answer) in [
            ("$two | count", "$two | count: needs no request\n"), ("$two:1", "$two:1: needs no request\n"),
            ("$line", "echo a: needs no request\n"),
        ] {
            #expect(await harness.run("budget " + line) == .done)
            #expect(harness.screen.take() == answer)
        }
        _ = await harness.run("budget $two | where colour = red")
        #expect(harness.screen.take().hasPrefix("There is no field colour."))
    }

    /// What must be the same before and after an estimate.
    private static func state(of harness: ShellHarness) async throws -> String {
        var session = await harness.shell.session
        session.lastStatus = .done
        let grant = try await harness.connection.tokens.grant()
        return "\(session) \(grant?.accessToken.revealed() ?? "-") \(harness.scripts.files) \(harness.counter.count)"
            + " \(await harness.simulator.log.count)"
    }

    @Test(arguments: [
        "logout", "login", "login --client-id 00000000000000000000000000000000", "trace record victim", "trace on",
        "exit 3",
        "profile use other", "set mode extended", "let x = 1", "alias x = now", "source script", "history clear --yes",
        "liked | to csv victim --yes", "liked | as kept", "artist 1", "device laptop", "save 1 --yes", "unsave 1 --yes",
        "play 1", "queue add 1", "volume 3", "time now", "try now", "every 5s now", "budget now", "search artist björk",
    ])
    func `nothing of the line happens`(line: String) async throws {
        let harness = ShellHarness(.prompt, scripts: ["victim": "precious", "script": "let y = 2\n"])
        _ = await harness.run("login\nsearch artist radiohead")
        let before = try await Self.state(of: harness)
        _ = await harness.run("budget " + line)
        #expect(try await Self.state(of: harness) == before)
        #expect(await harness.run("search artist radiohead") == .done)
    }

    @Test func `no example of any command does anything behind budget`() async throws {
        let harness = ShellHarness(.prompt, scripts: ["party.juke": "pause\n"])
        _ = await harness.run("login\nsearch artist radiohead\nartist 1\nalbums\ntracks 1\nsearch track love")
        let before = try await Self.state(of: harness)
        for type in ShellCommands.Catalogue.all {
            for example in type.spec.examples {
                _ = await harness.run("budget " + example.line)
                #expect(try await Self.state(of: harness) == before, "\(example.line)")
                #expect(!harness.screen.take().isEmpty, "\(example.line)")
            }
        }
    }

    @Test func `a line that takes more than 20 requests asks, and no sends nothing`() async {
        let harness = ShellHarness(
            .prompt, width: 200, answers: [.text("n", at: SourcePosition()), .text("y", at: SourcePosition())])
        _ = await harness.run("login\nsearch artist radiohead\nalbums 1\ndevice laptop\nsearch track love | take 1")
        _ = await harness.run("album hail to the thief\ntracks\nplay 1")
        _ = harness.screen.take()
        await harness.simulator.clearLog()
        _ = await harness.run("tracks | queue add")
        let log = await harness.simulator.log.count(.post, under: "/v1/me/player/queue")
        #expect(log == 14)
    }

    @Test func `a script says how many it may send`() async {
        let harness = ShellHarness()
        #expect(await harness.run("login; search artist radiohead --max-requests 0") == .limited)
        #expect(
            harness.messages.text.hasSuffix(
                "-c:1:8: This line needs more than the 0 requests it may send.\n"
                    + "To allow more, add to the command: --max-requests N\n"
            ))
        #expect(await harness.run("search artist radiohead --max-requests 1") == .done)
    }

    @Test func `a ceiling stops a script with 6, asks at a prompt, and --spend goes beyond`() async {
        let script = ShellHarness()
        _ = await script.run("login; search artist radiohead; artist 1")
        for number in 0..<60 {
            _ = await script.run("albums --fresh")
            #expect(await script.shell.session.lastStatus == .done, "\(number)")
        }
        #expect(await script.run("albums --fresh") == .limited)
        #expect(
            script.messages.text.hasSuffix(
                "60 artist-albums requests were sent in 24 hours, which is juke's own ceiling for them.\n"
                    + "To go beyond it: --spend. See: budget\n"))
        #expect(await script.run("albums") == .done)
        #expect(await script.run("albums --fresh --spend") == .done)
    }

    @Test func `a used-up quota is remembered, told with its end, and other commands go on`() async {
        let harness = ShellHarness(.prompt, width: 200)
        _ = await harness.run("login\nsearch artist radiohead")
        await harness.simulator.inject(
            .limited(LimitAnswer(.quota, retryAfter: "7200")), for: RequestMatcher(pathPrefix: "/v1/search"), .first(1))
        _ = harness.screen.take()
        _ = await harness.run("search artist abba")
        let first = harness.screen.take()
        #expect(first.hasPrefix("The daily quota for search is used up until 13:"))
        #expect(first.contains("(in 2 h)"))
        let before = harness.counter.count
        _ = await harness.run("search artist abba")
        #expect(harness.screen.take().contains("Nothing was sent."))
        #expect(await harness.shell.session.lastStatus == .limited)
        #expect(harness.counter.count == before)
        #expect(await harness.run("now") == .done)
        _ = harness.screen.take()
        _ = await harness.run("budget --columns name,closed,reason")
        #expect(harness.screen.take().contains("quota"))
    }

    @Test func `rows from the cache say their age`() async {
        let harness = ShellHarness(.prompt)
        _ = await harness.run("login\nsearch artist radiohead\nalbums 1")
        harness.time.advance(by: .seconds(720))
        _ = harness.screen.take()
        _ = await harness.run("albums radiohead")
        #expect(harness.screen.take().hasSuffix("12 min ago. To ask Spotify again: --fresh\n"))
    }

    @Test func `in scripts too, on standard error, once for a line`() async {
        let script = ShellHarness()
        let line = "liked; liked | count"
        _ = await script.run("login; liked | count")
        script.time.advance(by: .seconds(59))
        let before = script.messages.text
        _ = await script.run(line)
        #expect(script.messages.text == before)
        script.time.advance(by: .seconds(61))
        _ = await script.run(line + "\n" + line)
        #expect(
            script.messages.text.dropFirst(before.count)
                == "From 2 min ago. To ask Spotify again: --fresh\nFrom 2 min ago. To ask Spotify again: --fresh\n")
        #expect(!script.output.text.contains("ago"))
        let kept = script.messages.text
        _ = await script.run("liked --fresh")
        #expect(script.messages.text == kept)
    }
}
