// Owns conditions on rows as values: what `where` was given, and whether it is true of a row. The logic has
// three values: a comparison with something missing is unknown, and so is its opposite (Language §4). The
// reading of conditions is CommandLanguage's work.

import Text

/// A condition on a row, as `where` has it.
package indirect enum Condition: Sendable, Hashable {
    /// A field compared with a value or with another field.
    case comparison(String, Comparison, Operand)
    /// The field equals one of these values.
    case membership(String, [Literal])
    /// Another row has the same value in the field (`uri in $best`).
    case among(String, FieldValues)
    /// The field has no value.
    case isMissing(String)
    /// The field has a value.
    case isPresent(String)
    /// The condition is not true; unknown where the condition is.
    case not(Condition)
    /// All of these are true.
    case and([Condition])
    /// One of these is true.
    case or([Condition])

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
    }

    /// The right side of a comparison.
    package enum Operand: Sendable, Hashable {
        /// A value as it was written.
        case literal(Literal)
        /// Another field of the row (`@artists`).
        case field(String)
    }

    /// The truth of a condition for one row.
    package enum Truth: Sendable, Hashable {
        case yes, no, unknown

        /// A comparison of two known values, which is never unknown.
        init(_ isTrue: Bool) { self = isTrue ? .yes : .no }

        /// The truth of the opposite condition.
        var negated: Truth {
            switch self {
            case .yes: .no
            case .no: .yes
            case .unknown: .unknown
            }
        }
    }

    /// The names of all fields in the condition, on either side.
    package var fields: [String] {
        switch self {
        case .comparison(let field, _, .literal), .membership(let field, _), .among(let field, _),
            .isMissing(let field),
            .isPresent(let field):
            [field]
        case .comparison(let field, _, .field(let other)): [field, other]
        case .not(let inner): inner.fields
        case .and(let parts), .or(let parts): parts.flatMap(\.fields)
        }
    }
}

extension Condition {
    /// The truth of the condition for a row; only rows with ``Truth/yes`` pass `where`.
    package func evaluate(_ row: Row) -> Truth {
        switch self {
        case .comparison(let field, let comparison, let operand):
            let left = row[field] ?? .missing
            let isExact = FieldTable.isExact(field)
            return switch operand {
            case .literal(let literal): comparison.compare(left, literal, isExact: isExact)
            case .field(let other): comparison.compare(left, row[other] ?? .missing, isExact: isExact)
            }
        case .membership(let field, let literals):
            let value = row[field] ?? .missing
            let isExact = FieldTable.isExact(field)
            return literals.reduce(.no) {
                $0 == .yes ? .yes : Self.either($0, Comparison.equal.compare(value, $1, isExact: isExact))
            }
        case .among(_, let values): return values.contain(valueOf: row)
        case .isMissing(let field): return Truth((row[field] ?? .missing) == .missing)
        case .isPresent(let field): return Truth((row[field] ?? .missing) != .missing)
        case .not(let inner): return inner.evaluate(row).negated
        case .and(let parts): return parts.reduce(.yes) { $0 == .no ? .no : Self.both($0, $1.evaluate(row)) }
        case .or(let parts): return parts.reduce(.no) { $0 == .yes ? .yes : Self.either($0, $1.evaluate(row)) }
        }
    }

    // Conjunction and disjunction of Kleene's three-valued logic.
    private static func both(_ left: Truth, _ right: Truth) -> Truth {
        if left == .no || right == .no { return .no }
        return left == .yes && right == .yes ? .yes : .unknown
    }

    private static func either(_ left: Truth, _ right: Truth) -> Truth {
        if left == .yes || right == .yes { return .yes }
        return left == .no && right == .no ? .no : .unknown
    }
}

extension Condition.Comparison {
    /// Whether values of the type can be compared in this way; `where` refuses a line in which they cannot.
    package func fits(_ type: ValueType) -> Bool {
        switch (self, type) {
        case (.equal, _), (.notEqual, _), (_, .text): true
        case (.less, _), (.lessOrEqual, _), (.greater, _), (.greaterOrEqual, _):
            type == .number || type == .duration || type == .date
        case (.contains, _), (.containsNot, _), (.has, _): type == .list
        }
    }

