// What a player's refusal means when an earlier attempt may have acted. Pausing what is paused and resuming what
// plays are refused as a violated restriction (SpotifyContract §5), and so is the second of two equal commands.

import HTTPTypes

/// Tells a harmless refusal from a real one.
enum PlayerRefusal {
    /// Whether the answer only says that the attempt before was successful.
    static func meansDone(
        _ answer: (response: HTTPResponse, body: [UInt8]), to request: HTTPRequest, _ body: [UInt8]
    ) -> Bool {
        guard answer.response.status == .forbidden, isToggle(request, body) else { return false }
        let text = String(decoding: answer.body.prefix(2000), as: UTF8.self)
        return text.contains("Restriction violated") || reasons.contains { text.contains($0) }
    }

    /// Whether the command is `pause` or `resume`, the two that are refused when they are done already.
    private static func isToggle(_ request: HTTPRequest, _ body: [UInt8]) -> Bool {
        guard request.method == .put else { return false }
        let path = (request.path ?? "").prefix { $0 != "?" }
        return path.hasSuffix("/me/player/pause") || path.hasSuffix("/me/player/play") && body.isEmpty
    }

    /// The codes for such a refusal; most of the time Spotify sends UNKNOWN instead.
    private static let reasons = ["ALREADY_PAUSED", "NOT_PAUSED", "ALREADY_PLAYING"]
}
