// `trace`, which shows, records and replays requests: lines for people, recordings that answer alone, and never a token
// in either.

import Exchange
import Prompting
import Shell
import ShellCommands
import ShellTesting
import SpotifyAPI
import SpotifySimulator
import Testing

struct TraceCommandTests {
    @Test func `the trace has a line for every request and every answer from the cache`() async {
        let harness = ShellHarness(.prompt)
        _ = await harness.run("trace on\nlogin\nsearch artist radiohead\nsearch artist radiohead\ntrace off\nnow")
        let lines = harness.screen.take().split(separator: "\n").filter { $0.contains("  ") && $0.contains(" /") }
        let cut = lines.map { String($0.drop { $0 != " " }.dropFirst(2)).replacing(/[ ]{2}\d+ B/, with: "") }
        #expect(
            cut == [
                "POST /api/token  200  0 ms  wire", "GET /v1/me  200  0 ms  wire  token 0 min",
                "GET /v1/search?q=radiohead&type=artist&limit=10&offset=0  200  0 ms  wire  token 0 min",
                "GET /v1/search?q=radiohead&type=artist&limit=10&offset=0  200  cache",
            ])
        #expect(lines.allSatisfy { $0.contains(" B  ") })
    }

    @Test func `attempts are told apart`() async throws {
        let harness = ShellHarness(.prompt)
        _ = await harness.run("login\ntrace on log")
        await harness.simulator.inject(.status(503), for: RequestMatcher(pathPrefix: "/v1/me/player"), .first(2))
        _ = await harness.run("now")
        let lines = try harness.scripts.read("log").split(separator: "\n")
        #expect(lines.count == 3)
        #expect(lines[0].contains("503") && !lines[0].contains("attempt"))
        #expect(lines[1].contains("503  attempt 2"))
        #expect(lines[2].contains("attempt 3"))
    }

    @Test func `a recording answers without login or network, and knows nothing else`() async throws {
        let first = ShellHarness(.prompt, width: 200)
        _ = await first.run("login\nsearch artist radiohead\ntrace record tape")
        _ = first.screen.take()
        let lines = "search artist radiohead\nalbums 1\ntracks 7\nplay 2"
        _ = await first.run(lines)
        let shown = first.screen.take()
        let tape = try first.scripts.read("tape")
        #expect(!tape.contains("Bearer"))
        #expect(!tape.contains("token"))

        let second = ShellHarness(.prompt, width: 200, scripts: ["tape": tape])
        _ = await second.run("trace replay tape")
        _ = await second.run(lines)
        #expect(second.screen.take() == shown)
        #expect(second.counter.count == 0)
        _ = await second.run("search artist björk")
        let unknown = second.screen.take()
        #expect(unknown.contains("This request is not in the recording: GET /v1/search?q=bj%C3%B6rk"))
        #expect(
            unknown.hasSuffix("\nTo ask Spotify: trace off. To record it: trace record FILE, then the lines again.\n"))
        #expect(await second.shell.session.lastStatus == .unavailable)
        _ = await second.run("trace off\nnow")
        #expect(second.screen.take() == "You are not logged in.\nType: login\n")
    }

    @Test func `a recording names no one, and plays for its owner and for others`() async throws {
        let lines = """
            doctor
            playlists
            tracks playlist:"Kitchen Party"
            playlist rename "Road Songs" Roads
            """
        let first = ShellHarness(.prompt, width: 200)
        _ = await first.run("login\nplaylists\ntrace record tape")
        _ = first.screen.take()
        _ = await first.run(lines)
        let tape = try first.scripts.read("tape")
        #expect(first.screen.take().contains("Roads"))
        for person in World.demoPeople {
            #expect(!tape.contains(person.id), "\(tape)")
            #expect(!tape.contains("\\\"display_name\\\":\\\"\(person.displayName ?? "-")"))
        }
        #expect(!tape.contains(SimulatorConfiguration.demoClientID))
        #expect(tape.contains("own-listener") && tape.contains("listener-2"))
        // Its owner may change what is theirs, as when it was recorded; the name of a person is another one.
        for login in ["login", "login --as Mira", ""] {
            let second = ShellHarness(.prompt, width: 200, scripts: ["tape": tape])
            _ = await second.run(login)
            _ = await second.run("trace replay tape")
            await second.simulator.clearLog()
            _ = second.screen.take()
            _ = await second.run(lines)
            let shown = second.screen.take()
            #expect(shown.contains("Kitchen Party"), "\(shown)")
            #expect(await second.simulator.log.isEmpty)
            if !login.isEmpty { #expect(shown.contains("Roads"), "\(shown)") }
        }
    }

    @Test func `a recording replaces another file only when that is said`() async throws {
        let script = ShellHarness(scripts: ["notes": "mine"])
        #expect(await script.run("trace record notes") == .failed)
        #expect(script.messages.text == "-c:1:1: notes already exists.\nTo replace it: --yes\n")
        #expect(try script.scripts.read("notes") == "mine")
        #expect(await script.run("trace record notes --yes") == .done)
        #expect(try script.scripts.read("notes") == "")
        let answers = [LineEvent.text("n", at: SourcePosition()), .text("y", at: SourcePosition())]
        let prompt = ShellHarness(.prompt, scripts: ["notes": "mine"], answers: answers)
        _ = await prompt.run("trace record notes")
        #expect(try prompt.scripts.read("notes") == "mine")
        _ = await prompt.run("trace record notes")
        #expect(try prompt.scripts.read("notes") == "")
    }

    @Test func `what is no recording says which line`() async {
        let harness = ShellHarness(.prompt, scripts: ["notes": "{}\n"])
        _ = await harness.run("trace replay notes")
        #expect(harness.screen.take() == "Line 1 does not belong to a recording.\nTo make one: trace record FILE\n")
        _ = await harness.run("trace replay gone")
        #expect(
            harness.screen.take().hasPrefix(
                "gone cannot be read: No such file or directory.\n"
                    + "Check the path. Relative paths start at the script's folder,"
            )
        )
    }

    @Test(arguments: [
        ("trace", 6, "trace needs one of on, off, record or replay, such as: trace on", usage),
        ("trace x", 7, "x is not on, off, record or replay.", "Type: help trace"),
        ("trace record", 1, "trace needs a file, such as: trace record session.tape", usage),
        ("trace replay", 1, "trace needs a file, such as: trace record session.tape", usage),
        ("trace record ''", 14, "Nothing is given for FILE.", "Type: help trace"),
        ("trace on a b", 12, "Unexpected argument: b", usage),
    ])
    func `what it cannot do is refused, and no file is made`(
        line: String, column: Int, message: String, step: String
    ) async {
        let harness = ShellHarness()
        #expect(await harness.result(of: line) == .refused("-c:1:\(column): \(message)\n\(step)\n"))
        #expect(harness.scripts.files == [:])
    }

    private static let usage = "usage: trace {on|off|record|replay} [FILE] [--yes]"
}
