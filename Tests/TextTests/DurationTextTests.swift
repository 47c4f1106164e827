// Durations and ages, written and read.

import Testing
import Text

@Suite struct DurationTextTests {
    @Test(arguments: [
        (0, "0:00"), (7, "0:07"), (60, "1:00"), (287, "4:47"), (3599, "59:59"), (3600, "1:00:00"), (3909, "1:05:09"),
        (360_000, "100:00:00"), (-7, "-0:07"),
    ])
    func writes(seconds: Int, text: String) {
        #expect(DurationText.text(.seconds(seconds)) == text)
    }

    @Test func cutsFractionsOff() {
        #expect(DurationText.text(.milliseconds(284_999)) == "4:44")
    }

    @Test(arguments: [
        ("3:20", 200), ("0:07", 7), ("90:00", 5400), ("1:05:09", 3909), ("90s", 90), ("3m", 180), ("1h5m", 3900),
        ("1h", 3600), ("1h1s", 3601), ("2m30s", 150), ("0s", 0),
    ])
    func reads(text: String, seconds: Int) {
        #expect(DurationText.parse(text) == .seconds(seconds))
    }

    @Test(arguments: [
        "", "3", "3:5", "3:60", "3:200", ":20", "3:", "-3:20", "1:2:3:4", "3m5", "5m3h", "3m3m", "m", "3x", "3 m", "３m",
        "3:20 ", "99999999999999999999s", "9999999999h", "+3m", "1:60:00",
    ])
    func refuses(text: String) {
        #expect(DurationText.parse(text) == nil)
    }

    @Test(arguments: [
        ("3:20", 200_000, false), ("3:20.5", 200_500, true), ("3:20.050", 200_050, true), ("90.25s", 90_250, true),
        ("1:05:09.999", 3_909_999, true), ("5m", 300_000, false),
    ])
    func readsFractions(text: String, milliseconds: Int, hasFraction: Bool) throws {
        let read = try #require(DurationText.parseExactly(text))
        #expect(read.duration == .milliseconds(milliseconds) && read.hasFraction == hasFraction)
    }

    @Test(arguments: ["3:20.", "3:20.1234", ".5s", "3.5m", "3.5", "1.5:20", "3:20.x", "3:20.5s", "1.2.3s"])
    func refusesFractions(text: String) { #expect(DurationText.parseExactly(text) == nil) }

    @Test func readsSecondsWhereOnlyATimeCanBeMeant() {
        #expect(DurationText.parseSeconds("5") == .seconds(5) && DurationText.parseSeconds("5m") == .seconds(300))
        #expect(DurationText.parseSeconds("-5") == nil && DurationText.parseSeconds("9999999999") == nil)
    }

    @Test(arguments: [
        (-5, "just now"), (0, "just now"), (59, "just now"), (60, "1 min ago"), (215, "3 min ago"), (3600, "1 h ago"),
        (86399, "23 h ago"), (86400, "1 day ago"), (2 * 86400 + 5, "2 days ago"), (59 * 86400, "59 days ago"),
        (60 * 86400, "2 months ago"), (729 * 86400, "24 months ago"), (730 * 86400, "2 years ago"),
    ])
    func saysAges(seconds: Int, text: String) {
        #expect(AgeText.text(seconds: seconds) == text)
    }
}
