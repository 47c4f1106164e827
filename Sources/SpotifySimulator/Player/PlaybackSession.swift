// A list being played: the order of its items, the queue that goes first, and the moment within the current
// item. A session is a value that changes only by the functions here, each with the time at which it happens;
// which commands are allowed is decided by the player's endpoints.

import Exchange
import FoundationEssentials

/// A list being played, with the queue that goes first.
///
/// Four tracks with shuffle on, the second one playing and one track added by the user:
///
///     items    [A, B, C, D]
///     order    [1, 3, 0, 2]   plays B D A C
///     position 0              B is due
///     queue    [X]            X comes after B, and D after X
///
/// While X plays it is the `visitor`, and `position` still points at B.
struct PlaybackSession: Sendable {
    let context: PlaybackContext?
    /// The items in the order of the list; never empty.
    let items: [Playable]
    /// Indices into `items` in the order they are played; with shuffle off, 0, 1, 2 …
    private(set) var order: [Int]
    /// The index into `order` of the item that is due.
    private(set) var position: Int
    /// Items added by the user, played in the order they were added, before the list continues.
    var queue: [Playable] = []
    /// An item of the queue or an advertisement that plays in place of the one at `position`.
    private(set) var visitor: Playable?
    /// Whether the item at `position` has still to be played, because an advertisement came before it.
    private var isHeld = false
    /// Playing or paused, and where within the item.
    private(set) var motion: Motion
    /// When the state changed last; `timestamp` on the wire.
    private(set) var changed: Date

    /// Whether the item runs, and from where. The place is in milliseconds; while playing it follows from the
    /// clock, so nothing has to tick.
    enum Motion: Sendable {
        case playing(since: Date, from: Int)
        case paused(at: Int)
    }

    /// Why another item comes.
    enum Step: Sendable {
        /// The item ended by itself. Only this respects `repeat track`; the buttons do not.
        case ending
        case next
        case previous
    }

    /// Starts playing at once. The start and the milliseconds must lie within the list and its item.
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

    /// A session from a saved state, always paused; `nil` when its numbers contradict each other.
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

    /// Stops the clock of the item.
    mutating func pause(at moment: Date, in catalogue: WorldCatalogue) {
        motion = .paused(at: progress(at: moment, in: catalogue))
        changed = moment
    }

    /// Continues where the pause began; does nothing while it plays.
    mutating func resume(at moment: Date) {
        guard case .paused(let place) = motion else { return }
        motion = .playing(since: moment, from: place)
        changed = moment
    }

    /// Goes to a place within the item without changing whether it plays.
    mutating func seek(to milliseconds: Int, at moment: Date) {
        switch motion {
        case .playing: motion = .playing(since: moment, from: milliseconds)
        case .paused: motion = .paused(at: milliseconds)
        }
        changed = moment
    }

    /// Starts the current item again and forgets the queue, as `{}` does.
    mutating func restart(at moment: Date) {
        queue = []
        motion = .playing(since: moment, from: 0)
        changed = moment
    }

    /// Shuffles all items after the current one, or restores the order of the list. The
    /// current item stays in both cases.
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

    /// Goes to another item: the queue first, then the list. At its end the list stops at its beginning, or
    /// starts again if it repeats.
    mutating func advance(at moment: Date, repeating: RepeatMode, by step: Step) {
        changed = moment
        motion = .playing(since: moment, from: 0)
        switch step {
        case .ending where repeating == .track && !isHeld: return
        case .ending, .next: goForward(repeating)
        case .previous: goBack(repeating)
        }
    }

    /// Plays an advertisement before the item that is due.
    mutating func interrupt(at moment: Date) {
        visitor = .advertisement
        isHeld = true
        motion = .playing(since: moment, from: 0)
        changed = moment
    }

    /// The item after this one. Items of the queue are visitors: they leave the position as it is.
    private mutating func goForward(_ repeating: RepeatMode) {
        if isHeld {
            // The advertisement is over, and the item that was due when it came is due now.
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

    /// The item before this one; from a visitor it leads to the item at the position.
    private mutating func goBack(_ repeating: RepeatMode) {
        if visitor != nil {
            visitor = nil
        } else if position > 0 {
            position -= 1
        } else if repeating == .context {
            position = order.count - 1
        }
    }

    /// Leaves out whole rounds of a list or item that repeats, so that a clock moved by a year costs no time.
    mutating func skipRounds(until moment: Date, repeating: RepeatMode, in catalogue: WorldCatalogue) {
        guard case .playing(let since, let from) = motion, queue.isEmpty, visitor == nil else { return }
        let round: Int
        switch repeating {
        case .off: return
        case .track: round = catalogue.milliseconds(of: current)
        case .context: round = items.reduce(0) { $0 + catalogue.milliseconds(of: $1) }
        }
        let length = Double(round) / 1_000
        let rounds = (moment.timeIntervalSince(since) / length).rounded(.down)
        // The last fifty rounds are played one by one, because the history shows them.
        guard rounds > 50 else { return }
        motion = .playing(since: since + (rounds - 50) * length, from: from)
    }
}
