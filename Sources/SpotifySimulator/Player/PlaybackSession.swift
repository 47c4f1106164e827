// What plays, in the order it plays, and the moment within the item that does.

import Exchange
import FoundationEssentials

/// A list being played, with the queue before it.
struct PlaybackSession: Sendable {
    let context: PlaybackContext?
    /// The items in their own order; never empty.
    let items: [Playable]
    /// The places of `items` in the order they play.
    private(set) var order: [Int]
    /// The place in `order`.
    private(set) var position: Int
    /// Items put in between, first come first served.
    var queue: [Playable] = []
    /// An item of the queue, or an advertisement, that plays instead of the one at `position`.
    private(set) var visitor: Playable?
    /// Whether the item at `position` still has to play, because an advertisement came first.
    private var isHeld = false
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
        _ items: [Playable], context: PlaybackContext?, startingAt start: Int, from milliseconds: Int, at moment: Date,
    ) {
        self.items = items
        self.context = context
        order = Array(items.indices)
        position = start
        motion = .playing(since: moment, from: milliseconds)
        changed = moment
    }

    /// A session as it was written down; `nil` when it makes no sense.
    init?(
        restoring items: [Playable], order: [Int], position: Int, context: PlaybackContext?, queue: [Playable],
        at milliseconds: Int, changed: Date,
    ) {
        guard order.indices.contains(position), order.count == items.count, order.allSatisfy(items.indices.contains)
        else { return nil }
        self.items = items
        self.context = context
        self.order = order
        self.position = position
        self.queue = queue
        self.changed = changed
        motion = .paused(at: milliseconds)
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
            order = Array(items.indices)
            position = place
            return
        }
        order = [place] + items.indices.filter { $0 != place }.shuffled(using: &random)
        position = 0
    }

    /// Goes to another track: the queue first, then the list, which stops at its end or begins again.
    mutating func advance(at moment: Date, repeating: RepeatMode, by step: Step) {
        changed = moment
        motion = .playing(since: moment, from: 0)
        switch step {
        case .ending where repeating == .track && !isHeld: return
        case .ending, .next: goForward(repeating)
        case .previous: goBack(repeating)
        }
    }

    /// Lets an advertisement play before the item that is due.
    mutating func interrupt(at moment: Date) {
        visitor = .advertisement
        isHeld = true
        motion = .playing(since: moment, from: 0)
        changed = moment
    }

    private mutating func goForward(_ repeating: RepeatMode) {
        if isHeld {
            // The advertisement is over: what was due when it came is due now.
            (isHeld, visitor) = (false, nil)
            return
        }
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
        case .track: round = catalogue.milliseconds(of: current)
        case .context: round = items.reduce(0) { $0 + catalogue.milliseconds(of: $1) }
        }
        let length = Double(round) / 1_000
        let rounds = (moment.timeIntervalSince(since) / length).rounded(.down)
        // The last rounds are played out, for the history.
        guard rounds > 50 else { return }
        motion = .playing(since: since + (rounds - 50) * length, from: from)
    }
}
