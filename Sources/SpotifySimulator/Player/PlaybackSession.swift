// The tracks that play, in the order they play, and the moment within the one that does.

import Exchange
import FoundationEssentials

/// A list of tracks being played, with the queue before it.
struct PlaybackSession: Sendable {
    let context: PlaybackContext?
    /// The tracks in their own order, as catalogue indices; never empty.
    let tracks: [Int]
    /// The places of `tracks` in the order they play.
    private(set) var order: [Int]
    /// The place in `order`.
    private(set) var position: Int
    /// Tracks put in between, first come first served.
    var queue: [Int] = []
    /// A track from the queue that plays instead of the one at `position`.
    private(set) var visitor: Int?
    private(set) var motion: Motion
    /// When the state changed last; what the service calls `timestamp`.
    private(set) var changed: Date

    /// Whether and from where it runs; milliseconds into the track.
    enum Motion: Sendable {
        case playing(since: Date, from: Int)
        case paused(at: Int)
    }

    /// Why another track comes.
    enum Step: Sendable {
        /// The track is over.
        case ending
        case next
        case previous
    }

    init(
        _ tracks: [Int], context: PlaybackContext?, startingAt start: Int, from milliseconds: Int, at moment: Date,
    ) {
        self.tracks = tracks
        self.context = context
        order = Array(tracks.indices)
        position = start
        motion = .playing(since: moment, from: milliseconds)
        changed = moment
    }

    var current: Int { visitor ?? tracks[order[position]] }

    var isPlaying: Bool {
        switch motion {
        case .playing: true
        case .paused: false
        }
    }

    /// Milliseconds into the track, never beyond its end.
    func progress(at moment: Date, in catalogue: Catalogue) -> Int {
        switch motion {
        case .paused(let place): return place
        case .playing(let since, let from):
            // The clock may have been moved back.
            let run = max(0, (moment.timeIntervalSince(since) * 1_000).rounded())
            return min(catalogue.tracks[current].milliseconds, from + Int(min(run, 1e15)))
        }
    }

    /// When the track ends if nobody interferes; `nil` while paused.
    func end(in catalogue: Catalogue) -> Date? {
        guard case .playing(let since, let from) = motion else { return nil }
        return since + Double(catalogue.tracks[current].milliseconds - from) / 1_000
    }

    /// What comes after the current track: the queue, then the rest of the list.
    func upcoming(repeating: RepeatMode) -> [Int] {
        let rest = order[(position + 1)...]
        let again = repeating == .context ? order[...position] : []
        return queue + (rest + again).map { tracks[$0] }
    }

    mutating func pause(at moment: Date, in catalogue: Catalogue) {
        motion = .paused(at: progress(at: moment, in: catalogue))
        changed = moment
    }

    mutating func resume(at moment: Date) {
        guard case .paused(let place) = motion else { return }
        motion = .playing(since: moment, from: place)
        changed = moment
    }

    mutating func seek(to milliseconds: Int, at moment: Date) {
        switch motion {
        case .playing: motion = .playing(since: moment, from: milliseconds)
        case .paused: motion = .paused(at: milliseconds)
        }
        changed = moment
    }

    /// Starts the current track again and forgets the queue.
    mutating func restart(at moment: Date) {
        queue = []
        motion = .playing(since: moment, from: 0)
        changed = moment
    }

    /// Puts the rest in a random order, or all in their own again; the current track stays.
    mutating func setShuffle(_ isOn: Bool, random: inout SeededGenerator) {
        let place = order[position]
        guard isOn else {
            order = Array(tracks.indices)
            position = place
            return
        }
        order = [place] + tracks.indices.filter { $0 != place }.shuffled(using: &random)
        position = 0
    }

    /// Goes to another track: the queue first, then the list, which stops at its end or begins again.
    mutating func advance(at moment: Date, repeating: RepeatMode, by step: Step) {
        changed = moment
        motion = .playing(since: moment, from: 0)
        switch step {
        case .ending where repeating == .track: return
        case .ending, .next: goForward(repeating)
        case .previous: goBack(repeating)
        }
    }

    private mutating func goForward(_ repeating: RepeatMode) {
        guard queue.isEmpty else {
            visitor = queue.removeFirst()
            return
        }
        visitor = nil
        if position + 1 < order.count {
            position += 1
        } else {
            position = 0
            if repeating != .context { motion = .paused(at: 0) }
        }
    }

    private mutating func goBack(_ repeating: RepeatMode) {
        if visitor != nil {
            visitor = nil
        } else if position > 0 {
            position -= 1
        } else if repeating == .context {
            position = order.count - 1
        }
    }

    /// Leaves out whole rounds of something that repeats, so that a year's leap of the clock costs no time.
    mutating func skipRounds(until moment: Date, repeating: RepeatMode, in catalogue: Catalogue) {
        guard case .playing(let since, let from) = motion, queue.isEmpty, visitor == nil else { return }
        let round: Int
        switch repeating {
        case .off: return
        case .track: round = catalogue.tracks[current].milliseconds
        case .context: round = tracks.reduce(0) { $0 + catalogue.tracks[$1].milliseconds }
        }
        let length = Double(round) / 1_000
        let rounds = (moment.timeIntervalSince(since) / length).rounded(.down)
        // The last rounds are played out, for the history.
        guard rounds > 50 else { return }
        motion = .playing(since: since + (rounds - 50) * length, from: from)
    }
}
