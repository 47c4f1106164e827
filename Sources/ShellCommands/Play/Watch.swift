// `watch`: what plays, as a line that is drawn again every second. The clock moves it between few looks: one at the
// predicted end of the track, otherwise one every thirty seconds. Where it has keys, music that is paused is waited
// for; it ends with `q` or Ctrl-C, or when nothing plays any more. What the keys do is in `WatchKey` and
// `Watching+Keys`.

package import CommandLanguage
import Exchange
import FoundationEssentials
import Library
import Prompting
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
        details: """
            At a prompt it has keys: the space bar pauses and resumes, n and p go to the next and the previous track, \
            + and - change the volume by \(WatchKey.volumeStep), left and right go \(WatchKey.seekSeconds) seconds \
            back and on, l likes the track, and q ends it. So does Ctrl-C; the music continues. Music that is paused \
            is waited for.
            """,
        examples: [.init("watch", "a line that follows the music")],
        cost: """
            1 every 30 seconds and at the end of each track; for a key 1, for n and p also a look, for l what like costs
            """, scopes: [.readPlaybackState], occasionalScopes: [.modifyPlaybackState])

    package init(_ input: ParsedInput) throws(UsageError) {}

    /// Follows the music until `q`, where keys can be read, or Ctrl-C. What was drawn is removed at the end.
    package func run(in session: Session, using services: Services) async throws -> Reply {
        let keys = services.console.audience == .person ? services.console.openKeys() : nil
        defer {
            services.console.report(.live([]))
            keys?.close()
        }
        var watching = Watching(session: session, services: services, keys: keys)
        guard keys != nil else { return try await watching.run() }
        do {
            return try await watching.run()
        } catch is CancellationError {
            throw EndedByInterrupt()
        }
    }
}

/// One `watch` as it runs.
struct Watching {
    /// The session that the keys act in.
    let session: Session
    let services: Services
    /// nil where single keys cannot be read.
    let keys: (any KeySource)?
    /// The title that was said last.
    private var said: String?
    /// What plays, as the last look or a key has it.
    var known = KnownPlayer()
    /// Whether it is paused, by a key or elsewhere, and waited for.
    var isHeld = false
    /// Whether it has to be looked at now, because a key has skipped …
    var wantsLook = false
    /// … and what was skipped.
    var skipped: String?
    /// What a key has done, until the moment when the keys are named again.
    private var note: (text: String, until: Date)?

    /// How long a look is believed, in seconds.
    private static let trust = 30.0
    /// How long the result of a key is shown, in seconds.
    private static let noteSeconds = 3.0
    /// How soon after a skip Spotify is sure to have noticed it, in seconds.
    private static let lag = KnownPlayer.lag

    init(session: Session, services: Services, keys: (any KeySource)?) {
        self.session = session
        self.services = services
        self.keys = keys
    }

    private var isPlain: Bool { session.settings["plain"] == "on" }
    private var row: Row? { known.item?.value.map { $0.row(in: known.context) } }
    private var isPlaying: Bool { known.motion?.value.isPlaying == true }
    var length: Duration? { known.item?.value?.duration }

    /// How far it has come; beyond the end where the clock says so.
    var progress: Duration {
        guard let motion = known.motion, let start = motion.value.progress else { return .zero }
        guard motion.value.isPlaying else { return start }
        return start + .milliseconds(Int64(max(0, services.time.now.timeIntervalSince(motion.at)) * 1000))
    }

    /// Follows the music from track to track until there is none, or a key ends it.
    mutating func run() async throws -> Reply {
        while true {
            guard let playback = try await services.player.fetch(), playback.isPlaying || isHeld || isPaused(playback)
            else { return Reply(.note(StyledText("Nothing is playing."))) }
            await RequestAllowance.current?.goOn()
            await take(playback)
            if said != nil, isHeld == isPlaying { note(isPlaying ? "resumed" : "paused") }
            isHeld = keys != nil && !isPlaying
            sayTitle()
            // Spotify may not have noticed yet that a key has skipped; then one more look is worth it.
            let isSoon = skipped != nil && skipped == known.item?.value?.uri
            (skipped, wantsLook) = (nil, false)
            guard try await follow(for: isSoon ? Self.lag : Self.trust) else { return Reply(.nothing) }
        }
    }

