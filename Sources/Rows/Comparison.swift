// Owns the operators of conditions: which values they fit, and what they make of two of them. They are the same after
// `where` and wherever a line tests a value. A comparison with a missing value is unknown (Language §4).

import Text

extension Condition {
    /// The operators of comparisons, as they are written.
    package enum Comparison: String, Sendable, Hashable, CaseIterable {
        case equal = "="
        case notEqual = "!="
        case less = "<"
        case lessOrEqual = "<="
        case greater = ">"
        case greaterOrEqual = ">="
        case contains = "~"
        case containsNot = "!~"
        /// The text contains the word, or the list the entry.
        case has
        /// The text begins so.
        case starts
        /// The text ends so.
        case ends
        /// A part of the text is what a regular expression describes.
        case matches
    }
}

extension Condition.Comparison {
    /// Whether values of the type can be compared in this way; `where` refuses a line in which they cannot.
    package func fits(_ type: ValueType) -> Bool {
        switch (self, type) {
        case (.equal, _), (.notEqual, _), (_, .text): true
        case (.less, _), (.lessOrEqual, _), (.greater, _), (.greaterOrEqual, _):
            type == .number || type == .duration || type == .date || type == .weekday
        case (.contains, _), (.containsNot, _), (.has, _), (.starts, _), (.ends, _), (.matches, _): type == .list
        }
    }

    /// Whether two fields of these types can be compared with each other.
    package static func canCompare(_ left: ValueType, with right: ValueType) -> Bool {
        switch (left, right) {
        case (.text, .list), (.list, .text): true
        case (_, _): left == right
        }
    }
}

// MARK: Values of rows

extension Condition.Comparison {
    /// Compares a value with a written one.
    ///
    /// - Parameter isExact: whether text is compared as it is and not folded.
    func compare(_ value: Value, _ literal: Literal, isExact: Bool = false) -> Condition.Truth {
        switch value {
        case .missing: .unknown
        case .text(let text):
            .init(isExact ? holds(exact: text, literal.text) : holds(text, literal.folded))
        case .list(let items):
            any(of: items) { isExact ? $0.holds(exact: $1, literal.text) : $0.holds($1, literal.folded) }
        case .number(let number): literal.number.map { ordered(Double(number), $0) } ?? .unknown
        case .decimal(let number): literal.number.map { ordered(number, $0) } ?? .unknown
        case .duration(let duration): compare(duration, literal)
        case .date(let date): literal.span.map { compare(date, $0) } ?? .unknown
        case .flag(let flag): literal.flag.map { equality(flag == $0) } ?? .unknown
        }
    }

    /// Compares a value with a regular expression.
    func compare(_ value: Value, _ pattern: TextPattern, isExact: Bool) -> Condition.Truth {
        switch value {
        case .text(let text): .init(pattern.matches(text, isExact: isExact))
        case .list(let items): .init(items.contains { pattern.matches($0, isExact: isExact) })
        case .number, .decimal, .duration, .date, .flag, .missing: .unknown
        }
    }

    /// Compares two days of the week by their places; unknown where one of them is none.
    func compare(_ day: Int?, _ other: Int?) -> Condition.Truth {
        guard let day, let other else { return .unknown }
        return ordered(day, other)
    }

    /// Compares two values of a row; unknown where one is missing or their types cannot be compared.
    func compare(_ left: Value, _ right: Value, isExact: Bool = false) -> Condition.Truth {
        func folded(_ text: String) -> String { isExact ? text : Folding.folded(text) }
        switch (left, right) {
        case (.missing, _), (_, .missing): return .unknown
        case (.text(let left), .text(let right)): return .init(holds(exact: folded(left), folded(right)))
        case (.list(let items), .text(let text)):
            let other = folded(text)
            return any(of: items.map(folded)) { $0.holds(exact: $1, other) }
        case (.text(let text), .list(let items)): return anyOf(items.map(folded), folded(text))
        case (.list(let items), .list(let others)):
            let others = others.map(folded)
            return any(of: items.map(folded)) { comparison, item in
                others.contains { comparison.holds(exact: item, $0) }
            }
        case (.number(let left), .number(let right)): return ordered(left, right)
        case (.number(let left), .decimal(let right)): return ordered(Double(left), right)
        case (.decimal(let left), .number(let right)): return ordered(left, Double(right))
        case (.decimal(let left), .decimal(let right)): return ordered(left, right)
        case (.duration(let left), .duration(let right)):
            return ordered(DurationText.shown(left), DurationText.shown(right))
        case (.date(let left), .date(let right)): return compare(left, DateSpan(first: right, last: right))
        case (.flag(let left), .flag(let right)): return equality(left == right)
        case (.text, _), (.list, _), (.number, _), (.decimal, _), (.duration, _), (.date, _), (.flag, _):
            return .unknown
        }
    }

