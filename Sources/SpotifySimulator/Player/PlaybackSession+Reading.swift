// What can be seen of a session: what plays, how far it is, what comes.

import FoundationEssentials

extension PlaybackSession {
    var current: Playable { visitor ?? items[order[position]] }

    var isInterrupted: Bool { visitor == .advertisement }

    /// Whether nothing stands before the current item.
    var isAtStart: Bool { visitor == nil && position == 0 }

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
            return min(catalogue.milliseconds(of: current), from + Int(min(run, 1e15)))
        }
    }

    /// When the track ends if nobody interferes; `nil` while paused.
    func end(in catalogue: Catalogue) -> Date? {
        guard case .playing(let since, let from) = motion else { return nil }
        return since + Double(catalogue.milliseconds(of: current) - from) / 1_000
    }

    /// What comes after the current track: the queue, then the rest of the list.
    func upcoming(repeating: RepeatMode, atMost most: Int) -> [Playable] {
        let rest = order[(position + 1)...].prefix(most)
        let again = repeating == .context ? order[...position].prefix(most) : []
        return Array((queue + (rest + again).map { items[$0] }).prefix(most))
    }
}
