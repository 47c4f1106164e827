// `stop-after`: pauses later: when the track ends, after several tracks, or after a time. At a prompt it waits in the
// background, and the shell stays free; a script waits in place. The only request before the pause asks where the music
// is.

package import CommandLanguage
import Exchange
import Library
import Prompting
import Rendering
import Rows
import SpotifyAPI
import SpotifyModel
import Text

/// Pauses later.
package struct StopAfter: FirstCommand {
    /// When to pause.
    enum Limit: Sendable, Equatable {
        /// After so many tracks have ended, the one that plays included.
        case tracks(Int)
        /// After a time, whatever plays then.
        case time(Duration)
        /// Takes back what waits.
        case off
    }

    static let limit = Slot<Limit>(
        "WHEN", help: "N tracks, or a time such as 30m; off: not at all; without it: this track", shape: .optionalRest,
        candidates: .words([Candidate("off", summary: "do not pause")]),
        parse: { argument throws(UsageError) in
            let words = argument.words.map(\.text)
            if words == ["off"] { return .off }
            if let count = Int(words[0]), (1...100).contains(count),
                words.count == 1 || words.count == 2 && ["track", "tracks"].contains(words[1])
            {
                return .tracks(count)
            }
            guard words.count == 1, let time = DurationText.parse(words[0]), time <= .seconds(86_400) else {
                throw UsageError(
                    .invalidValue(words.joined(separator: " "), expected: "2 tracks, a time such as 30m, or off"),
                    at: argument.span)
            }
            return .time(time)
        })

    package static let commandName = "stop-after"
    package static let spec = CommandSpec(
        commandName, group: .play, form: .source, summary: "pause when the track ends, or later",
        details: """
            At a prompt it waits in the background of this shell: another stop-after replaces it; `stop-after off`, or \
            leaving the shell, cancels it. A script waits until the music has stopped.
            """,
        slots: [limit.erased],
        examples: [
            .init("stop-after", "when this track ends"), .init("stop-after 3 tracks", "after this and two more"),
            .init("stop-after 30m", "in half an hour"), .init("stop-after off", "do not pause"),
        ],
        cost: "1, and up to 3 a track", scopes: [.modifyPlaybackState, .readPlaybackState],
        effect: .player)

    let limit: Limit

    package init(_ input: ParsedInput) throws(UsageError) { limit = try input.optional(Self.limit) ?? .tracks(1) }

    /// Schedules the pause, replaces one that was scheduled, or cancels it.
    package func run(in session: Session, using services: Services) async throws -> Reply {
        switch limit {
        case .off where services.context.changes == .said:
            _ = try await services.writer.change("cancel the stop") {}
            return Reply(.nothing)
        case .off:
            let sentence = services.shell.later.cancel() ? "The music will not stop." : "No stop was scheduled."
            return Reply(.note(StyledText(sentence)))
        case .time(let time):
            return try await pause(saying: "Pausing in \(DurationText.text(time)).", in: session, using: services) {
                try await services.time.sleep(for: time)
            }
        case .tracks(let count):
            let remaining = try await Self.remaining(using: services)
            let when = count == 1 ? "Pausing in \(DurationText.text(remaining))." : "Pausing after \(count) tracks."
            return try await pause(saying: when, in: session, using: services) {
                try await Self.waitForEnds(of: count, first: remaining, using: services)
            }
        }
    }

    /// Waits, in the background of a prompt or in place, and then pauses.
    private func pause(
        saying words: String, in session: Session, using services: Services,
        after wait: @escaping @Sendable () async throws -> Void
    ) async throws -> Reply {
        if services.context.changes == .said { return try await Pause.pause(in: session, using: services) }
        guard session.surroundings == .prompt else {
            services.console.report(.news(StyledText(words + " To cancel: Ctrl-C", .faint)))
            try await wait()
            return try await Pause.pause(in: session, using: services)
        }
        services.shell.later.begin(services.console.report) {
            try await wait()
            _ = try await Pause.pause(in: session, using: services)
            return session.pauseMark + " paused by stop-after"
        }
        return Reply(.note(StyledText(words + " To cancel: stop-after off")))
    }

    /// Waits until so many tracks have ended. Each gets a fresh allowance of requests: the line is long, but not
    /// expensive.
    private static func waitForEnds(of tracks: Int, first: Duration, using services: Services) async throws {
        try await waitForEnd(after: first, using: services)
        for _ in 1..<max(1, tracks) {
            await RequestAllowance.current?.goOn()
            // A moment later the next track is certain to have begun.
            try await services.time.sleep(for: .seconds(1))
            try await waitForEnd(after: try await remaining(using: services), using: services)
        }
    }

    /// Waits until a track that plays that long still has ended. Shortly before, a look tells whether it was left,
    /// paused or moved in meanwhile: what plays then is the track that counts.
    private static func waitForEnd(after remaining: Duration, using services: Services) async throws {
        var remaining = remaining
        while remaining > lookAhead + lookAhead {
            try await services.time.sleep(for: remaining - lookAhead)
            await RequestAllowance.current?.goOn()
            remaining = try await Self.remaining(using: services)
        }
        try await services.time.sleep(for: remaining)
    }

    /// How long before the end of a track a look is worth it.
    private static let lookAhead = Duration.seconds(3)

    /// How long the track still plays.
    private static func remaining(using services: Services) async throws -> Duration {
        let playback = try await services.player.fetch()
        guard let playback, playback.isPlaying else { throw ReferenceError.nothingPlaying }
        guard case .duration(let length)? = playback.item.map({ Row($0) })?["duration"] else {
            throw ReferenceError.playing(playback)
        }
        guard let progress = playback.progress else { throw PlayError.progressUnknown }
        return max(.zero, length - progress)
    }
}
