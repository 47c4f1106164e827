// Owns a value as it is written in a condition. It is read once as everything it could be, because only the
// field it is compared with decides what it is.

package import FoundationEssentials
import Text

/// A written value, with all its readings; nil for those it cannot have.
package struct Literal: Sendable, Hashable {
    /// The text as it was written.
    package let text: String
    /// The text folded (Language §8).
    package let folded: String
    /// The text as a number; nil where it is none.
    package let number: Double?
    /// The text as a duration: `3:20`, `90s`, `5m`.
    package let duration: Duration?
    /// Whether the duration was written with a fraction of a second.
    package let hasFraction: Bool
    /// The text as a date: `1997`, `1997-05-21`, `30d-ago`.
    package let date: PartialDate?
    /// The text as a flag: `yes`, `no` and their like.
    package let flag: Bool?

    /// Reads the text in every way.
    ///
    /// - Parameter now: the moment from which `30d-ago` counts.
    package init(_ text: String, now: Date) {
        self.text = text
        folded = Folding.folded(text)
        // A longer text is not a number that a field can hold.
        number = text.utf8.count <= 18 ? Double(text).flatMap { $0.isFinite ? $0 : nil } : nil
        let exact = DurationText.parseExactly(text)
        duration = exact?.duration
        hasFraction = exact?.hasFraction ?? false
        date = Self.date(text, now: now)
        flag = ["true": true, "yes": true, "false": false, "no": false][folded]
    }

    /// Whether it can be compared with a value of the type.
    package func fits(_ type: ValueType) -> Bool {
        switch type {
        case .text, .list: true
        case .number: number != nil
        case .duration: duration != nil
        case .date: date != nil
        case .flag: flag != nil
        }
    }

    /// The date of `1997`, `1997-05`, `1997-05-21`, `30d-ago`, `2w-ago`, `3m-ago` or `1y-ago`, in UTC.
    private static func date(_ text: String, now: Date) -> PartialDate? {
        if let date = PartialDate(text) { return date }
        guard text.hasSuffix("-ago"), let unit = text.dropLast(4).last,
            let count = Int(text.dropLast(5)), (0...36_500).contains(count),
            let days = ["d": 1, "w": 7, "m": 30, "y": 365][unit]
        else { return nil }
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        let parts = calendar.dateComponents([.year, .month, .day], from: now - Double(count * days) * 86_400)
        return parts.year.map { PartialDate(year: $0, month: parts.month, day: parts.day) }
    }
}

extension ValueType {
    /// The name of the type in an error: `a number`.
    package var noun: String {
        switch self {
        case .text: "text"
        case .list: "a list"
        case .number: "a number"
        case .duration: "a duration"
        case .date: "a date"
        case .flag: "yes or no"
        }
    }

    /// An example of a value of the type, for an error.
    package var example: String {
        switch self {
        case .text, .list: "text"
        case .number: "a number"
        case .duration: "a duration such as 3:20, 90s or 5m"
        case .date: "a date such as 1997, 1997-05 or 30d-ago"
        case .flag: "true or false"
        }
    }
}