    /// Whether a key can resume it. Music that has come to its end is at its beginning again, or at its very end.
    private func isPaused(_ playback: Playback) -> Bool {
        guard keys != nil, let item = playback.item, let progress = playback.progress else { return false }
        return progress > .zero && KnownPlayer.Item(Row(item)).duration.map { progress < $0 } ?? true
    }

    /// Takes what a look has shown; where our own command is believed and does not say it, what Spotify says.
    private mutating func take(_ playback: Playback) async {
        known = await services.player.known()
        if known.item?.value == nil || known.namesContextOnly {
            known.item = Known(playback.item.map { KnownPlayer.Item(Row($0)) }, at: services.time.now, by: .look)
        }
        guard known.motion?.value.progress == nil else { return }
        let motion = KnownPlayer.Motion(isPlaying: playback.isPlaying, progress: playback.progress)
        known.motion = Known(motion, at: services.time.now, by: .look)
    }

    /// Says what plays, where it is another thing than before, and once how to end it where no row names the keys.
    private mutating func sayTitle() {
        let title = row?.credited ?? "Something that Spotify does not name"
        let isFirst = said == nil
        let mark = isPlaying ? session.playMark : session.pauseMark
        if said != title { services.console.report(.news(StyledText(mark + " " + title))) }
        said = title
        guard isFirst, services.console.audience == .person else { return }
        if keys == nil {
            services.console.report(.news(StyledText("To end: Ctrl-C   (the music continues)", .faint)))
        } else if isPlain {
            services.console.report(.news(StyledText("Keys: " + WatchKey.plainHelp, .faint)))
        }
    }

    /// Lets the clock move the line until it is time to look again; false when a key has ended it.
    private mutating func follow(for trust: Double) async throws -> Bool {
        let look = services.time.now
        // A look at the very end says nothing of when the next track begins.
        let wasAtEnd = length.map { progress >= $0 } ?? false
        while services.time.now.timeIntervalSince(look) < trust {
            // A second later the next track is certain to have begun.
            if let length, progress > length, isPlaying, !wasAtEnd { return true }
            draw()
            guard let pressed = try await pressedKeys() else { return false }
            for action in WatchAction.actions(of: pressed) {
                guard try await perform(action) else { return false }
            }
            if wantsLook { return true }
        }
        return true
    }

    /// The keys of the next second; nil when no more can come.
    private func pressedKeys() async throws -> [PressedKey]? {
        let time = services.time
        guard let keys else {
            try await time.sleep(for: .seconds(1))
            return []
        }
        return try await keys.keys { try await time.sleep(for: .seconds(1)) }
    }

    // MARK: What is drawn

    private func draw() {
        guard !isPlain else { return }
        var rows = [line]
        if keys != nil { rows.append(StyledText(helpText, .faint, wrapping: .choice(WatchKey.shorterHelp))) }
        services.console.report(.live(rows))
    }

    /// What a key has just done, else what the keys do.
    private var helpText: String {
        if let note, note.until > services.time.now { return note.text }
        return WatchKey.help
    }

    /// Shows what a key has done, in place of what the keys do; where nothing is drawn, as news.
    mutating func note(_ text: String) {
        guard !isPlain else { return services.console.report(.news(StyledText(text))) }
        note = (text, services.time.now + Self.noteSeconds)
    }

    /// `━━━━━━──────  1:12 / 4:47`, the bar as long as there is room for it.
    private var line: StyledText {
        let mark = keys != nil && !isPlaying ? session.pauseMark + " " : ""
        guard let length, length > .zero else { return StyledText(mark + DurationText.text(progress), .faint) }
        let times = mark + DurationText.text(min(progress, length)) + " / " + DurationText.text(length)
        return StyledText(times, .faint, wrapping: .gauge(progress / length))
    }
}
