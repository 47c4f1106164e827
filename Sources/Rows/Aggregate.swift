// Owns the numbers that are worked out from many values: sums, means, extremes and medians. What is missing, or has no
// such number, counts nothing. The commands that ask for them, and how they are shown, are ShellCommands' work.

import Text

/// What can be worked out from the values of a field, as it is typed.
package enum Aggregate: String, Sendable, Hashable, CaseIterable {
    case sum, avg, min, max, median

    /// Whether it can be worked out from values of the type.
    package func fits(_ type: ValueType) -> Bool {
        switch type {
        case .number, .duration: true
        case .date: isOneOfThem
        case .text, .flag, .list, .weekday: false
        }
    }

    /// Whether the result is one of the values themselves, so that they need an order and nothing else.
    package var isOneOfThem: Bool {
        switch self {
        case .min, .max: true
        case .sum, .avg, .median: false
        }
    }

    /// A few words for help and Tab.
    package var help: String {
        switch self {
        case .sum: "all values added up"
        case .avg: "their mean"
        case .min: "the smallest or earliest"
        case .max: "the largest or latest"
        case .median: "the one in the middle"
        }
    }
}

/// Values of one field on their way to a number.
package struct Tally: Sendable {
    /// The error of a sum that is too large for a number.
    package struct TooLarge: Error {}

    private let aggregate: Aggregate
    private var count = 0
    private var whole = 0
    private var fraction = 0.0
    private var duration = Duration.zero
    private var isDuration: Bool
    /// What is the least or the most so far, with the number by which that is known.
    private var extreme: (value: Value, key: Double)?
    /// All values, of which one is in the middle; durations are milliseconds.
    private var all: [Double] = []

    /// Nothing so far; of nothing the sum is 0, or 0:00 for the type of durations.
    package init(_ aggregate: Aggregate, of type: ValueType?) {
        self.aggregate = aggregate
        isDuration = type == .duration
    }

    /// Takes the next value.
    package mutating func add(_ value: Value) throws(TooLarge) {
        switch value {
        case .number(let number): try add(number)
        case .decimal(let number): add(number)
        case .duration(let value): add(value)
        case .date:
            guard aggregate.isOneOfThem else { return }
            consider(value, at: value.orderNumber)
        case .text, .flag, .list, .missing: return
        }
        count += 1
    }

    private mutating func add(_ number: Int) throws(TooLarge) {
        switch aggregate {
        case .sum, .avg:
            let (sum, isTooLarge) = whole.addingReportingOverflow(number)
            if isTooLarge { throw TooLarge() }
            whole = sum
        case .min, .max: consider(.number(number), at: Double(number))
        case .median: all.append(Double(number))
        }
    }

    private mutating func add(_ number: Double) {
        switch aggregate {
        case .sum, .avg: fraction += number
        case .min, .max: consider(.decimal(number), at: number)
        case .median: all.append(number)
        }
    }

    private mutating func add(_ value: Duration) {
        isDuration = true
        let milliseconds = Value.duration(value).orderNumber ?? 0
        switch aggregate {
        case .sum, .avg: duration += value
        case .min, .max: consider(.duration(value), at: milliseconds)
        case .median: all.append(milliseconds)
        }
    }

    private mutating func consider(_ value: Value, at key: Double?) {
        guard let key else { return }
        let isBetter = extreme.map { aggregate == .min ? key < $0.key : key > $0.key } ?? true
        if isBetter { extreme = (value, key) }
    }

    /// The number that was wanted; missing where there is none of no values.
    package var result: Value {
        switch aggregate {
        case .sum:
            if isDuration { return .duration(duration) }
            return fraction == 0 ? .number(whole) : .rounded(Double(whole) + fraction)
        case .avg:
            guard count > 0 else { return .missing }
            guard isDuration else { return .rounded((Double(whole) + fraction) / Double(count)) }
            return Self.duration((Value.duration(duration).orderNumber ?? 0) / Double(count))
        case .min, .max: return extreme?.value ?? .missing
        case .median:
            guard !all.isEmpty else { return .missing }
            let sorted = all.sorted()
            let middle = sorted.count / 2
            let median = sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
            return isDuration ? Self.duration(median) : .rounded(median)
        }
    }

    private static func duration(_ milliseconds: Double) -> Value {
        Int64(exactly: milliseconds.rounded()).map { .duration(.milliseconds($0)) } ?? .missing
    }
}

extension Value {
    /// A number whose order is that of the values; nil for those that are no numbers. Durations are milliseconds.
    fileprivate var orderNumber: Double? {
        switch self {
        case .number(let number): return Double(number)
        case .decimal(let number): return number
        case .duration(let duration):
            let (seconds, attoseconds) = duration.components
            return Double(seconds) * 1000 + Double(attoseconds / 1_000_000_000_000_000)
        case .date(let date): return date.orderNumber
        case .text, .flag, .list, .missing: return nil
        }
    }
}

extension PartialDate {
    /// A number whose order is that of dates; unknown months and days come before known ones.
    var orderNumber: Double {
        Double(((year * 13 + (month ?? 0)) * 32 + (day ?? 0)) * 86_400 + (secondOfDay ?? 0))
    }
}
