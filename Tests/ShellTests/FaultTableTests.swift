// Every fault against every command that can meet it: an answer in one of the documented statuses, a session that is
// what it was, no POST sent twice unless it certainly never arrived, and everything works again afterwards.

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
        .notSent, .connectionLost, .slow(.seconds(20)), .edgeAnswer(200, .html), .edgeAnswer(503, .html),
        .truncatedJSON,
        .emptyBody, .status(200, body: "ok"), .status(200, body: "null"), .status(200, body: "[]"),
        .status(204), .status(400, body: #"{"error":{"status":400,"message":"Invalid limit"}}"#), .status(400),
        .status(401, body: #"{"error":{"status":401,"message":"Invalid access token"}}"#), .accessTokenMissing,
        .premiumRequired, .status(403, body: "User not registered in the Developer Dashboard"),
        .status(403, body: #"{"error":{"status":403,"message":"Forbidden"}}"#), .status(404), .status(405),
        .status(411, body: "Length Required"), .status(413),
        .limited(LimitAnswer(.window, retryAfter: "1")), .limited(LimitAnswer(.window, retryAfter: "600")),
        .limited(LimitAnswer(.window, retryAfter: nil)),
        .limited(LimitAnswer(.window, retryAfter: "soon")), .limited(LimitAnswer(.quota, retryAfter: "80000")),
        .status(429, body: "Too many requests"),
        .status(500), .status(502, body: "Bad gateway."), .status(504, body: "upstream connect error"),
        .textInstead("OK"), .otherStatus(206), .wrongTypes, .edgeAnswer(503, .html), .edgeAnswer(503, .empty),
        .limited(LimitAnswer(.window, retryAfter: nil, form: .html)),
        .limited(LimitAnswer(.window, retryAfter: "1", form: .empty)),
        .limited(LimitAnswer(.quota, retryAfter: nil, form: .json)),
        .limited(LimitAnswer(.quota, retryAfter: "soon", form: .json)),
    ]

    /// What can be the matter with Spotify though no request fails by itself.
    struct Trouble: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var change: @Sendable (inout SimulatorConfiguration) -> Void
    }

    static let troubles: [Trouble] = [
        Trouble(testDescription: "text with 200") { $0.commandAnswer = .okWithText },
        Trouble(testDescription: "state lag") { $0.stateLag = .milliseconds(300) },
        Trouble(testDescription: "advertisements") { $0.advertisementsEvery = 1 },
        Trouble(testDescription: "nameless items") { $0.dropsItemWhenPaused = true },
        Trouble(testDescription: "null entries") { $0.quirks.nullEvery = 2 },
        Trouble(testDescription: "nothing but null entries") { $0.quirks.nullEvery = 1 },
        Trouble(testDescription: "odd lists") {
            $0.quirks.duplicateAlbums = true
            $0.quirks.images = .null
            $0.quirks.totalDrift = 3
            $0.quirks.links = .broken
            $0.quirks.shortBy = 2
        },
        Trouble(testDescription: "the first page for ever") { $0.quirks.repeatsPages = true },
        Trouble(testDescription: "empty answers marked as gzip") { $0.marksEmptyAsGzip = true },
        Trouble(testDescription: "a lifetime in text") {
            $0.expiresIn = .text
            $0.accessTokenLifetime = 1
        },
        Trouble(testDescription: "only new keys") { $0.sendsTwins = false },
        Trouble(testDescription: "an owner without Premium") { $0.apps[0].ownerPremium = false },
        Trouble(testDescription: "a stranger, in text") { $0.apps[0].allowList = .users([]) },
        Trouble(testDescription: "a stranger, in JSON") {
            $0.apps[0].allowList = .users([])
            $0.stranger = .json
        },
        Trouble(testDescription: "tokens for one request") { $0.accessTokenUses = 1 },
        Trouble(testDescription: "no limits left") {
            $0.quota = QuotaRules(windowRequests: 1, windowSeconds: 30, daily: [:], otherDaily: 1)
        },
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
        "shuffle", "repeat", "play liked", "doctor", "unfollow artist:björk --yes", "saved shows --fresh",
        "saved episodes --fresh", "saved audiobooks --fresh", "top tracks --fresh", "device default laptop",
        "playlist \"road songs\"", "audiobook \"the lighthouse tuner\"", "whoami", "play 1 --on laptop", "more",
    ]

    private static let session =
        "login\nsearch artist radiohead\nartist 1\nalbums\ntracks 7\nplay 2\nsearch album kid"

    private static let statuses: Set<Int32> = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]

    @Test(arguments: faults.indices.map { $0 })
    func `a fault of every request`(index: Int) async throws {
        let fault = Self.faults[index]
        let harness = ShellHarness(.prompt)
        _ = await harness.run(Self.session)
        for command in Self.commands {
            let before = await harness.shell.session
            await harness.simulator.clearLog()
            await harness.simulator.inject(fault, for: RequestMatcher(pathPrefix: "/v1"))
            _ = harness.screen.take()
            _ = await harness.run(command)
            await Self.checkOutcome(of: harness, before, command)
            try await Self.checkPosts(of: harness, fault, command)
            await harness.simulator.clearFaults()
            // The ban and the pause of a forced refresh are over.
            harness.time.advance(by: .seconds(90_000))
            #expect(await harness.run("now") == .done, "after \(command): \(harness.screen.take())")
        }
    }

    @Test(arguments: troubles)
    func `every command while something is the matter`(trouble: Trouble) async throws {
        let harness = ShellHarness(.prompt)
        _ = await harness.run(Self.session)
        for command in Self.commands {
            let before = await harness.shell.session
            await harness.simulator.clearLog()
            await harness.simulator.configure(trouble.change)
            _ = harness.screen.take()
            _ = await harness.run(command)
            await Self.checkOutcome(of: harness, before, command)
            // Nothing that acted was sent again.
            let acted = await harness.simulator.log.filter {
                $0.method == .post && $0.path.hasPrefix("/v1") && $0.status.map { $0 < 300 } == true
            }
            #expect(acted.count <= 1, "\(command) sent \(acted.count) POSTs")
            await harness.simulator.configure { configuration in configuration = SimulatorConfiguration() }
            harness.time.advance(by: .seconds(90_000))
            #expect(await harness.run("now") == .done, "after \(command): \(harness.screen.take())")
        }
    }

    /// A documented status; a failure says what it is and leaves the session as it was.
    private static func checkOutcome(of harness: ShellHarness, _ before: Session, _ command: String) async {
        let after = await harness.shell.session
        let shown = harness.screen.take()
        #expect(statuses.contains(after.lastStatus.code), "\(command)")
        guard after.lastStatus != .done else { return }
        #expect(!shown.isEmpty, "\(command) failed without a word")
        #expect(!shown.contains("unforeseen"), "\(command): \(shown)")
        #expect(after.selection == before.selection, "\(command)")
        #expect(after.device == before.device, "\(command)")
    }

    /// A POST may be repeated when it certainly never arrived, when Spotify asked to wait, and after a refused token.
    private static func checkPosts(of harness: ShellHarness, _ fault: Fault, _ command: String) async throws {
        let posts = await harness.simulator.log.filter { $0.method == .post && $0.path.hasPrefix("/v1") }
        let mostly: Int
        switch fault {
        case .notSent, .limited(LimitAnswer(.window, retryAfter: "1")),
            .limited(LimitAnswer(.window, retryAfter: "1", form: .empty)):
            mostly = 3
        case .accessTokenMissing, .status(401, _, _): mostly = 2
        case .status, .truncatedJSON, .emptyBody, .connectionLost, .premiumRequired, .limited, .edgeAnswer,
            .textInstead,
            .otherStatus, .wrongTypes, .slow:
            mostly = 1
        }
        #expect(posts.count <= mostly, "\(command) sent \(posts.count) POSTs")
    }
}
