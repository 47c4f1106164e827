// Owns the measurement of plans for long playlists: how long it takes to find the steps of a sort.

import Arrangement

/// Measures plans for playlists.
enum ArrangementLoad {
    /// How long it takes to plan a sort of so many different entries that are in no order at all, the median of several
    /// runs; nil when the plan does not lead to the order.
    static func sort(_ count: Int, runs: Int = 9) -> Duration? {
        let there = (0..<count).map { Entry.item("spotify:track:\($0)") }
        var random = UInt64(count)
        // Always the same order: a sequence with a period longer than any list.
        let keys = there.indices.map { place in
            random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return (random >> 33, place)
        }
        let order = keys.sorted { $0 < $1 }.map(\.1)
        let wanted = order.map(Wanted.kept)
        var times: [Duration] = []
        for _ in 0..<runs {
            var arrangement = Arrangement(of: [], into: [])
            times.append(ContinuousClock().measure { arrangement = Arrangement(of: there, into: wanted) })
            guard arrangement.result == order.map({ there[$0] }), arrangement.moved > count / 2 else { return nil }
        }
        return times.sorted()[runs / 2]
    }
}
