// What the user reads for every refusal of the player and for everything Development Mode no longer has
// (SpotifyContract §5, §3.4), and the status a script gets: recorded, so that every sentence can be read in one
// place.

import HTTPTypes
import ShellCommands
import ShellTesting
import SpotifyAPI
import SpotifySimulator
import Testing

struct RefusalTests {
    /// A refusal, and a command that meets it.
    private struct Refusal {
        var title: String
        var fault: Fault?
        var command: String
        /// Which requests the fault meets.
        var requests = RequestMatcher(pathPrefix: "/v1")
        /// Typed before.
        var before = ""

        init(_ title: String, _ command: String, _ status: Int, message: String, reason: String? = nil) {
            self.title = title
            self.command = command
            let reason = reason.map { #","reason":"\#($0)""# } ?? ""
            fault = .status(
                status, body: #"{"error":{"status":\#(status),"message":"\#(message)"\#(reason)}}"#)
        }

        init(_ title: String, _ command: String, _ fault: Fault? = nil, before: String = "") {
            self.title = title
            self.command = command
            self.fault = fault
            self.before = before
        }

        /// The same for the changes alone: what is read before them is answered.
        var ofChanges: Refusal {
            var refusal = self
            refusal.requests = RequestMatcher(method: .put, pathPrefix: "/v1/me/player")
            return refusal
        }
    }

    private static let failed = "Player command failed: "

    private static let refusals: [Refusal] = [
        Refusal("no target", "pause", 404, message: failed + "No active device found", reason: "NO_ACTIVE_DEVICE"),
        Refusal("a device that went away", "next", 404, message: "Device not found"),
        Refusal("a free account", "pause", 403, message: failed + "Premium required", reason: "PREMIUM_REQUIRED"),
        Refusal("a skip in an advertisement", "next", 403, message: failed + "Restriction violated", reason: "UNKNOWN"),
        Refusal(
            "a fixed volume", "volume 30", 403, message: failed + "Cannot control device volume",
            reason: "VOLUME_CONTROL_DISALLOW"),
        Refusal("a scope that is missing", "pause", 403, message: "Insufficient client scope"),
        Refusal("too frequent starts", "play 1", 429, message: "Too many requests", reason: "RATE_LIMITED"),
        Refusal("no previous track", "prev", 403, message: failed + "No previous track", reason: "NO_PREV_TRACK"),
        Refusal(
            "a device nobody controls", "volume 30", 403, message: failed + "Device not controllable",
            reason: "DEVICE_NOT_CONTROLLABLE"),
        Refusal("a server error", "next", 500, message: "Server error."),
        Refusal("a gateway without an answer", "queue", .status(502, body: "Bad gateway.")),
        Refusal(
            "a device that is gone when playback is to move there", "device laptop", 404, message: "Device not found"
        )
        .ofChanges,
        Refusal(
            "a place in an artist's music", "play 1", 400, message: "Can't have offset for context type: ARTIST"
        ).ofChanges,
        Refusal("a context Spotify does not play", "play 1", 400, message: "Non supported context uri").ofChanges,
        Refusal("a service that is not there", "queue", .status(503, body: "upstream connect error")),
        Refusal("a gateway that waited too long", "queue", .status(504, body: "")),
        Refusal("a request without its length", "next", .status(411, body: "Length Required")),
        Refusal("too many tracks at once", "play 1", .status(413)),
        Refusal(
            "an owner without Premium", "search abba", 403,
            message: "Active premium subscription required for the owner of the app."),
        Refusal(
            "an account that is not on the list", "search abba",
            .status(403, body: "User not registered in the Developer Dashboard")),
        Refusal("a playlist of somebody else's", "tracks playlist:\"mira's mornings\""),
        Refusal("an artist's top tracks", "tracks", before: "artist radiohead"),
        Refusal("new releases of all artists", "capabilities | where name ~ releases"),
        Refusal("categories of the browse tab", "capabilities | where name ~ categories"),
        Refusal("other users and their playlists", "capabilities | where name ~ users"),
        Refusal("another user", "info spotify:user:mira.example"),
        Refusal("recommendations", "capabilities | where name ~ recommend"),
        Refusal("audio features", "capabilities | where name ~ features"),
        Refusal("a playlist of Spotify's own", "tracks spotify:playlist:37i9dQZF1DXcBWIGoYBM5M"),
        Refusal("everything about a playlist of Spotify's own", "info spotify:playlist:37i9dQZF1DXcBWIGoYBM5M"),
        Refusal("several things read at once", "capabilities | where name ~ \"10 results\""),
        Refusal("an operation that was removed", "search abba", 403, message: "Forbidden"),
        Refusal("a malformed ID", "info spotify:track:4g8ukFMutOa6VUaYbNAkZ8", 400, message: "Invalid base62 id"),
        Refusal("a thing that does not exist", "info spotify:track:0000000000000000000000"),
        Refusal("a field that is no longer sent", "search artist abba | where popularity > 50"),
        Refusal("a field that is no longer sent, sorted by", "search artist abba | sort -followers"),
    ]

    @Test func `every refusal is said in the user's words`() async throws {
        var text = "# What is said when Spotify refuses.\n"
        for refusal in Self.refusals {
            let harness = ShellHarness(.prompt, width: 80)
            _ = await harness.run("login\nsearch album ok computer\ntracks 1\nplay 2\n" + refusal.before)
            _ = harness.screen.take()
            if let fault = refusal.fault {
                await harness.simulator.inject(fault, for: refusal.requests)
            }
            let before = harness.counter.count
            let status = await harness.run(refusal.command)
            let count = harness.counter.count - before
            text += "\n# \(refusal.title)\n> \(refusal.command)\n\(harness.screen.take())"
            text += "~ \(count) request\(count == 1 ? "" : "s"), status \(status.code)\n"
        }
        try RecordedFile("Tests/ShellTests/Transcripts/refusals.transcript").expect(text)
    }
}
