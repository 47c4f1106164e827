// Owns times of day as the user's clock shows them. The time zone is the one that the C library
// finds, from `TZ` or the system.

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Times of day as text.
package enum ClockText {
    /// The time of day as `14:05 CET`, of a moment in seconds since 1970.
    package static func timeOfDay(_ seconds: Int) -> String {
        let time = LocalTime(seconds)
        let clock = Digits.padded(time.hour, to: 2) + ":" + Digits.padded(time.minute, to: 2)
        return time.zone.isEmpty ? clock : clock + " " + time.zone
    }
}

/// A time zone, as far as counting needs it.
package struct LocalZone: Sendable {
    /// How many seconds its clocks are ahead of UTC at a moment, in seconds since 1970.
    package let offset: @Sendable (Int) -> Int
    /// What it is called at a moment: `CET`, `UTC+13`.
    package let name: @Sendable (Int) -> String

    /// A zone with such clocks.
    package init(offset: @escaping @Sendable (Int) -> Int, name: @escaping @Sendable (Int) -> String) {
        self.offset = offset
        self.name = name
    }

    /// The user's own.
    package static let ofUser = LocalZone(offset: { LocalTime($0).offset }, name: { LocalTime($0).zone })
    /// The one that all histories are in.
    package static let utc = LocalZone(offset: { _ in 0 }, name: { _ in "UTC" })

    /// The moment at which a day begins, in seconds since 1970. A day that a zone has left out is over as it begins.
    package func beginning(of day: CivilDate) -> Int {
        let midnight = day.daysSince1970 * 86_400
        // The offset is that of the moment itself, which depends on the offset: twice is enough, since clocks are not
        // changed twice in a day.
        let guess = midnight - offset(midnight)
        let moment = midnight - offset(guess)
        // Some clocks are put forward at midnight, so that there is none: the day begins with the change.
        return self.day(of: moment) < day.daysSince1970 ? guess : moment
    }

    /// The number of the day of a moment, counted from 1 January 1970.
    package func day(of moment: Int) -> Int { (moment + offset(moment)).dividedDown(by: 86_400) }
}

/// A moment by the user's calendar and clock.
struct LocalTime {
    var year: Int
    /// 1 for January.
    var month: Int
    var day: Int
    var hour: Int
    var minute: Int
    /// The name of the zone: `CET`, `UTC+13`.
    var zone: String
    /// In seconds east of Greenwich.
    var offset: Int

    /// - Parameter seconds: the moment, in seconds since 1970.
    init(_ seconds: Int) {
        var moment = time_t(seconds)
        var parts = tm()
        localtime_r(&moment, &parts)
        (year, month, day) = (Int(parts.tm_year) + 1900, Int(parts.tm_mon) + 1, Int(parts.tm_mday))
        (hour, minute) = (Int(parts.tm_hour), Int(parts.tm_min))
        offset = Int(parts.tm_gmtoff)
        let name = parts.tm_zone.map { String(cString: $0) } ?? ""
        // Many zones have no letters, and a number alone could be anything.
        zone = name.hasPrefix("+") || name.hasPrefix("-") ? "UTC" + name : name
    }
}
