// `watch`: what plays, as a line that lives: the clock moves it between few looks, one at the predicted end of the track
// and else one every thirty seconds. It ends with Ctrl-C, or when nothing plays any more.

package import CommandLanguage
import Exchange
import Library
import Rendering
package import Rows
import SpotifyAPI
import SpotifyModel
import Text

/// Shows what plays while it plays.
package struct Watch: Command {
    package static let spec = CommandSpec(
        "watch", group: .play, summary: "what plays, live", details: "Ctrl-C ends it; the music goes on.",
        examples: [.init("watch", "a line that follows the music")],
        cost: "1 every 30 seconds and at the end of each track", scopes: ["user-read-playback-state"])

    /// How long a look is believed, in seconds.
    private static let trust = 30

    package init(_ input: ParsedInput) throws(UsageError) {}

    package func run(_ rows: RowStream?, in session: Session, using services: Services) async throws -> Reply {
        defer { services.report(.live(StyledText(""))) }
        var shown: String?
        while true {
            guard let playback = try await services.look(), playback.isPlaying else {
                return Reply(.note(StyledText("Nothing is playing.")))
            }
            await RequestAllowance.current?.goOn()
            let known = await services.player.load()
            let row = playback.item.map { KnownPlayer.Item(Row($0)).row(in: known.context) }
            let title = row?.credited ?? "Something that Spotify does not name"
            if shown != title { services.report(.news(StyledText(session.playMark + " " + title))) }
            shown = title
            try await follow(playback, row, in: session, using: services)
        }
    }

    /// Lets the clock move the line until it is time to look again.
    private func follow(
        _ playback: Playback, _ row: Row?, in session: Session, using services: Services
    ) async throws {
        var progress = playback.progress ?? .zero
        var length: Duration?
        if case .duration(let duration)? = row?["duration"] { length = duration }
        // A look at the very end says nothing of when the next track begins.
        let wasAtEnd = length.map { progress >= $0 } ?? false
        for _ in 0..<Self.trust {
            // A second later the next track is certain to have begun.
            if let length, progress > length, !wasAtEnd { return }
            if session.settings["plain"] != "on" {
                services.report(.live(StyledText(Self.bar(progress, of: length), .faint)))
            }
            try await services.time.sleep(for: .seconds(1))
            progress += .seconds(1)
        }
    }

    /// `━━━━━━──────  1:12 / 4:47`.
    private static func bar(_ progress: Duration, of length: Duration?) -> String {
        guard let length, length > .zero else { return DurationText.text(progress) }
        let times = DurationText.text(min(progress, length)) + " / " + DurationText.text(length)
        let cells = 20
        let done = Int((Double(cells) * min(1, progress / length)).rounded(.down))
        return String(repeating: "━", count: done) + String(repeating: "─", count: cells - done) + "  " + times
    }
}
