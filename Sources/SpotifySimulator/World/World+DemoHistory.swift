// What the demo listener heard in the year before the demo began: what Spotify's extended data export would say, since
// its API has no more than the latest plays. It repeats: the same end gives the same history.

package import FoundationEssentials

/// A track that was heard once.
package struct HeardTrack: Sendable {
    /// Its URI.
    package let uri: String
    /// The title.
    package let name: String
    /// The album's artist.
    package let artist: String
    /// The title of the release.
    package let album: String
    /// When it ended or was left.
    package let ended: Date
    /// How much of it was heard.
    package let heard: Duration
}

extension World {
    /// How many days the history has.
    private static let historyDays = 365

    /// The history of the demo listener, oldest first, up to the day before a moment.
    package static func demoHistory(before moment: Date) -> [HeardTrack] {
        let world = World.demo
        let liked = world.library(of: demoPeople[0].id).tracks.entries.map(\.element)
        guard !liked.isEmpty else { return [] }
        var random = SeededGenerator(seed: 0x6A75_6B65)
        let lastMidnight = (moment.timeIntervalSince1970 / 86_400).rounded(.down) * 86_400
        var history: [HeardTrack] = []
        for day in (1...historyDays).reversed() {
            let midnight = lastMidnight - Double(day) * 86_400
            // Seven in the morning and the evenings; no two plays overlap.
            var clock = midnight + (random.below(3) == 0 ? 7 : 18) * 3600 + Double(random.below(5_400))
            for _ in 0..<random.below(13) {
                let track = self.track(among: liked, in: world.catalogue, &random)
                let length = world.catalogue.tracks[track].milliseconds
                // Every eighth is left after a few seconds, and does not count.
                let heard = random.below(8) == 0 ? min(length, 4_000 + random.below(20_000)) : length
                clock += Double(heard) / 1_000
                history.append(world.catalogue.heard(track, ended: clock, milliseconds: heard))
                clock += Double(random.below(40))
            }
        }
        return history
    }

    /// A track: mostly a liked one, and some of these far more often than others.
    private static func track(
        among liked: [Int], in catalogue: WorldCatalogue, _ random: inout SeededGenerator
    ) -> Int {
        guard random.below(5) > 0 else { return random.below(catalogue.tracks.count) }
        let end = 1 + random.below(liked.count)
        return liked[random.below(end)]
    }
}

extension WorldCatalogue {
    /// A track as one that was heard.
    fileprivate func heard(_ index: Int, ended: Double, milliseconds: Int) -> HeardTrack {
        let track = tracks[index]
        let album = albums[track.album]
        return HeardTrack(
            uri: uri(of: .track(index)), name: track.name, artist: artists[album.artist].name, album: album.name,
            ended: Date(timeIntervalSince1970: ended), heard: .milliseconds(milliseconds))
    }
}
