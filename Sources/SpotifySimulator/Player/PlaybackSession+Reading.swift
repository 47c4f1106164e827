// What can be read from a session: what plays, how far it is, and what comes next. Nothing here changes it.

import FoundationEssentials

extension PlaybackSession {
    /// What plays: the visitor if there is one, else the item at the position.
    var current: Playable { visitor ?? items[order[position]] }

    /// Whether an advertisement plays. Then skipping and seeking are restricted.
    var isInterrupted: Bool { visitor == .advertisement }

    /// Whether nothing comes before the current item.
    var isAtStart: Bool { visitor == nil && position == 0 }

    var isPlaying: Bool {
        switch motion {
        case .playing: true
        case .paused: false
        }
    }

    /// Milliseconds into the item, never beyond its end.
    func progress(at moment: Date, in catalogue: WorldCatalogue) -> Int {
        switch motion {
        case .paused(let place): return place
        case .playing(let since, let from):
            // A test may have moved the clock back.
            let run = max(0, (moment.timeIntervalSince(since) * 1_000).rounded())
            return min(catalogue.milliseconds(of: current), from + Int(min(run, 1e15)))
        }
    }

    /// When the item ends by itself; `nil` while paused.
    func end(in catalogue: WorldCatalogue) -> Date? {
        guard case .playing(let since, let from) = motion else { return nil }
        return since + Double(catalogue.milliseconds(of: current) - from) / 1_000
    }

    /// What comes after the current item: the queue, then the rest of the list, then the list again if it repeats.
    func upcoming(repeating: RepeatMode, atMost most: Int) -> [Playable] {
        let rest = order[(position + 1)...].prefix(most)
        let again = repeating == .context ? order[...position].prefix(most) : []
        return Array((queue + (rest + again).map { items[$0] }).prefix(most))
    }
}
