// Every fault against every command that can meet it: an answer in one of the documented statuses, a session that is what
// it was, no POST sent twice unless it certainly never arrived, and everything works again afterwards.

import Exchange
import HTTPTypes
import Shell
import ShellCommands
import ShellTesting
import SpotifyAPI
import SpotifySimulator
import Testing

struct FaultTableTests {
    /// What can go wrong with any request.
    static let faults: [Fault] = [
        .notSent, .connectionLost, .slow(.seconds(20)), .html(status: 200), .html(status: 503), .truncatedJSON,
        .emptyBody, .status(200, body: "ok"), .status(200, body: "null"), .status(200, body: "[]"),
        .status(204), .status(400, body: #"{"error":{"status":400,"message":"Invalid limit"}}"#), .status(400),
        .status(401, body: #"{"error":{"status":401,"message":"Invalid access token"}}"#), .accessTokenMissing,
        .premiumRequired, .status(403, body: "User not registered in the Developer Dashboard"),
        .status(403, body: #"{"error":{"status":403,"message":"Forbidden"}}"#), .status(404), .status(405),
        .status(411, body: "Length Required"), .status(413),
        .rateLimited(retryAfter: "1"), .rateLimited(retryAfter: "600"), .rateLimited(retryAfter: nil),
        .rateLimited(retryAfter: "soon"), .quotaExceeded(retryAfter: 80_000), .status(429, body: "Too many requests"),
        .status(500), .status(502, body: "Bad gateway."), .status(504, body: "upstream connect error"),
    ]

    /// Every command that asks Spotify, in a session where it makes sense.
    static let commands = [
        "search artist abba", "search album,track blue", "more", "artist björk", "albums 1", "album ok computer",
        "tracks album:1", "tracks spotify:playlist:0000000000000000000000", "play 1", "play", "pause", "resume", "next",
        "prev", "now", "queue", "queue add 1", "devices", "device laptop", "search track love",
        "playlists", "tracks playlist:\"road songs\"", "show nachtzug", "episodes show:nachtzug",
        "chapters audiobook:\"the lighthouse tuner\"", "info 1", "link now", "new", "liked --fresh",
        "liked --fresh | count", "saved albums --fresh", "following --fresh", "recent", "top artists --fresh", "save 1",
        "unsave 1", "like", "unlike", "follow artist:björk", "toggle", "restart", "seek +10s", "volume -5", "mute",
        "shuffle", "repeat", "play liked", "doctor",
    ]

    private static let statuses: Set<Int32> = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]

    @Test(arguments: faults.indices.map { $0 })
    func `a fault of every request`(index: Int) async throws {
        let fault = Self.faults[index]
        let harness = ShellHarness(.prompt)
        _ = await harness.run("login\nsearch artist radiohead\nartist 1\nalbums\ntracks 7\nplay 2\nsearch album kid")
        for command in Self.commands {
            let before = await harness.interpreter.session
            await harness.simulator.clearLog()
            await harness.simulator.inject(fault, for: RequestMatcher(pathPrefix: "/v1"))
            _ = harness.screen.take()
            _ = await harness.run(command)
            let after = await harness.interpreter.session
            let shown = harness.screen.take()
            #expect(Self.statuses.contains(after.lastStatus.code), "\(command)")
            if after.lastStatus != .done {
                #expect(!shown.isEmpty, "\(command) failed without a word")
                #expect(!shown.contains("unforeseen"), "\(command): \(shown)")
                #expect(after.selection == before.selection, "\(command)")
                #expect(after.device == before.device, "\(command)")
            }
            try await Self.checkPosts(of: harness, fault, command)
            await harness.simulator.clearFaults()
            // The ban and the pause of a forced refresh are over.
            harness.time.advance(by: .seconds(90_000))
            #expect(await harness.run("now") == .done, "after \(command): \(harness.screen.take())")
        }
    }

    /// A POST may be repeated when it certainly never arrived, when Spotify asked to wait, and after a refused token.
    private static func checkPosts(of harness: ShellHarness, _ fault: Fault, _ command: String) async throws {
        let posts = await harness.simulator.log.filter { $0.method == .post && $0.path.hasPrefix("/v1") }
        let mostly: Int
        switch fault {
        case .notSent, .rateLimited(retryAfter: "1"): mostly = 3
        case .accessTokenMissing, .status(401, _, _): mostly = 2
        case .status, .html, .truncatedJSON, .emptyBody, .connectionLost, .premiumRequired, .rateLimited,
            .quotaExceeded, .limited, .serverError, .textInstead, .slow:
            mostly = 1
        }
        #expect(posts.count <= mostly, "\(command) sent \(posts.count) POSTs")
    }
}
