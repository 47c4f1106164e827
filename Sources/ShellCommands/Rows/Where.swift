// `where`: the rows for which a condition is true. The language of conditions is read in `ConditionParser` and
// evaluated in Rows.

package import CommandLanguage
import Exchange
package import FoundationEssentials
import Rendering
package import Rows
package import SpotifyAPI
import Text

/// Keeps rows that a condition is true of.
package struct Where: RowsCommand {
    static let condition = Slot<[Word]>.words(
        "CONDITION", help: "such as year < 1980 and artist ~ bowie", noun: "a condition",
        candidates: .condition)

    package static let commandName = "where"
    package static let spec = CommandSpec(
        commandName, group: .rows, form: .transform, summary: "keep the rows for which a condition is true",
        details: """
            A condition is FIELD OP VALUE; join several with and, or, not and brackets. OP is one of = != < <= > >=, \
            ~ (contains), !~ (does not contain), has (has the word), starts, ends, matches (a regular expression in \
            quotes), between A and B, in (A, B), in $ROWS (a kept row has the same), is missing, is present. The \
            value can be another field: @FIELD. Case and accents do not matter, except in URIs and IDs. Durations \
            are written 3:20, 90s, 5m, and compared at the second, or 3:20.125; dates 1997, 1997-05, today, \
            yesterday, 30d-ago, 2h-ago, 90min-ago, last-week, with days in UTC, as Spotify counts them. Parts of \
            dates and durations are fields, too: released.decade, played.hour, duration.minutes (help pipes); days of \
            the week are written Monday or mon. A flag needs no value: where explicit. A missing value is neither \
            equal nor unequal to anything.
            """,
        slots: [condition.erased],
        examples: [
            .init("tracks | where duration > 5m", "the long ones"),
            .init("albums | where year < 2000 and not name ~ live", "by several conditions"),
            .init("liked | where year between 1990 and 1999", "both ends are included"),
            .init("liked | where artist in (Air, Can) or explicit", "one of several; a flag"),
        ],
        cost: "none")

    /// The condition, read once. What dates like 30d-ago and kept rows mean is filled in when it runs.
    private let parsed: ParsedCondition

    package init(_ input: ParsedInput) throws(UsageError) { try self.init(input.value(Self.condition)) }

    /// A condition of these words.
    init(_ words: [Word]) throws(UsageError) { parsed = try ConditionParser.parse(words) }

    /// Refuses fields the rows will not have, comparisons that do not fit their types, and values that cannot be read.
    package func check(_ tables: [FieldTable], mode: Mode, at span: Range<Int>) throws {
        for (place, use) in parsed.uses.enumerated() {
            do {
                try FieldName(name: use.field, span: use.span).check(in: tables, mode: mode)
            } catch let error as UsageError {
                throw place > 0 ? Self.valueAlone(use, after: parsed.uses[place - 1], error) ?? error : error
            }
            let types = Set(tables.compactMap { $0.field(use.field)?.type })
            guard !types.isEmpty else { continue }
            if use.isBare, !types.contains(.flag) {
                throw UsageError(
                    .missingPart("a comparison", after: use.field, usage: "where \(use.field) = VALUE"), at: use.span)
            }
            if let (sign, typed, span) = use.comparison, !types.contains(where: sign.fits) {
                throw UsageError(
                    .condition(
                        .unfitComparison(
                            typed, field: use.field, type: types.map(\.noun).sorted().joined(separator: " or "),
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
            try Self.checkInterval(use, types, tables)
        }
    }

    /// The error for a value without its field: `artist = Can or Air`; nil where it may be a field that is misspelt.
    private static func valueAlone(
        _ use: ParsedCondition.Use, after before: ParsedCondition.Use, _ error: UsageError
    ) -> UsageError? {
        guard use.isBare, case .unknownField(_, nil, _) = error.fault, let (_, sign, _) = before.comparison,
            before.interval == nil, before.literals.count == 1
        else { return nil }
        let value = Quoting.quoted(use.field)
        var lines = ["\(before.field) \(sign) \(value)"]
        if sign == Condition.Comparison.equal.rawValue {
            lines.append("\(before.field) in (\(Quoting.quoted(before.literals[0].literal.text)), \(value))")
        }
        return UsageError(.condition(.valueAlone(use.field, lines: lines)), at: use.span)
    }

    /// Throws where the least is more than the most, which is true of no row.
    private static func checkInterval(
        _ use: ParsedCondition.Use, _ types: Set<ValueType>, _ tables: [FieldTable]
    ) throws(UsageError) {
        guard let (least, most) = use.interval else { return }
        let isExact = tables.allSatisfy { $0.isExact(use.field) }
        let fitting = types.filter { least.literal.fits($0) && most.literal.fits($0) }
        guard fitting.allSatisfy({ least.literal.isMore(than: most.literal, as: $0, isExact: isExact) == true }) else {
            return
        }
        throw use.emptyInterval(from: least, to: most)
    }

    /// Refuses intervals of which only the moment says that they are empty: `between today and 2020`.
    package func check(at now: Date) throws(UsageError) {
        for use in parsed.uses {
            guard let (least, most) = use.interval, least.literal.fits(.date), most.literal.fits(.date),
                least.literal.span == nil || most.literal.span == nil
            else { continue }
            let (from, to) = (least.literal.dated(from: now), most.literal.dated(from: now))
            if from.isMore(than: to, as: .date) == true { throw use.emptyInterval(from: least, to: most) }
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
        let filter = try filter(in: session, using: services)
        var kept: RowStream
        if parsed.pattern == nil {
            kept = rows.batches { filter.condition.filter($0) }
        } else {
            kept = RowStream(pulling: {
                guard var batch = try await rows.nextBatch() else { return nil }
                batch.rows = try await filter.rows(of: batch.rows)
                return batch
            })
            kept.heading = rows.heading
        }
        return Reply(.rows(RowsOutput(kept, heading: rows.headingOrMixed())))
    }

    /// The condition as it is meant now.
    func filter(in session: Session, using services: Services) throws(UsageError) -> Filter {
        let condition = try parsed.condition(now: services.time.now) { (variable) throws(UsageError) in
            try session.rows(of: variable)
        }
        return Filter(condition: condition, pattern: parsed.pattern)
    }

    /// A condition that is ready to be asked.
    package struct Filter: Sendable {
        let condition: Condition
        let pattern: ParsedCondition.Pattern?

        /// The rows for which it is true; with a regular expression in it, it can be left.
        package func rows(of rows: [Row]) async throws -> [Row] {
            guard let pattern else { return condition.filter(rows) }
            return try await PatternWork.run(pattern) { isLeft in condition.filter(rows, until: isLeft) }
        }
    }
}
