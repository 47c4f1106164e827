// The history of the demo listener: a year that repeats, of plays that do not overlap.

import FoundationEssentials
import SpotifySimulator
import Testing

struct DemoHistoryTests {
    private static let moment = Date(timeIntervalSince1970: 1_780_000_000)
    private let history = World.demoHistory(before: moment)

    @Test func `it is a year up to the day before, the same each time`() throws {
        #expect(history.count > 1_500)
        let last = try #require(history.last)
        #expect(last.ended < Self.moment && last.ended > Self.moment - 3 * 86_400)
        #expect(Self.moment.timeIntervalSince(try #require(history.first).ended) > 360 * 86_400)
        #expect(World.demoHistory(before: Self.moment).map(\.uri) == history.map(\.uri))
    }

    @Test func `plays do not overlap, and some are too short to count`() {
        for (one, next) in zip(history, history.dropFirst()) {
            #expect(next.ended.timeIntervalSince(one.ended) >= next.heard / .seconds(1) - 0.001)
        }
        let short = history.count { $0.heard < .seconds(30) }
        #expect(short > history.count / 12 && short < history.count / 4)
    }
}
