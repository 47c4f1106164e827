// When a day begins by the clocks of a zone.

import Testing
import Text

struct LocalZoneTests {
    /// A zone whose clocks change once: so many seconds ahead of UTC before a moment, so many from then on.
    private func zone(_ before: Int, until change: Int, then after: Int) -> LocalZone {
        LocalZone(offset: { $0 < change ? before : after }, name: { _ in "" })
    }

    /// Seconds since 1970 of an hour of a day of UTC.
    private func utc(_ year: Int, _ month: Int, _ day: Int, hour: Int = 0, minute: Int = 0) -> Int {
        CivilDate(year: year, month: month, day: day).daysSince1970 * 86_400 + hour * 3600 + minute * 60
    }

    @Test func `it begins at midnight, also where clocks differ by half an hour`() {
        let newfoundland = zone(-9000, until: utc(2026, 11, 1, hour: 4, minute: 30), then: -12_600)
        #expect(
            newfoundland.beginning(of: CivilDate(year: 2026, month: 11, day: 1))
                == utc(2026, 11, 1, hour: 2, minute: 30))
        #expect(
            newfoundland.beginning(of: CivilDate(year: 2026, month: 11, day: 2))
                == utc(2026, 11, 2, hour: 3, minute: 30))
    }

    @Test func `where clocks are put forward at midnight, it begins at one`() {
        // West and east of Greenwich.
        let cuba = zone(-18_000, until: utc(2026, 3, 8, hour: 5), then: -14_400)
        #expect(cuba.beginning(of: CivilDate(year: 2026, month: 3, day: 8)) == utc(2026, 3, 8, hour: 5))
        let lebanon = zone(7200, until: utc(2026, 3, 28, hour: 22), then: 10_800)
        #expect(lebanon.beginning(of: CivilDate(year: 2026, month: 3, day: 29)) == utc(2026, 3, 28, hour: 22))
    }

    @Test func `of a midnight that comes twice, it begins with the first`() {
        let cuba = zone(-14_400, until: utc(2026, 11, 1, hour: 5), then: -18_000)
        #expect(cuba.beginning(of: CivilDate(year: 2026, month: 11, day: 1)) == utc(2026, 11, 1, hour: 4))
    }

    @Test func `a day that was left out is over as it begins`() {
        // Samoa went from the 29th to the 31st.
        let samoa = zone(-36_000, until: utc(2011, 12, 30, hour: 10), then: 50_400)
        let days = (29...31).map { samoa.beginning(of: CivilDate(year: 2011, month: 12, day: $0)) }
        #expect(
            days == [utc(2011, 12, 29, hour: 10), utc(2011, 12, 30, hour: 10), utc(2011, 12, 30, hour: 10)])
    }
}
