// One user's player. Nothing runs by itself: what plays is computed from the clock at each request (`settle`),
// so a test that moves the clock by four minutes finds the next track playing.

import FoundationEssentials

/// A user's playback. The devices belong to the world, because all users of a world share them.
///
/// Each request settles the player first: a list of three-minute tracks started at 12:00 is, for a read at
/// 12:07, one minute into its third track, with two plays in the history.
struct SimulatedPlayer: Sendable {
    /// The state that commands change and, after the lag, reads show.
    var now = Playback()
    /// The tracks heard, newest first; at most 50, as many as the service keeps (SpotifyContract §5).
    var history: [Play] = []
    /// How far the listener got in episodes and chapters.
    var resumePoints: [Playable: ResumePoint] = [:]
    /// The number of tracks between two advertisements; `nil` for none at all.
    var advertisementsEvery: Int?
    /// The state before the last command, and until when reads still show it.
    private var stale: (playback: Playback, until: Date)?
    /// The number of shuffled orders so far; each gets a seed of its own.
    private var shuffles: UInt64 = 0
    /// Items that ended by themselves, for the count between advertisements.
    private var endedTracks = 0

    /// The part of the player that commands change.
    struct Playback: Sendable {
        /// The id of the active device.
        var device: String?
        /// What plays; `nil` before anything was started.
        var session: PlaybackSession?
        var shuffle = false
        var repeating = RepeatMode.off
        /// Whether the device is in a private session, which keeps what plays out of the history.
        var isPrivate = false
    }

    /// A track that was heard.
    struct Play: Sendable {
        /// The track's index in the catalogue.
        let track: Int
        /// When it ended or was left.
        let at: Date
        let context: PlaybackContext?
    }

    /// The id of the active device; `nil` before one was chosen.
    var activeDevice: String? { now.device }

    /// The devices the service knows of at the moment; sleeping ones are not among them.
    func listed(_ devices: [SimulatedDevice]) -> [SimulatedDevice] {
        devices.filter { device in
            switch device.presence {
            case .present: true
            case .joinsPlayback: now.session != nil
            case .asleep: false
            }
        }
    }

    /// What a read shows at this moment: until the lag is over, the state before the last command.
    func shown(at moment: Date) -> Playback {
        guard let stale, moment < stale.until else { return now }
        return stale.playback
    }

    /// Keeps an earlier state for the reads until this moment.
    mutating func keepShowing(_ playback: Playback, until moment: Date) {
        stale = (playback, moment)
    }

    /// Lets everything happen that would have happened by this moment: items end, others begin, the history grows.
    mutating func settle(at moment: Date, in catalogue: WorldCatalogue) {
        guard now.session?.isPlaying == true else { return }
        now.session?.skipRounds(until: moment, repeating: now.repeating, in: catalogue)
        while let session = now.session, let end = session.end(in: catalogue), end <= moment {
            finish(session.current, at: end, context: session.context)
            now.session?.advance(at: end, repeating: now.repeating, by: .ending)
            interruptIfDue(after: session.current, at: end)
        }
    }

    /// Goes to the next or previous item. An item that was heard for half a minute counts as played.
    mutating func skip(_ step: PlaybackSession.Step, at moment: Date, in catalogue: WorldCatalogue) {
        guard let session = now.session else { return }
        leave(session, at: moment, in: catalogue)
        now.session?.advance(at: moment, repeating: now.repeating, by: step)
    }

    /// Pauses, and remembers the place within an episode or chapter.
    mutating func pause(at moment: Date, in catalogue: WorldCatalogue) {
        guard let session = now.session else { return }
        remember(session, at: moment, in: catalogue)
        now.session?.pause(at: moment, in: catalogue)
    }

    /// Starts another list. With shuffle on and no place given, it begins at a random item.
    mutating func start(_ list: PlayBody.PlayList, seed: UInt64, at moment: Date, in catalogue: WorldCatalogue) {
        if let old = now.session { leave(old, at: moment, in: catalogue) }
        var random = nextGenerator(seed: seed)
        let start = list.start ?? (now.shuffle ? random.below(list.items.count) : 0)
        let longest = catalogue.milliseconds(of: list.items[start])
        var session = PlaybackSession(
            list.items, context: list.context, startingAt: start, from: min(list.milliseconds, longest), at: moment,
        )
        if now.shuffle { session.setShuffle(true, random: &random) }
        now.session = session
        settle(at: moment, in: catalogue)
    }

    /// Switches shuffle; what plays continues.
    mutating func setShuffle(_ isOn: Bool, seed: UInt64) {
        now.shuffle = isOn
        var random = nextGenerator(seed: seed)
        now.session?.setShuffle(isOn, random: &random)
    }

    /// A generator that gives another order each time, and the same orders in every run.
    private mutating func nextGenerator(seed: UInt64) -> SeededGenerator {
        shuffles += 1
        return SeededGenerator(seed: CatalogueID.spread(seed &+ shuffles))
    }
}

extension SimulatedPlayer {
    /// Starts an advertisement after every n-th item that ended by itself.
    private mutating func interruptIfDue(after item: Playable, at moment: Date) {
        guard item != .advertisement, let every = advertisementsEvery, every > 0 else { return }
        endedTracks += 1
        guard endedTracks % every == 0, now.session?.isPlaying == true else { return }
        now.session?.interrupt(at: moment)
    }

    /// An item that was heard to its end: it enters the history, and an episode counts as finished.
    private mutating func finish(_ item: Playable, at moment: Date, context: PlaybackContext?) {
        if item.isSpoken { resumePoints[item] = ResumePoint(milliseconds: 0, isFinished: true) }
        record(item, at: moment, context: context)
    }

    /// An item that is left before its end. Half a minute is the length from which Spotify counts a play.
    private mutating func leave(_ session: PlaybackSession, at moment: Date, in catalogue: WorldCatalogue) {
        remember(session, at: moment, in: catalogue)
        guard session.progress(at: moment, in: catalogue) >= 30_000 else { return }
        record(session.current, at: moment, context: session.context)
    }

    /// Keeps the place in an episode or chapter; music has none.
    private mutating func remember(_ session: PlaybackSession, at moment: Date, in catalogue: WorldCatalogue) {
        guard session.current.isSpoken else { return }
        resumePoints[session.current] = ResumePoint(milliseconds: session.progress(at: moment, in: catalogue))
    }

    /// Enters a track into the history; episodes and private sessions are left out (SpotifyContract §5).
    private mutating func record(_ item: Playable, at moment: Date, context: PlaybackContext?) {
        guard case .track(let track) = item, !now.isPrivate else { return }
        history.insert(Play(track: track, at: moment, context: context), at: 0)
        if history.count > 50 { history.removeLast() }
    }
}

/// The three repeat states; the raw values are their names on the wire.
package enum RepeatMode: String, Sendable {
    /// Nothing, the album or playlist, or the track.
    case off, context, track
}
