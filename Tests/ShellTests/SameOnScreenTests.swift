// What the screen shows as the same is the same to every command on rows: durations to the second, and things that have
// no identity.

import CommandLanguage
import Exchange
import HTTPTypes
import Prompting
import Rendering
import Rows
import Shell
import ShellCommands
import ShellTesting
import SpotifyAPI
import SpotifySimulator
import Testing

struct SameOnScreenTests {
    /// The simulator with durations as Spotify's are, with milliseconds: 499 more for each.
    private struct FineExchange: Exchange {
        let inner: any Exchange

        func send(_ request: HTTPRequest, body: [UInt8]) async throws(ExchangeError) -> (HTTPResponse, [UInt8]) {
            var (response, answer) = try await inner.send(request, body: body)
            let text = String(decoding: answer, as: UTF8.self).replacing(/("duration_ms":\s*\d+)000\b/) { $0.1 + "499" }
            answer = Array(text.utf8)
            response.headerFields[.contentLength] = String(answer.count)
            return (response, answer)
        }
    }

    private static func output(_ line: String, fine: Bool = false) async -> (text: String, requests: Int) {
        let time = ManualTime()
        let simulator = SpotifySimulator(world: .demo, time: time)
        let harness = ShellHarness(network: fine ? FineExchange(inner: simulator) : nil, of: simulator, time: time)
        _ = await harness.run("login; search album \"OK Computer\" | take 1 | as ok; album $ok")
        let (text, count) = (harness.output.text, harness.counter.count)
        #expect(await harness.run(line) == .done, "\(harness.messages.text)")
        return (String(harness.output.text.dropFirst(text.count)), harness.counter.count - count)
    }

    @Test(arguments: [
        // Airbag is 4:47, and 287.499 s.
        ("tracks | where duration = 4:47 | select name", "Airbag\n"),
        ("tracks | where duration != 4:47 | count", "11\n"), ("tracks | where duration in (4:47, 6:27) | count", "2\n"),
        ("tracks | where duration <= 4:47 and duration >= 4:47 | count", "1\n"),
        ("tracks | where duration > 4:47 and duration < 4:48 | count", "0\n"),
        ("tracks | where duration = 4:47.499 | count", "1\n"), ("tracks | where duration = 4:47.4 | count", "0\n"),
        ("tracks | where duration > 287.2s and duration < 287.5s | count", "1\n"),
        ("tracks | take 1 | as a | any; tracks | where duration in $a | count", "1\n"),
        ("tracks | group duration | count", "11\n"), ("tracks | unique duration | count", "11\n"),
        ("tracks | take 1 | select duration --json", "[\n{\"duration\":287.499}\n]\n"),
    ])
    func `durations are what is shown of them, unless milliseconds are typed`(line: String, expected: String) async {
        #expect(await Self.output(line, fine: true).text == expected)
    }

    @Test(arguments: [
        ("liked | group year | take 1 | play", "is a group, not a track"),
        ("devices | take 1 | play", "Laptop is a device"),
        ("liked | group year | take 1 | save", "is a group, not a track"),
        ("liked | group year | take 1 | albums", "is a group, not an artist"),
    ])
    func `what has no identity says so`(line: String, words: String) async {
        let harness = ShellHarness()
        _ = await harness.run("login")
        #expect(await harness.run(line) == .usage)
        #expect(harness.messages.text.contains(words), "\(harness.messages.text)")
    }

    @Test func `the place of a failure that is no slip`() async {
        let harness = ShellHarness()
        #expect(await harness.run("login\n  search zzqq").code == 4)
        #expect(harness.messages.text.hasSuffix("-c:2:3: Nothing found for zzqq.\n"), "\(harness.messages.text)")
    }

    @Test func `the pages of a search are foreseen`() async {
        let harness = ShellHarness(world: .generated(seed: 1, tracks: 3_000))
        _ = await harness.run("login")
        let before = harness.counter.count
        #expect(await harness.run("search track year:1900-2030 | sort name").code == 6)
        #expect(harness.counter.count - before == 1)
        #expect(harness.messages.text.contains("This line needs "), "\(harness.messages.text)")
        #expect(await harness.run("search track year:1900-2030 --fresh | sort name --max-requests 3").code == 6)
        #expect(harness.messages.text.contains("--max-requests allows 3"), "\(harness.messages.text)")
    }

    @Test func `what is foreseen beyond a limit is not said to be sent`() async {
        let harness = ShellHarness()
        _ = await harness.run("login; play liked; liked | take 30 | as l | any")
        #expect(await harness.run("queue add $l --max-requests 5").code == 6)
        #expect(
            harness.messages.text.hasSuffix(
                "-c:1:1: This line needs 30 requests; --max-requests allows 5. None was sent.\n"
                    + "To allow more: --max-requests 30\n"), "\(harness.messages.text)")
    }

    @Test func `an estimate knows the pages of a list that was seen`() async {
        let harness = ShellHarness()
        _ = await harness.run("login; liked | take 1 | any; budget liked --fresh | count")
        #expect(harness.output.text.contains("\t2\tsaved-tracks"), "\(harness.output.text)")
    }

    @Test func `what was cut off is not all of the liked songs`() async {
        let harness = ShellHarness(.prompt)
        _ = await harness.run("login; liked | take 2")
        _ = await harness.run("more")
        #expect(harness.messages.text.contains("No more rows: this listing has 2 rows."), "\(harness.messages.text)")
        _ = await harness.run("play 9")
        #expect(harness.messages.text.contains("this listing (liked | take 2) has only 2 rows."))
    }

    @Test func `fixed words may be quoted, and an alias that leads nowhere names no shortcut`() async {
        let harness = ShellHarness()
        #expect(
            await harness.run("login; play liked; let m = on; shuffle $m; repeat \"off\"; top \"artists\" | to \"csv\"")
                == .done)
        #expect(await harness.run("alias a = b; a").code == 2)
        #expect(harness.messages.text.hasSuffix("There is no command b.\nDid you mean budget, bug-report or back?\n"))
        #expect(await harness.run("info album:1989").code == 4)
        #expect(harness.messages.text.hasSuffix("or quote a name: album:\"1989\"\n"), "\(harness.messages.text)")
    }
}
