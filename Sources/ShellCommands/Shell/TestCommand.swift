// `test`: whether a condition on values is true, as a status. The signs are those of `where`, read by `ConditionParser`
// and evaluated in Rows; what type a value has is decided here.

package import CommandLanguage
import Exchange
import FoundationEssentials
import Rendering
import Rows

/// Tests values.
package struct TestCommand: FirstCommand {
    static let condition = Slot<[Word]>.words(
        "CONDITION", help: "such as $# = 0 and $1 ~ live", noun: "a condition", holdsSigns: true)

    package static let commandName = Keyword.testCommand
    package static let spec = CommandSpec(
        commandName, group: .shell, form: .source, summary: "succeed when a condition on values is true",
        details: """
            The status is 0 when it is true and 1 when it is not; nothing is printed. The signs are those of where: \
            = != < <= > >= ~ !~, has, starts, ends, matches, between A and B, in (A, B), in $ROWS, is missing (or \
            empty), is present; and, or, not and brackets join them. Values are compared as numbers, durations, dates \
            or days of the week where all of them are such, addresses as they are, and all others as text without \
            case and accents. For files there is the system's: !test -e FILE.
            """,
        slots: [condition.erased],
        examples: [
            .init("test $# = 0 && echo usage: greet NAME", "without arguments"),
            .init("let n = (liked | count); if test $n > 100 { echo many }", "a number"),
            .init("for x in liked { test ${x.duration} > 10m && echo ${x.name} }", "fields of a row"),
        ],
        cost: "none")

    private let words: [Word]

    /// Refuses what is no condition; the rows of variables are looked at when it runs.
    package init(_ input: ParsedInput) throws(UsageError) {
        words = try input.value(Self.condition)
        _ = try TestedCondition(words, now: nil) { (_) throws(UsageError) in [] }
    }

    /// Succeeds or fails, and says nothing: `if`, `&&` and `||` ask, and a script that asks alone stops.
    package func run(in session: Session, using services: Services) async throws -> Reply {
        let tested = try TestedCondition(words, now: services.time.now) { (variable) throws(UsageError) in
            try session.rows(of: variable)
        }
        let isTrue: Bool
        if let pattern = tested.pattern {
            isTrue = try await PatternWork.run(pattern) { _ in tested.isTrue }
        } else {
            isTrue = tested.isTrue
        }
        return Reply(.nothing, continuation: .ended(isTrue ? .done : .failed))
    }
}

/// A condition on values, with its comparisons as they are asked.
private struct TestedCondition: Sendable {
    /// A comparison, and the row whose field has the value.
    private struct Comparison: Sendable {
        var condition: Condition
        var row: Row
    }

    private let condition: Condition
    private let comparisons: [Comparison]
    /// The first of its regular expressions, for which no time can be promised.
    let pattern: ParsedCondition.Pattern?

    /// Reads the words; without the moment, what depends on it is left open.
    init(
        _ words: [Word], now: Date?, rows: @escaping (Variable) throws(UsageError) -> [Row]
    ) throws(UsageError) {
        var noted: [Comparison] = []
        (condition, pattern) = try ConditionParser.parse(values: words, rows: rows) {
            (operand, use, condition) throws(UsageError) in
            let value = TestedValue(operand.text, now: now)
            let type = try value.type(comparedAs: use, at: operand.span)
            let field = ConditionParser.field(for: operand.text)
            try Self.checkInterval(use, as: type, isExact: field == "uri", now: now)
            noted.append(
                Comparison(
                    condition: now.map { condition.dated(from: $0) } ?? condition,
                    row: Row(
                        FieldTable("value", field == "uri" ? [] : [Field(field, type, help: "")]), name: "",
                        uri: field == "uri" ? operand.text : nil,
                        values: [value.value(as: type, comparedAs: use)])))
            return .isPresent(Self.field(noted.count - 1))
        }
        comparisons = noted
    }

    /// Throws where the least is more than the most, as `where` does.
    private static func checkInterval(
        _ use: ParsedCondition.Use, as type: ValueType, isExact: Bool, now: Date?
    ) throws(UsageError) {
        guard let (least, most) = use.interval else { return }
        var (from, to) = (least.literal, most.literal)
        if let now { (from, to) = (from.dated(from: now), to.dated(from: now)) }
        if from.isMore(than: to, as: type, isExact: isExact) == true { throw use.emptyInterval(from: least, to: most) }
    }

    /// The field that says whether a comparison is true.
    private static func field(_ number: Int) -> String { "comparison\(number)" }

    /// Whether it is true; what cannot be decided is not.
    var isTrue: Bool {
        let fields = comparisons.indices.map { Field(Self.field($0), .flag, help: "") }
        let truths = comparisons.map { $0.condition.evaluate($0.row) == .yes ? Value.flag(true) : .missing }
        return condition.evaluate(Row(FieldTable("value", fields), name: "", values: truths)) == .yes
    }
}

/// The left side of a test, and the types it can have.
private struct TestedValue {
    let literal: Literal

    init(_ text: String, now: Date?) { literal = now.map { Literal(text, now: $0) } ?? Literal(text) }

    /// The types that are tried before text.
    private static let types: [ValueType] = [.number, .duration, .date, .flag, .weekday]

    /// The first type that both sides can have and the sign fits; otherwise they are texts.
    ///
    /// - Throws: where a sign of order comes between values that have none together, and where none comes at all.
    func type(comparedAs use: ParsedCondition.Use, at span: Range<Int>) throws(UsageError) -> ValueType {
        guard !use.isBare else {
            guard literal.text.isEmpty || literal.flag != nil else {
                throw UsageError(
                    .missingPart("a comparison", after: literal.text, usage: "test VALUE = VALUE"),
                    at: span.upperBound..<span.upperBound)
            }
            return .flag
        }
        let sign = use.comparison?.sign
        let fitting = Self.types.first { type in
            literal.fits(type) && use.literals.allSatisfy { $0.literal.fits(type) } && sign?.fits(type) != false
        }
        if let fitting { return fitting }
        // An order of letters is hardly ever what was meant when one side has another order.
        if let sign, sign != .equal, sign != .notEqual, sign.fits(.number) {
            let sides = use.literals + [(literal, span)]
            for type in Self.types where type != .flag && sides.contains(where: { $0.literal.fits(type) }) {
                guard let unfit = sides.first(where: { !$0.literal.fits(type) }) else { continue }
                let other = sides.last { $0.literal.fits(type) }?.literal.text ?? ""
                throw UsageError(
                    .condition(
                        .unlikeValue(
                            unfit.literal.text, other: other, type: type.noun,
                            usage: "\(ConditionParser.usageOfValues(use)), each \(type.example)")),
                    at: unfit.span)
            }
        }
        return .text
    }

    /// The value of that type; an empty text is missing where it is asked whether it is.
    func value(as type: ValueType, comparedAs use: ParsedCondition.Use) -> Value {
        if literal.text.isEmpty, use.isBare || use.literals.isEmpty { return .missing }
        return switch type {
        case .number:
            literal.number.map { number in Int(exactly: number).map { .number($0) } ?? .decimal(number) } ?? .missing
        case .duration: literal.duration.map { .duration($0) } ?? .missing
        case .date: literal.span.map { .date($0.first) } ?? .missing
        case .flag: literal.flag.map { .flag($0) } ?? .missing
        case .weekday: literal.weekday.map { .text(Weekday.all[$0]) } ?? .missing
        case .text, .list: .text(literal.text)
        }
    }
}
