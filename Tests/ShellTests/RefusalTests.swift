// What the user reads for every refusal of the player and for everything Development Mode no longer has (contract §5,
// §3.4), and the status a script gets: recorded, so that every sentence can be read in one place.

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

        init(_ title: String, _ command: String, _ status: Int, message: String, reason: String? = nil) {
            self.title = title
            self.command = command
            let reason = reason.map { #","reason":"\#($0)""# } ?? ""
            fault = .status(
                status, body: #"{"error":{"status":\#(status),"message":"\#(message)"\#(reason)}}"#)
        }

        init(_ title: String, _ command: String, _ fault: Fault? = nil) {
            self.title = title
            self.command = command
            self.fault = fault
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
        Refusal("a gateway without an answer", "now", .status(502, body: "Bad gateway.")),
        Refusal("a request without its length", "next", .status(411, body: "Length Required")),
        Refusal("too many tracks at once", "play 1", .status(413)),
        Refusal(
            "an owner without Premium", "search abba", 403,
            message: "Active premium subscription required for the owner of the app."),
        Refusal(
            "an account that is not on the list", "search abba",
            .status(403, body: "User not registered in the Developer Dashboard")),
        Refusal("a playlist of somebody else's", "tracks playlist:\"mira's mornings\""),
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
            _ = await harness.run("login\nsearch album ok computer\ntracks 1\nplay 2")
            _ = harness.screen.take()
            if let fault = refusal.fault {
                await harness.simulator.inject(fault, for: RequestMatcher(pathPrefix: "/v1"))
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
