// Success that is none: a whole shell against answers of success that do not say that anything was done. What the
// user reads, and that nothing is sent again.

import Exchange
import HTTPTypes
import Shell
import ShellCommands
import ShellTesting
import SpotifyAPI
import SpotifySimulator
import Testing

struct SuccessTests {
    /// What changes something, and the path it is sent to.
    private static let changes: [(line: String, method: HTTPRequest.Method, path: String)] = [
        ("next", .post, "/v1/me/player/next"), ("prev", .post, "/v1/me/player/previous"),
        ("pause", .put, "/v1/me/player/pause"), ("play 1", .put, "/v1/me/player/play"),
        ("queue add 1", .post, "/v1/me/player/queue"), ("volume 30", .put, "/v1/me/player/volume"),
        ("seek 0:10", .put, "/v1/me/player/seek"), ("shuffle on", .put, "/v1/me/player/shuffle"),
        ("repeat track", .put, "/v1/me/player/repeat"), ("device laptop", .put, "/v1/me/player"),
        ("save 1", .put, "/v1/me/library"), ("unsave $saved --yes", .delete, "/v1/me/library"),
        ("like", .put, "/v1/me/library"), ("follow artist:björk", .put, "/v1/me/library"),
        ("queue save \"a list\"", .post, "/v1/me/playlists"),
    ]

    /// What shows whether a change was made, by how its command begins; else `now`.
    private static let looks = [
        "queue add": "queue", "device": "devices", "save": "liked, or saved albums", "unsave": "liked, or saved albums",
        "like": "liked", "follow": "following", "queue save": "playlists",
    ]

    private static let pretences: [(fault: Fault, words: String)] = [
        (.edgeAnswer(200, .html), "it is a web page"), (.status(206), "it is cut off"),
        (.status(206, body: "OK"), "it is cut off"),
        (.status(200, body: #"{"error":"not now"}"#), "it does not come from Spotify (200)"),
        (.status(299), "it does not come from Spotify (299)"),
        (.status(200, body: "Log in", headers: ["Content-Type": "text/html"]), "it is a web page"),
    ]

    @Test(arguments: changes)
    func `a change is done when the answer says so, and not before`(
        line: String, method: HTTPRequest.Method, path: String
    ) async {
        for (fault, words) in Self.pretences {
            let harness = ShellHarness()
            _ = await harness.run(
                "login; liked | take 1 | as saved | any; search track airbag; play 1; device laptop; "
                    + "search track airbag"
            )
            harness.time.advance(by: .seconds(20))
            await harness.simulator.inject(fault, for: RequestMatcher(method: method, pathPrefix: path))
            await harness.simulator.clearLog()
            let (said, shown) = (harness.messages.text.count, harness.output.text.count)
            #expect(await harness.run(line).code == 9, "\(line), \(fault)")
            let text = harness.messages.text.dropFirst(said)
            let isMade = path == "/v1/me/playlists"
            // A playlist is to answer with itself.
            if !isMade || words != "it does not come from Spotify (200)" {
                #expect(text.contains("Spotify did not confirm that it was done: \(words)."), "\(line): \(text)")
            }
            let look = Self.looks.first { line.hasPrefix($0.key) }?.value ?? "now"
            #expect(text.hasSuffix("It may have been done anyway; check before you repeat it: \(look)\n"), "\(text)")
            #expect(harness.output.text.count == shown, "\(line) said that it was done")
            let sent = await harness.simulator.log.filter { $0.method == method && $0.path == path }
            #expect(sent.count == 1, "\(line), \(fault)")
        }
    }

    @Test(arguments: ["", "OK", "AABbcc=="], [200, 201, 202])
    func `a word of consent, or none, is success`(body: String, status: Int) async {
        let harness = ShellHarness()
        _ = await harness.run("login; search track airbag; play 1")
        await harness.simulator.inject(
            .status(status, body: body), for: RequestMatcher(pathPrefix: "/v1/me/player/volume"))
        #expect(await harness.run("volume 30") == .done, "\(harness.messages.text)")
    }

    @Test func `an album whose answer lacks its address is the one that was asked for`() async {
        let id = "000000000000000000000A"
        let harness = ShellHarness()
        _ = await harness.run("login")
        await harness.simulator.inject(
            .status(200, body: #"{"name":"Nameless","artists":[]}"#),
            for: RequestMatcher(pathPrefix: "/v1/albums/\(id)"),
            .first(1))
        await harness.simulator.inject(
            .status(200, body: #"{"items":[{"uri":"spotify:track:\#(id)","name":"T"}],"next":null}"#),
            for: RequestMatcher(pathPrefix: "/v1/albums/\(id)/tracks"))
        #expect(await harness.run("tracks spotify:album:\(id) | select name") == .done, "\(harness.messages.text)")
        #expect(harness.output.text == "T\n")
    }

    @Test func `a page of a million nothings is no page`() async {
        let harness = ShellHarness()
        _ = await harness.run("login")
        let body = "{\"items\":[" + String(repeating: "{},", count: 300_000) + "{}],\"next\":null}"
        await harness.simulator.inject(.status(200, body: body), for: RequestMatcher(pathPrefix: "/v1/me/tracks"))
        #expect(await harness.run("liked").code == 9)
        #expect(harness.messages.text.contains("Spotify's answer cannot be read: items is missing."))
    }
}
