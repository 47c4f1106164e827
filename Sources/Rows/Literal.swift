// Owns a value as it is written in a condition. It is read once as everything it could be, because only the
// field it is compared with decides what it is.

package import FoundationEssentials
package import Text

/// A written value, with all its readings; nil for those it cannot have.
package struct Literal: Sendable, Hashable {
    /// The text as it was written.
    package let text: String
    /// The text folded (Language §8), ready to be compared with the texts of rows.
    package let folded: FoldedText
    /// The text as a number; nil where it is none.
    package let number: Double?
    /// The text as a duration: `3:20`, `90s`, `5m`.
    package let duration: Duration?
    /// Whether the duration was written with a fraction of a second.
    package let hasFraction: Bool
    /// The text as a date: `1997`, `1997-05-21`, `30d-ago`.
    package let date: WrittenDate?
    /// What the date means; nil until it is known when the line runs, unless the date is written out.
    package private(set) var span: DateSpan?
    /// The text as a flag: `yes`, `no` and their like.
    package let flag: Bool?
    /// The text as a day of the week, 0 for Monday: `Mon`, `monday`.
    package let weekday: Int?

    /// Reads the text in every way; dates such as `30d-ago` are left for ``dated(from:)``.
    package init(_ text: String) {
        self.text = text
        folded = FoldedText(text)
        // A longer text is not a number that a field can hold.
        number = text.utf8.count <= 18 ? Double(text).flatMap { $0.isFinite ? $0 : nil } : nil
        let exact = DurationText.parseExactly(text)
        duration = exact?.duration
        hasFraction = exact?.hasFraction ?? false
        date = WrittenDate(text)
        if case .date(let date)? = date { span = DateSpan(first: date, last: date) }
        flag = Self.flag(folded.text)
        weekday = Weekday.place(typed: folded.text)
    }

    /// Reads the text in every way; `30d-ago` counts from `now`.
    package init(_ text: String, now: Date) { self = Literal(text).dated(from: now) }

    private static func flag(_ text: String) -> Bool? {
        switch text {
        case "true", "yes": true
        case "false", "no": false
        case _: nil
        }
    }

    /// The literal at the moment from which `30d-ago` counts.
    package func dated(from now: Date) -> Literal {
        guard span == nil, let date else { return self }
        var literal = self
        literal.span = date.span(now: now)
        return literal
    }

    /// Whether nothing of the type can be between this and another, since this is more; nil where that is known only
    /// at the moment from which `30d-ago` counts.
    ///
    /// - Parameter isExact: whether text is compared as it is and not folded.
    package func isMore(than other: Literal, as type: ValueType, isExact: Bool = false) -> Bool? {
        func order<Ordered: Comparable>(_ left: Ordered?, _ right: Ordered?) -> Bool {
            left.flatMap { left in right.map { left > $0 } } ?? false
        }
        switch type {
        case .text where isExact: return text > other.text
        case .text: return folded.order(of: other.text) == .before
        case .number: return order(number, other.number)
        case .duration: return order(duration, other.duration)
        case .weekday: return order(weekday, other.weekday)
        case .date:
            if let span, let last = other.span?.last { return span.first.order(from: last) == .after }
            return date.flatMap { date in other.date.flatMap { date.isLater(than: $0) } }
        case .list, .flag: return false
        }
    }

    /// Whether it can be compared with a value of the type.
    package func fits(_ type: ValueType) -> Bool {
        switch type {
        case .text, .list: true
        case .number: number != nil
        case .duration: duration != nil
        case .date: date != nil
        case .flag: flag != nil
        case .weekday: weekday != nil
        }
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
        case .weekday: "a day of the week"
        }
    }

    /// An example of a value of the type, for an error.
    package var example: String {
        switch self {
        case .text, .list: "text"
        case .number: "a number"
        case .duration: "a duration such as 3:20, 90s or 5m"
        case .date: "a date such as 1997, 1997-05, today or 30d-ago"
        case .flag: "true or false"
        case .weekday: "a day of the week: \(WordList.text(Weekday.all, "or"))"
        }
    }
}
