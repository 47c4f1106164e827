// One user's player. Nothing runs: what plays is worked out from the clock whenever somebody asks (`settle`), so a test
// that moves the clock by four minutes finds the next track playing.

import FoundationEssentials

/// A user's playback, devices aside.
struct Player: Sendable {
    var now = Standing()
    /// What plays were heard, newest first; at most 50, as the service keeps (SpotifyContract §5).
    var history: [Play] = []
    /// How far the listener got in episodes and chapters.
    var resumePoints: [Playable: ResumePoint] = [:]
    /// Tracks between two advertisements; `nil` for none at all.
    var advertisementsEvery: Int?
    /// What reads still show, and until when.
    private var stale: (standing: Standing, until: Date)?
    /// Counts the orders drawn so far.
    private var shuffles: UInt64 = 0
    private var endedTracks = 0

    /// The part of the player that commands change.
    struct Standing: Sendable {
        var device: String?
        var session: PlaybackSession?
        var shuffle = false
        var repeating = RepeatMode.off
        /// Whether what plays is kept out of the history.
        var isPrivate = false
    }

    /// A track that was heard.
    struct Play: Sendable {
        let track: Int
        let at: Date
        let context: PlaybackContext?
    }

    var activeDevice: String? { now.device }

    /// The devices the service knows of.
    func listed(_ devices: [SimulatedDevice]) -> [SimulatedDevice] {
        devices.filter { device in
            switch device.presence {
            case .present: true
            case .joinsPlayback: now.session != nil
            case .asleep: false
            }
        }
    }

    /// What a read shows at this moment: the state before the last command until the lag is over.
    func shown(at moment: Date) -> Standing {
        guard let stale, moment < stale.until else { return now }
        return stale.standing
    }

    /// Keeps an old standing for the reads of the next moments.
    mutating func keepShowing(_ standing: Standing, until moment: Date) {
        stale = (standing, moment)
    }

    /// Lets everything happen that has happened by this moment.
    mutating func settle(at moment: Date, in catalogue: Catalogue) {
        guard now.session?.isPlaying == true else { return }
        now.session?.skipRounds(until: moment, repeating: now.repeating, in: catalogue)
        while let session = now.session, let end = session.end(in: catalogue), end <= moment {
            finish(session.current, at: end, context: session.context)
            now.session?.advance(at: end, repeating: now.repeating, by: .ending)
            interruptIfDue(after: session.current, at: end)
        }
    }

    /// Goes to the next or previous item; what was heard for half a minute counts as played.
    mutating func skip(_ step: PlaybackSession.Step, at moment: Date, in catalogue: Catalogue) {
        guard let session = now.session else { return }
        leave(session, at: moment, in: catalogue)
        now.session?.advance(at: moment, repeating: now.repeating, by: step)
    }

    /// Stands still and remembers the place.
    mutating func pause(at moment: Date, in catalogue: Catalogue) {
        guard let session = now.session else { return }
        remember(session, at: moment, in: catalogue)
        now.session?.pause(at: moment, in: catalogue)
    }

    /// Starts something else. With shuffle on and no place given, it begins anywhere.
    mutating func start(_ list: PlayBody.PlayList, seed: UInt64, at moment: Date, in catalogue: Catalogue) {
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

    /// Switches shuffle; what plays goes on.
    mutating func setShuffle(_ isOn: Bool, seed: UInt64) {
        now.shuffle = isOn
        var random = nextGenerator(seed: seed)
        now.session?.setShuffle(isOn, random: &random)
    }

    /// Another order each time, and the same ones in every run.
    private mutating func nextGenerator(seed: UInt64) -> SeededGenerator {
        shuffles += 1
        return SeededGenerator(seed: CatalogueID.spread(seed &+ shuffles))
    }
}

extension Player {
    private mutating func interruptIfDue(after item: Playable, at moment: Date) {
        guard item != .advertisement, let every = advertisementsEvery, every > 0 else { return }
        endedTracks += 1
        guard endedTracks % every == 0, now.session?.isPlaying == true else { return }
        now.session?.interrupt(at: moment)
    }

    private mutating func finish(_ item: Playable, at moment: Date, context: PlaybackContext?) {
        if item.isSpoken { resumePoints[item] = ResumePoint(milliseconds: 0, isFinished: true) }
        record(item, at: moment, context: context)
    }

    private mutating func leave(_ session: PlaybackSession, at moment: Date, in catalogue: Catalogue) {
        remember(session, at: moment, in: catalogue)
        guard session.progress(at: moment, in: catalogue) >= 30_000 else { return }
        record(session.current, at: moment, context: session.context)
    }

    private mutating func remember(_ session: PlaybackSession, at moment: Date, in catalogue: Catalogue) {
        guard session.current.isSpoken else { return }
        resumePoints[session.current] = ResumePoint(milliseconds: session.progress(at: moment, in: catalogue))
    }

    /// Only tracks are kept, and nothing of a private session (SpotifyContract §5).
    private mutating func record(_ item: Playable, at moment: Date, context: PlaybackContext?) {
        guard case .track(let track) = item, !now.isPrivate else { return }
        history.insert(Play(track: track, at: moment, context: context), at: 0)
        if history.count > 50 { history.removeLast() }
    }
}

/// The three repeat states.
package enum RepeatMode: String, Sendable {
    case off, context, track
}
