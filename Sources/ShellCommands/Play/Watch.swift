// `watch`: what plays, as a line that is drawn again every second. The clock moves it between few looks: one at the
// predicted end of the track, otherwise one every thirty seconds. It ends with `q` or Ctrl-C, or when nothing plays any
// more.

package import CommandLanguage
import Exchange
import Library
import Rendering
import Rows
import SpotifyAPI
import SpotifyModel
import Text

/// Ctrl-C came where it is a normal way to end: it stops what follows, but needs no message.
package struct EndedByInterrupt: Error {
    /// It carries nothing: what was shown stays on the screen.
    package init() {}
}

/// Shows what plays while it plays.
package struct Watch: FirstCommand {
    package static let commandName = "watch"
    package static let spec = CommandSpec(
        commandName, group: .play, form: .source, summary: "show what plays, live",
        details: "The key q ends it, and so does Ctrl-C; the music continues.",
        examples: [.init("watch", "a line that follows the music")],
        cost: "1 every 30 seconds and at the end of each track", scopes: [.readPlaybackState])

    /// How long a look is believed, in seconds.
    private static let trust = 30

    package init(_ input: ParsedInput) throws(UsageError) {}

    /// Follows the music until `q`, where single keys can be read, or Ctrl-C. The line is removed at the end.
    package func run(in session: Session, using services: Services) async throws -> Reply {
        defer { services.console.report(.live(StyledText(""))) }
        guard let untilKey = services.console.untilKey else { return try await follow(in: session, using: services) }
        do {
            return try await withThrowingTaskGroup(of: Reply.self) { group in
                defer { group.cancelAll() }
                group.addTask { try await follow(in: session, using: services) }
                group.addTask {
                    await untilKey("q")
                    try Task.checkCancellation()
                    return Reply(.nothing)
                }
                return try await group.next() ?? Reply(.nothing)
            }
        } catch is CancellationError {
            throw EndedByInterrupt()
        }
    }

    /// Follows the music from track to track until there is none.
    private func follow(in session: Session, using services: Services) async throws -> Reply {
        var shown: String?
        while true {
            guard let playback = try await services.player.fetch(), playback.isPlaying else {
                return Reply(.note(StyledText("Nothing is playing.")))
            }
            await RequestAllowance.current?.goOn()
            let known = await services.player.known()
            let row = playback.item.map { KnownPlayer.Item(Row($0)).row(in: known.context) }
            let title = row?.credited ?? "Something that Spotify does not name"
            if shown != title { services.console.report(.news(StyledText(session.playMark + " " + title))) }
            if shown == nil, services.console.audience == .person {
                let key = services.console.untilKey == nil ? "Ctrl-C" : "q"
                services.console.report(.news(StyledText("To end: \(key)   (the music continues)", .faint)))
            }
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
            if session.settings["plain"] != "on" { services.console.report(.live(Self.line(progress, of: length))) }
            try await services.time.sleep(for: .seconds(1))
            progress += .seconds(1)
        }
    }

    /// `━━━━━━──────  1:12 / 4:47`, the bar as long as there is room for it.
    private static func line(_ progress: Duration, of length: Duration?) -> StyledText {
        guard let length, length > .zero else { return StyledText(DurationText.text(progress), .faint) }
        let times = DurationText.text(min(progress, length)) + " / " + DurationText.text(length)
        return StyledText(times, .faint, wrapping: .gauge(progress / length))
    }
}
