// `where`: the rows for which a condition is true. The language of conditions is read in `ConditionParser` and
// evaluated in Rows.

package import CommandLanguage
import Exchange
import FoundationEssentials
import Rendering
package import Rows
package import SpotifyAPI

/// Keeps rows that a condition is true of.
package struct Where: RowsCommand {
    static let condition = Slot<[Word]>.words(
        "CONDITION", help: "such as year < 1980 and artist ~ bowie", noun: "a condition",
        candidates: .condition)

    package static let commandName = "where"
    package static let spec = CommandSpec(
        commandName, group: .rows, form: .transform, summary: "keep the rows for which a condition is true",
        details: """
            A condition is FIELD OP VALUE; join several with and, or, not and brackets. OP is one of = != < <= > >=, ~ \
            (contains), !~ (does not contain), has (has the word), in (A, B), in $ROWS (a kept row has the same), is \
            missing, is present. The value can be another field: @FIELD. Case and accents do not matter, except in \
            URIs and IDs. Durations are written 3:20, 90s, 5m, and compared at the second, or 3:20.125; dates 1997, \
            1997-05, 30d-ago, with days in UTC, as Spotify counts them. A flag needs no value: where explicit. A \
            missing value is neither equal nor unequal to anything.
            """,
        slots: [condition.erased],
        examples: [
            .init("tracks | where duration > 5m", "the long ones"),
            .init("albums | where year < 2000 and not name ~ live", "by several conditions"),
        ],
        cost: "none")

    private let words: [Word]
    /// The fields and values of the condition, which the check of the whole line looks at.
    private let uses: [ParsedCondition.Use]

    package init(_ input: ParsedInput) throws(UsageError) { try self.init(input.value(Self.condition)) }

    /// A condition of these words.
    init(_ words: [Word]) throws(UsageError) {
        self.words = words
        // Whether it can be read at all is known now. Its values come later: dates like 30d-ago count from the
        // moment at which it runs, and kept rows are those of that moment.
        uses = try ConditionParser.parse(words, now: Date(timeIntervalSince1970: 0)).uses
    }

    /// Refuses fields the rows will not have, comparisons that do not fit their types, and values that cannot be read.
    package func check(_ tables: [FieldTable], mode: Mode, at span: Range<Int>) throws {
        for use in uses {
            try FieldName(name: use.field, span: use.span).check(in: tables, mode: mode)
            let types = Set(tables.compactMap { $0.field(use.field)?.type })
            guard !types.isEmpty else { continue }
            if use.isBare, !types.contains(.flag) {
                throw UsageError(
                    .missingPart("a comparison", after: use.field, usage: "where \(use.field) = VALUE"), at: use.span)
            }
            if let (sign, span) = use.comparison, !types.contains(where: sign.fits) {
                throw UsageError(
                    .condition(
                        .unfitComparison(
                            sign.rawValue, field: use.field, type: types.map(\.noun).sorted().joined(separator: " or "),
                            fitting: Condition.Comparison.allCases.filter { types.contains(where: $0.fits) }.map(
                                \.rawValue)
                        )),
                    at: span)
            }
            try Self.check(use, types, tables)
            for (literal, span) in use.literals where !types.contains(where: { literal.fits($0) }) {
                let wanted = types.map(\.example).sorted().joined(separator: " or ")
                throw UsageError(.invalidValue(literal.text, expected: wanted), at: span)
            }
        }
    }

    /// Throws where a field is compared with one whose values are never the same.
    private static func check(
        _ use: ParsedCondition.Use, _ types: Set<ValueType>, _ tables: [FieldTable]
    ) throws(UsageError) {
        guard let (other, span) = use.other else { return }
        let others = Set(tables.compactMap { $0.field(other)?.type })
        guard !others.isEmpty else { return }
        let fits = types.contains { type in
            others.contains { Condition.Comparison.canCompare(type, with: $0) }
        }
        guard !fits else { return }
        func nouns(_ types: Set<ValueType>) -> String { types.map(\.noun).sorted().joined(separator: " or ") }
        throw UsageError(
            .condition(.unlikeFields(use.field, type: nouns(types), other: other, otherType: nouns(others))), at: span)
    }

    /// Passes on the rows for which the condition is true; one that cannot be decided, as with a missing value, is left
    /// out.
    package func run(on rows: RowStream, in session: Session, using services: Services) async throws -> Reply {
        let condition = try ConditionParser.parse(words, now: services.time.now) { (variable) throws(UsageError) in
            try session.rows(of: variable)
        }.condition
        let kept = rows.batches { $0.filter { condition.evaluate($0) == .yes } }
        return Reply(.rows(RowsOutput(kept, heading: rows.headingOrMixed())))
    }
}
