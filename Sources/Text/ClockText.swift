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

/// A moment by the user's calendar and clock.
struct LocalTime {
    var year: Int
    /// 1 for January.
    var month: Int
    var day: Int
    var hour: Int
    var minute: Int
    /// The name of the zone: `CET`, `-03`.
    var zone: String

    /// - Parameter seconds: the moment, in seconds since 1970.
    init(_ seconds: Int) {
        var moment = time_t(seconds)
        var parts = tm()
        localtime_r(&moment, &parts)
        (year, month, day) = (Int(parts.tm_year) + 1900, Int(parts.tm_mon) + 1, Int(parts.tm_mday))
        (hour, minute) = (Int(parts.tm_hour), Int(parts.tm_min))
        zone = parts.tm_zone.map { String(cString: $0) } ?? ""
    }
}
