// Numbers as no Spotify should send them: beyond every type, below nothing, with a fraction. They are cut to what can
// be, or left out, and arithmetic with them ends in a number or a sentence.

import Exchange
import HTTPTypes
import Shell
import ShellCommands
import ShellTesting
import SpotifyAPI
import SpotifySimulator
import Testing

struct OddNumberTests {
    private static let huge = "9223372036854775807"
    private static let least = "-9223372036854775808"

    private static func tracks(_ fields: String...) -> String {
        let items = fields.enumerated().map { index, fields in
            #"{"track":{"uri":"spotify:track:000000000000000000000\#(index)","name":"T\#(index)",\#(fields)}}"#
        }
        return #"{"items":[\#(items.joined(separator: ","))],"limit":50,"total":\#(fields.count),"next":null}"#
    }

    private static func devices(_ volume: String) -> String {
        let device = { (id: String, isActive: Bool) in
            #"{"id":"\#(id)","name":"\#(id)","type":"Computer","is_active":\#(isActive),"volume_percent":\#(volume)}"#
        }
        return #"{"devices":[\#(device("A", true)),\#(device("B", false))]}"#
    }

    private static func playing(_ volume: String, _ progress: String) -> String {
        #"{"device":{"id":"A","name":"A","is_active":true,"volume_percent":\#(volume)},"is_playing":true,"#
            + #""progress_ms":\#(progress),"item":{"type":"track","uri":"spotify:track:0000000000000000000000","#
            + #""name":"T","duration_ms":\#(progress)},"currently_playing_type":"track"}"#
    }

    /// A line, the path it asks, the answer, and what is printed.
    @Test(arguments: [
        (
            "liked | count", "/v1/me/tracks",
            #"{"items":[{"track":{"uri":"spotify:track:0000000000000000000000"}}],"#
                + #""total":\#(least),"limit":50,"next":null}"#,
            "1\n"
        ),
        ("liked | sum track", "/v1/me/tracks", tracks(#""track_number":\#(huge)"#, #""track_number":\#(huge)"#), "0\n"),
        ("liked | sum track", "/v1/me/tracks", tracks(#""track_number":-3"#, #""track_number":4"#), "4\n"),
        ("liked | sum track", "/v1/me/tracks", tracks(#""track_number":2.0"#, #""track_number":"5""#), "2\n"),
        (
            "liked | sum duration --json", "/v1/me/tracks",
            tracks(#""duration_ms":\#(huge)"#, #""duration_ms":\#(huge)"#),
            #"{"kind":"total","name":"sum of duration","uri":null,"id":null,"#
                + #""url":null,"value":null,"duration":6324480000,"date":null}"#
                + "\n"
        ),
        (
            "liked | sum duration", "/v1/me/tracks", tracks(#""duration_ms":\#(least)"#, #""duration_ms":1e300"#),
            "878400:00:00\n"
        ),
        ("liked | sum duration", "/v1/me/tracks", tracks(#""duration_ms":1500.4"#, #""duration_ms":null"#), "0:01\n"),
        ("devices | sum volume", "/v1/me/player/devices", devices(huge), "200\n"),
        ("devices | sum volume", "/v1/me/player/devices", devices(least), "0\n"),
        ("volume", "/v1/me/player", playing(huge, "1000"), "100\n"),
        ("volume", "/v1/me/player", playing("-5", "1000"), "0\n"),
        ("now --format '{progress:ms} {duration:ms}'", "/v1/me/player", playing("1", least), "0 0\n"),
        ("now --format '{duration:ms}'", "/v1/me/player", playing("1", huge), "3162240000000\n"),
    ])
    func `a number that cannot be is cut or left out`(line: String, path: String, answer: String, shown: String) async {
        let harness = ShellHarness()
        _ = await harness.run("login")
        await harness.simulator.inject(.status(200, body: answer), for: RequestMatcher(pathPrefix: path))
        #expect(await harness.run(line) == .done, "\(harness.messages.text)")
        #expect(harness.output.text == shown)
    }

    @Test(arguments: [huge, least, "1e300", "101"])
    func `a step from a volume that cannot be ends within 0 to 100`(volume: String) async {
        let harness = ShellHarness()
        _ = await harness.run("login; search track airbag; play 1")
        await harness.simulator.inject(
            .status(200, body: Self.playing(volume, "1000")),
            for: RequestMatcher(method: .get, pathPrefix: "/v1/me/player"))
        harness.time.advance(by: .seconds(60))
        #expect(await harness.run("volume +10") == .done, "\(harness.messages.text)")
        let sent = await harness.simulator.log.filter { $0.path == "/v1/me/player/volume" }
        #expect(sent.count == 1)
        #expect(sent.first?.status == 204)
    }

    @Test(arguments: ["seek +10s", "seek 50%", "seek -10s", "now"])
    func `arithmetic with odd times ends`(line: String) async {
        for number in [Self.huge, Self.least, "1e300", "0"] {
            let harness = ShellHarness()
            _ = await harness.run("login; search track airbag; play 1")
            await harness.simulator.inject(
                .status(200, body: Self.playing("1", number)),
                for: RequestMatcher(method: .get, pathPrefix: "/v1/me/player"))
            harness.time.advance(by: .seconds(60))
            let status = await harness.run(line)
            #expect((0...9).contains(status.code), "\(number)")
        }
    }

    @Test(arguments: [-1, 99, 1000, 70_000])
    func `a recording with a status that is none is not played`(status: Int) async {
        let entry = #"{"request":"GET /v1/me/player/devices","status":\#(status),"answer":"{}"}"#
        let harness = ShellHarness(scripts: ["tape": entry + "\n"])
        #expect(await harness.run("login; trace replay tape; devices") != .done)
        #expect(harness.messages.text.contains("Line 1 does not belong to a recording."))
    }
}
