// Owns conditions on rows as values: what `where` was given, and whether it is true of a row. The logic has
// three values: a comparison with something missing is unknown, and so is its opposite (Language §4). What the
// operators make of two values is in `Comparison`; the reading of conditions is CommandLanguage's work.

package import FoundationEssentials

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

    /// The right side of a comparison.
    package enum Operand: Sendable, Hashable {
        /// A value as it was written.
        case literal(Literal)
        /// Another field of the row (`@artists`).
        case field(String)
        /// The regular expression of `matches`.
        case pattern(TextPattern)
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
        case .comparison(let field, _, .literal), .comparison(let field, _, .pattern), .membership(let field, _),
            .among(let field, _), .isMissing(let field), .isPresent(let field):
            [field]
        case .comparison(let field, _, .field(let other)): [field, other]
        case .not(let inner): inner.fields
        case .and(let parts), .or(let parts): parts.flatMap(\.fields)
        }
    }

    /// The condition at the moment from which `30d-ago` counts.
    package func dated(from now: Date) -> Condition {
        switch self {
        case .comparison(let field, let comparison, .literal(let literal)):
            .comparison(field, comparison, .literal(literal.dated(from: now)))
        case .membership(let field, let literals): .membership(field, literals.map { $0.dated(from: now) })
        case .not(let inner): .not(inner.dated(from: now))
        case .and(let parts): .and(parts.map { $0.dated(from: now) })
        case .or(let parts): .or(parts.map { $0.dated(from: now) })
        case .comparison(_, _, .field), .comparison(_, _, .pattern), .among, .isMissing, .isPresent: self
        }
    }
}

// MARK: Truth

extension Condition {
    /// The truth of the condition for a row; only rows with ``Truth/yes`` pass `where`.
    package func evaluate(_ row: Row) -> Truth { test(in: row.table)(CollectionOfOne(row).span, 0) }

    /// The rows for which the condition is true, in their order. Fields are looked up once for each run of rows of one
    /// table.
    ///
    /// - Parameter isOver: asked before each row; once it is true, the rest is left out.
    package func filter(_ rows: [Row], until isOver: () -> Bool = { false }) -> [Row] {
        guard var table = rows.first?.table else { return [] }
        var test = test(in: table)
        var kept: [Row] = []
        let rows = rows.span
        for place in rows.indices {
            if isOver() { break }
            if table !== rows[place].table {
                table = rows[place].table
                test = self.test(in: table)
            }
            if test(rows, place) == .yes { kept.append(rows[place]) }
        }
        return kept
    }

    /// What is true of the row at a place. It is looked at where it is: a copy would count a reference in each of its
    /// parts.
    private typealias Test = (Span<Row>, Int) -> Truth

    /// The condition for rows of one table: where they have the fields is known, and what is compared is ready.
    private func test(in table: FieldTable) -> Test {
        switch self {
        case .comparison(let field, let comparison, let operand):
            return Self.test(field, comparison, operand, table)
        case .membership(let field, let literals):
            let (place, isExact) = (FieldPlace(field, in: table), table.isExact(field))
            if table.field(field)?.type == .weekday {
                let days = literals.map(\.weekday)
                return { rows, index in
                    let day = place.weekday(in: rows, at: index)
                    return days.reduce(.no) { Self.either($0, Comparison.equal.compare(day, $1)) }
                }
            }
            return { rows, index in
                let value = place.value(in: rows, at: index)
                return literals.reduce(.no) {
                    $0 == .yes ? .yes : Self.either($0, Comparison.equal.compare(value, $1, isExact: isExact))
                }
            }
        case .among(let field, let values):
            let place = FieldPlace(field, in: table)
            let isExact = table.isExact(field)
            return { rows, index in values.contain(place.value(in: rows, at: index), isExact: isExact) }
        case .isMissing(let field):
            let place = FieldPlace(field, in: table)
            return { rows, index in Truth(place.value(in: rows, at: index) == .missing) }
        case .isPresent(let field):
            let place = FieldPlace(field, in: table)
            return { rows, index in Truth(place.value(in: rows, at: index) != .missing) }
        case .not(let inner):
            let test = inner.test(in: table)
            return { rows, index in test(rows, index).negated }
        case .and(let parts):
            let tests = parts.map { $0.test(in: table) }
            return { rows, index in
                var truth = Truth.yes
                for test in tests where truth != .no { truth = Self.both(truth, test(rows, index)) }
                return truth
            }
        case .or(let parts):
            let tests = parts.map { $0.test(in: table) }
            return { rows, index in
                var truth = Truth.no
                for test in tests where truth != .yes { truth = Self.either(truth, test(rows, index)) }
                return truth
            }
        }
    }

    private static func test(
        _ field: String, _ comparison: Comparison, _ operand: Operand, _ table: FieldTable
    ) -> Test {
        let (place, isExact) = (FieldPlace(field, in: table), table.isExact(field))
        if table.field(field)?.type == .weekday { return test(weekday: place, comparison, operand, table) }
        switch operand {
        case .literal(let literal):
            return { rows, index in comparison.compare(place.value(in: rows, at: index), literal, isExact: isExact) }
        case .pattern(let pattern):
            return { rows, index in comparison.compare(place.value(in: rows, at: index), pattern, isExact: isExact) }
        case .field(let other):
            let otherPlace = FieldPlace(other, in: table)
            return { rows, index in
                comparison.compare(
                    place.value(in: rows, at: index), otherPlace.value(in: rows, at: index), isExact: isExact)
            }
        }
    }

    /// The test of a day of the week, which has an order that its text has not.
    private static func test(
        weekday place: FieldPlace, _ comparison: Comparison, _ operand: Operand, _ table: FieldTable
    ) -> Test {
        switch operand {
        case .literal(let literal):
            return { rows, index in comparison.compare(place.weekday(in: rows, at: index), literal.weekday) }
        case .pattern(let pattern):
            return { rows, index in comparison.compare(place.value(in: rows, at: index), pattern, isExact: false) }
        case .field(let other):
            let otherPlace = FieldPlace(other, in: table)
            return { rows, index in
                comparison.compare(place.weekday(in: rows, at: index), otherPlace.weekday(in: rows, at: index))
            }
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