    /// Durations compare at the second that is shown, unless the value was written with a fraction.
    private func compare(_ duration: Duration, _ literal: Literal) -> Condition.Truth {
        guard let written = literal.duration else { return .unknown }
        return ordered(literal.hasFraction ? duration : DurationText.shown(duration), written)
    }

    /// Compares two values of one order; text operators do not apply to them.
    private func ordered<Ordered: Comparable>(_ left: Ordered, _ right: Ordered) -> Condition.Truth {
        switch self {
        case .equal: .init(left == right)
        case .notEqual: .init(left != right)
        case .less: .init(left < right)
        case .lessOrEqual: .init(left <= right)
        case .greater: .init(left > right)
        case .greaterOrEqual: .init(left >= right)
        case .contains, .containsNot, .has, .starts, .ends, .matches: .unknown
        }
    }

    /// Compares two flags, which are only equal or different.
    private func equality(_ isEqual: Bool) -> Condition.Truth {
        switch self {
        case .equal: .init(isEqual)
        case .notEqual: .init(!isEqual)
        case .less, .lessOrEqual, .greater, .greaterOrEqual, .contains, .containsNot, .has, .starts, .ends, .matches:
            .unknown
        }
    }

    /// Dates compare as precisely as both are known: 1997 equals 1997-05-21.
    private func compare(_ date: PartialDate, _ span: DateSpan) -> Condition.Truth {
        switch self {
        case .equal, .notEqual:
            let isIn = date.order(from: span.first) != .before && date.order(from: span.last) != .after
            return .init(isIn == (self == .equal))
        case .less: return .init(date.order(from: span.first) == .before)
        case .lessOrEqual: return .init(date.order(from: span.last) != .after)
        case .greater: return .init(date.order(from: span.last) == .after)
        case .greaterOrEqual: return .init(date.order(from: span.first) != .before)
        case .contains, .containsNot, .has, .starts, .ends, .matches: return .unknown
        }
    }
}

// MARK: Texts

extension Condition.Comparison {
    /// Whether it is true of a text and a written one, whatever their case and accents.
    private func holds(_ text: String, _ written: FoldedText) -> Bool {
        switch self {
        case .equal: written.isSame(as: text)
        case .notEqual: !written.isSame(as: text)
        case .less: written.order(of: text) == .before
        case .lessOrEqual: written.order(of: text) != .after
        case .greater: written.order(of: text) == .after
        case .greaterOrEqual: written.order(of: text) != .before
        case .contains: written.isPart(of: text)
        case .containsNot: !written.isPart(of: text)
        case .has: written.isWord(of: text)
        case .starts: written.begins(text)
        case .ends: written.ends(text)
        // What a pattern matches is found out with the pattern, not with its text.
        case .matches: false
        }
    }

    /// Whether it is true of two texts that are compared as they are, or that are both folded.
    private func holds(exact left: String, _ right: String) -> Bool {
        switch self {
        case .equal: left == right
        case .notEqual: left != right
        case .less: left < right
        case .lessOrEqual: left <= right
        case .greater: left > right
        case .greaterOrEqual: left >= right
        case .contains: right.isEmpty || Folding.contains(left, right)
        case .containsNot: !(right.isEmpty || Folding.contains(left, right))
        case .has: FoldedText.isWord(right, of: left)
        case .starts: left.unicodeScalars.starts(with: right.unicodeScalars)
        case .ends: left.unicodeScalars.reversed().starts(with: right.unicodeScalars.reversed())
        case .matches: false
        }
    }

    /// A list is equal to a text when any of its entries is (Language §4); `!=` and `!~` are true only when no entry
    /// matches.
    private func any(of items: [String], _ holds: (Condition.Comparison, String) -> Bool) -> Condition.Truth {
        switch self {
        case .equal, .has: .init(items.contains { holds(.equal, $0) })
        case .notEqual: .init(!items.contains { holds(.equal, $0) })
        case .containsNot: .init(!items.contains { holds(.contains, $0) })
        case .contains, .starts, .ends: .init(items.contains { holds(self, $0) })
        case .less, .lessOrEqual, .greater, .greaterOrEqual, .matches: .unknown
        }
    }

    /// A text compared with a list: equal when an entry is, containing when it contains an entry.
    private func anyOf(_ items: [String], _ text: String) -> Condition.Truth {
        func holds(_ comparison: Condition.Comparison) -> Bool {
            items.contains { comparison.holds(exact: text, $0) }
        }
        return switch self {
        case .equal: .init(holds(.equal))
        case .notEqual: .init(!holds(.equal))
        case .contains, .has: .init(holds(.contains))
        case .containsNot: .init(!holds(.contains))
        case .starts, .ends: .init(holds(self))
        case .less, .lessOrEqual, .greater, .greaterOrEqual, .matches: .unknown
        }
    }
}
