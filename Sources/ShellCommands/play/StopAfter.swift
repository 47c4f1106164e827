// `stop-after`: pauses later: when the track ends, after several tracks, or after a time. It waits in this shell, so that
// Ctrl-C takes it back; nothing is asked of Spotify but where the music is.

package import CommandLanguage
import Exchange
import Rendering
package import Rows
import SpotifyAPI
import SpotifyModel
import Text

/// Pauses later.
package struct StopAfter: Command {
    enum Limit: Sendable, Equatable {
        case tracks(Int)
        case time(Duration)
    }

    static let limit = Slot<Limit>(
        "WHEN", help: "N tracks, or a time such as 30m; nothing: this track", shape: .optionalRest,
        parse: { argument throws(UsageError) in
            let words = argument.words.map(\.text)
            if let count = Int(words[0]), (1...100).contains(count),
                words.count == 1 || words.count == 2 && ["track", "tracks"].contains(words[1])
            {
                return .tracks(count)
            }
            guard words.count == 1, let time = DurationText.parse(words[0]), time <= .seconds(86_400) else {
                throw UsageError(
                    .invalidValue(words.joined(separator: " "), expected: "2 tracks, or a time such as 30m"),
                    at: argument.span)
            }
            return .time(time)
        })

    package static let spec = CommandSpec(
        "stop-after", group: .play, summary: "pause when the track ends, or later",
        details: "Waits in this shell until then; Ctrl-C takes it back and the music goes on.", slots: [limit.erased],
        examples: [
            .init("stop-after", "when this track ends"), .init("stop-after 3 tracks", "after this and two more"),
            .init("stop-after 30m", "in half an hour"),
        ],
        cost: "1, and 1 a track", scopes: ["user-modify-playback-state", "user-read-playback-state"], effect: .player)

    let limit: Limit

    package init(_ input: ParsedInput) throws(UsageError) { limit = try input.optional(Self.limit) ?? .tracks(1) }

    package func run(_ rows: RowStream?, in session: Session, using services: Services) async throws -> Reply {
        switch limit {
        case .time(let time):
            services.report(.news(StyledText("Pausing in \(DurationText.text(time)). Ctrl-C takes it back.", .faint)))
            try await services.time.sleep(for: time)
        case .tracks(let count):
            for left in (1...count).reversed() {
                let remaining = try await remaining(using: services)
                let when = left == 1 ? "Pausing in \(DurationText.text(remaining))." : "\(left) tracks to go."
                services.report(.news(StyledText(when + " Ctrl-C takes it back.", .faint)))
                try await services.time.sleep(for: remaining)
            }
        }
        return try await Pause.pause(in: session, using: services)
    }

    /// How long the track still plays.
    private func remaining(using services: Services) async throws -> Duration {
        let playback = try await services.playback()
        guard playback.isPlaying, case .duration(let length)? = playback.item.map({ Row($0) })?["duration"] else {
            throw ReferenceError.nothingPlaying
        }
        return max(.zero, length - (playback.progress ?? .zero))
    }
}