    /// Compares a value with a written one.
    ///
    /// - Parameter isExact: whether text is compared as it is and not folded.
    func compare(_ value: Value, _ literal: Literal, isExact: Bool = false) -> Condition.Truth {
        let text = isExact ? literal.text : literal.folded
        return switch value {
        case .missing: .unknown
        case .text(let value): compare(folded: isExact ? value : Folding.folded(value), text)
        case .list(let items): compare(isExact ? items : items.map(Folding.folded), text)
        case .number(let number): literal.number.map { ordered(Double(number), $0) } ?? .unknown
        case .duration(let duration): compare(duration, literal)
        case .date(let date): literal.date.map { compare(date, $0) } ?? .unknown
        case .flag(let flag): literal.flag.map { equality(flag == $0) } ?? .unknown
        }
    }

    /// Compares two values of a row; unknown where one is missing or their types cannot be compared.
    func compare(_ left: Value, _ right: Value, isExact: Bool = false) -> Condition.Truth {
        func folded(_ text: String) -> String { isExact ? text : Folding.folded(text) }
        return switch (left, right) {
        case (.missing, _), (_, .missing): .unknown
        case (.text(let left), .text(let right)): compare(folded: folded(left), folded(right))
        case (.list(let items), .text(let text)): compare(items.map(folded), folded(text))
        case (.text(let text), .list(let items)): anyOf(items.map(folded), folded(text))
        case (.list(let items), .list(let others)): compare(items.map(folded), any: others.map(folded))
        case (.number(let left), .number(let right)): ordered(left, right)
        case (.duration(let left), .duration(let right)):
            ordered(DurationText.shown(left), DurationText.shown(right))
        case (.date(let left), .date(let right)): compare(left, right)
        case (.flag(let left), .flag(let right)): equality(left == right)
        case (.text, _), (.list, _), (.number, _), (.duration, _), (.date, _), (.flag, _): .unknown
        }
    }

    /// Whether two fields of these types can be compared with each other.
    package static func canCompare(_ left: ValueType, with right: ValueType) -> Bool {
        switch (left, right) {
        case (.text, .list), (.list, .text): true
        case (_, _): left == right
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
        case .contains, .containsNot, .has: .unknown
        }
    }

    /// Compares two flags, which are only equal or different.
    private func equality(_ isEqual: Bool) -> Condition.Truth {
        switch self {
        case .equal: .init(isEqual)
        case .notEqual: .init(!isEqual)
        case .less, .lessOrEqual, .greater, .greaterOrEqual, .contains, .containsNot, .has: .unknown
        }
    }

    /// Compares two texts that are folded already, or are compared exactly.
    private func compare(folded left: String, _ right: String) -> Condition.Truth {
        switch self {
        case .contains: .init(right.isEmpty || Folding.contains(left, right))
        case .containsNot: .init(!(right.isEmpty || Folding.contains(left, right)))
        case .has: .init(left.split(separator: " ").contains { $0 == right } || left == right)
        case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: ordered(left, right)
        }
    }

    /// A list is equal to a text when any of its entries is (Language §4).
    private func compare(_ items: [String], _ right: String) -> Condition.Truth { compare(items, any: [right]) }

    // `!=` and `!~` are true only when no entry matches.
    private func compare(_ items: [String], any others: [String]) -> Condition.Truth {
        switch self {
        case .equal, .has: .init(items.contains { others.contains($0) })
        case .notEqual: .init(!items.contains { others.contains($0) })
        case .contains: .init(Self.contains(items, others))
        case .containsNot: .init(!Self.contains(items, others))
        case .less, .lessOrEqual, .greater, .greaterOrEqual: .unknown
        }
    }

    /// A text compared with a list: equal when an entry is, containing when it contains an entry.
    private func anyOf(_ items: [String], _ text: String) -> Condition.Truth {
        switch self {
        case .equal: .init(items.contains(text))
        case .notEqual: .init(!items.contains(text))
        case .contains, .has: .init(Self.contains([text], items))
        case .containsNot: .init(!Self.contains([text], items))
        case .less, .lessOrEqual, .greater, .greaterOrEqual: .unknown
        }
    }

    /// Whether a text contains a part; an empty part is in every text.
    private static func contains(_ texts: [String], _ parts: [String]) -> Bool {
        texts.contains { text in parts.contains { $0.isEmpty || Folding.contains(text, $0) } }
    }

    /// Dates compare as precisely as both are known: 1997 equals 1997-05-21.
    private func compare(_ left: PartialDate, _ right: PartialDate) -> Condition.Truth {
        let pairs: [(Int?, Int?)] = [
            (left.year, right.year), (left.month, right.month), (left.day, right.day),
            (left.secondOfDay, right.secondOfDay),
        ]
        for case (let left?, let right?) in pairs where left != right { return ordered(left, right) }
        return ordered(0, 0)
    }
}
