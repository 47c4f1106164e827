// A condition as it was read, before it is known at which moment and of which rows it will be asked. A line is read
// once: what `30d-ago` and `$best` mean is filled in when its turn comes, without reading its words again.

package import FoundationEssentials
package import Rows

/// A condition, with the places of its parts.
package struct ParsedCondition: Sendable {
    /// A field and what it is compared with, for checks that need the tables of the rows.
    package struct Use: Sendable {
        /// The field, as it was typed.
        package var field: String
        /// Where the field is in the line.
        package var span: Range<Int>
        /// The values it is compared with, each at its place.
        package var literals: [PlacedLiteral] = []
        /// Whether the field is alone, as a flag.
        package var isBare = false
        /// The operator it is compared with as it was typed, when there is one; `between` is `>=` and `<=`.
        package var comparison: (sign: Condition.Comparison, typed: String, span: Range<Int>)?
        /// The field it is compared with, when it is not a value.
        package var other: (field: String, span: Range<Int>)?

        /// The least and the most of `between`; nil for other comparisons.
        package var interval: (least: PlacedLiteral, most: PlacedLiteral)? {
            guard comparison?.typed == Keyword.between.rawValue, literals.count == 2 else { return nil }
            return (literals[0], literals[1])
        }

        /// The error of an interval whose least is more than its most.
        package func emptyInterval(from least: PlacedLiteral, to most: PlacedLiteral) -> UsageError {
            UsageError(
                .condition(.emptyInterval(least.literal.text, most.literal.text)),
                at: least.span.lowerBound..<most.span.upperBound)
        }
    }

    /// A value, and where it is in the line.
    package typealias PlacedLiteral = (literal: Literal, span: Range<Int>)

    /// A regular expression, and where it is in the line.
    package struct Pattern: Sendable, Hashable {
        /// As it was typed, without its quotes.
        package var text: String
        /// Where it is, quotes included.
        package var span: Range<Int>

        /// An expression at a place.
        package init(text: String, span: Range<Int>) {
            self.text = text
            self.span = span
        }
    }

    /// Every use of a field, in the order typed.
    package let uses: [Use]
    /// The first of its regular expressions, for which no time can be promised.
    package let pattern: Pattern?
    /// The condition, in which what depends on the moment is open, and no kept rows are.
    private let condition: Condition
    /// The variables after `in`, in the order in which their places are in the condition.
    private let variables: [Variable]

    init(_ condition: Condition, uses: [Use], pattern: Pattern?, variables: [Variable]) {
        self.pattern = pattern
        self.condition = condition
        self.uses = uses
        self.variables = variables
    }

    /// The condition as it is meant at a moment.
    ///
    /// - Parameters:
    ///   - now: the moment from which `30d-ago` counts.
    ///   - rows: the rows that a variable holds.
    package func condition(
        now: Date, rows: (Variable) throws(UsageError) -> [Row] = { (_) throws(UsageError) in [] }
    ) throws(UsageError) -> Condition {
        let dated = condition.dated(from: now)
        guard !variables.isEmpty else { return dated }
        var rest = variables[...]
        return try Self.filled(dated, &rest, rows)
    }

    private static func filled(
        _ condition: Condition, _ rest: inout ArraySlice<Variable>,
        _ rows: (Variable) throws(UsageError) -> [Row]
    ) throws(UsageError) -> Condition {
        switch condition {
        case .among(let field, _):
            guard let variable = rest.popFirst() else { return condition }
            return .among(field, FieldValues(try rows(variable), field: field))
        case .not(let inner): return .not(try filled(inner, &rest, rows))
        case .and(let parts): return .and(try filled(parts, &rest, rows))
        case .or(let parts): return .or(try filled(parts, &rest, rows))
        case .comparison, .membership, .isMissing, .isPresent: return condition
        }
    }

    private static func filled(
        _ parts: [Condition], _ rest: inout ArraySlice<Variable>,
        _ rows: (Variable) throws(UsageError) -> [Row]
    ) throws(UsageError) -> [Condition] {
        var filled: [Condition] = []
        for part in parts { filled.append(try Self.filled(part, &rest, rows)) }
        return filled
    }
}
