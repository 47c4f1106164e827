// How far this computer's clock is from Spotify's, learnt from the date that every answer carries. A wrong
// clock keeps expired tokens and sends requests too early. Learning it costs no request.

package import Exchange
import FoundationEssentials
package import HTTPTypes
import Synchronization
import Text

/// The difference between the two clocks, as of the last answer.
package final class ServerClock: Sendable {
    private let difference = Mutex<Double?>(nil)
    /// The date that was read last: for a second, all answers carry the same.
    private let latest = Mutex<(text: String, seconds: Int)?>(nil)

    /// A clock that nothing is known of yet.
    package init() {}

    /// By how many seconds this computer's clock is ahead; nil before the first answer, or
    /// when answers carry no date.
    package var ahead: Double? { difference.withLock { $0 } }

    /// Notes the difference at an answer, in seconds.
    func note(_ seconds: Double) { difference.withLock { $0 = seconds } }

    /// Seconds since 1970 of a date as HTTP spells it; nil for anything else.
    func seconds(ofHTTPDate text: String) -> Int? {
        latest.withLock { latest in
            if let latest, latest.text == text { return latest.seconds }
            guard let seconds = ClockExchange.seconds(ofHTTPDate: text) else { return nil }
            latest = (text, seconds)
            return seconds
        }
    }
}

/// The layer that compares the clocks at every answer.
package struct ClockExchange: Exchange {
    private let base: any Exchange
    private let clock: ServerClock
    private let time: any TimeSource

    /// The layer over another, whose answers it reads the date of.
    package init(_ base: any Exchange, clock: ServerClock, time: any TimeSource) {
        self.base = base
        self.clock = clock
        self.time = time
    }

    /// Passes the request on, and compares the clocks when its answer has a date.
    package func send(_ request: HTTPRequest, body: [UInt8]) async throws(ExchangeError) -> (HTTPResponse, [UInt8]) {
        let answer = try await base.send(request, body: body)
        if let text = answer.0.headerFields[.date], let there = clock.seconds(ofHTTPDate: text) {
            clock.note(time.now.timeIntervalSince1970 - Double(there))
        }
        return answer
    }

    /// As HTTP spells them, in every locale (RFC 9110 §5.6.7).
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// Seconds since 1970 of `Wed, 25 Nov 2026 22:58:58 GMT` (RFC 9110 §5.6.7); nil for anything else.
    static func seconds(ofHTTPDate text: String) -> Int? {
        let parts = text.split(separator: " ")
        guard parts.count == 6, parts[5] == "GMT", let day = Int(parts[1]), (1...31).contains(day),
            let month = months.firstIndex(of: String(parts[2])), let year = Int(parts[3]), (1970...9999).contains(year)
        else { return nil }
        let clock = parts[4].split(separator: ":").map { Int($0) ?? -1 }
        guard clock.count == 3, (0..<24).contains(clock[0]), (0..<60).contains(clock[1]), (0...60).contains(clock[2])
        else { return nil }
        let date = CivilDate(year: year, month: month + 1, day: day)
        return date.daysSince1970 * 86_400 + clock[0] * 3600 + clock[1] * 60 + clock[2]
    }
}
