// Conditions on values, as `test` has them: `$# = 0 and $1 ~ live`. They are those of `where`, but a value is on the
// left side. Each comparison is read as one of a field that has this value, so that every sign of `where` works here
// without a line of its own. What type a value has, and whether a comparison is true, is decided by the command.

package import Rows

extension ConditionParser {
    /// The left side of a comparison.
    package struct Operand: Sendable {
        /// What it says.
        package var text: String
        /// Where it is in the line.
        package var span: Range<Int>
    }

    /// What is asked where values are compared.
    struct Values {
        /// The rows that a variable holds.
        var rows: (Variable) throws(UsageError) -> [Row]
        /// Takes a comparison, and gives a condition on what it turns out to be.
        var note: Note
    }

    /// Takes a comparison of a value, and gives a condition on what it turns out to be.
    package typealias Note = (Operand, ParsedCondition.Use, Condition) throws(UsageError) -> Condition

    /// Reads the condition on values that the words form; with the first of its regular expressions.
    ///
    /// - Parameters:
    ///   - rows: the rows that a variable holds.
    ///   - note: takes each comparison; the field of its condition is ``field(for:)``.
    package static func parse(
        values words: [Word], rows: @escaping (Variable) throws(UsageError) -> [Row], note: @escaping Note
    ) throws(UsageError) -> (condition: Condition, pattern: ParsedCondition.Pattern?) {
        var parser = ConditionParser(words)
        parser.values = Values(rows: rows, note: note)
        let condition = try parser.disjunction()
        if let token = parser.peek { throw parser.unexpected(token) }
        return (condition, parser.firstPattern)
    }

    /// The field that stands for a value: one of addresses where it is an address, since those are compared exactly.
    package static func field(for text: String) -> String {
        text.utf8.starts(with: "spotify:".utf8) || text.utf8.starts(with: "https://open.spotify.com/".utf8)
            ? "uri" : "value"
    }

    static let usageOfValues = "\(Keyword.testCommand) VALUE = VALUE"

    /// How a comparison of values is written.
    package static func usageOfValues(_ use: ParsedCondition.Use) -> String {
        if use.interval != nil { return "\(Keyword.testCommand) VALUE \(Form.interval.written)" }
        return use.comparison.map { "\(Keyword.testCommand) VALUE \(Form.sign($0.typed).written)" } ?? usageOfValues
    }

    /// A value and what it is compared with.
    mutating func comparison(of values: Values) throws(UsageError) -> Condition {
        let start = position
        let operand = try operand(values.rows)
        let field = Self.field(for: operand.text)
        tokens.replaceSubrange(start..<position, with: [ConditionToken(text: field, span: operand.span, isBare: false)])
        position = start
        try expandRows(for: field, values.rows)
        let condition = try comparison()
        guard let use = uses.popLast() else { return condition }
        return try values.note(operand, use, condition)
    }

    /// The words up to the sign: one in quotes or of a variable, or bare ones that are one text.
    private mutating func operand(
        _ rows: (Variable) throws(UsageError) -> [Row]
    ) throws(UsageError) -> Operand {
        var words: [ConditionToken] = []
        while let token = peek, words.last?.isBare != false {
            if token.isBare, ConditionToken.isOperator(token.text) || token.keyword?.isReservedInCondition == true {
                break
            }
            if token.isBare, !words.isEmpty, Self.foreignComparisons[token.text] != nil { break }
            words.append(token)
            position += 1
        }
        guard let first = words.first, let last = words.last else {
            guard let token = peek else { throw missing("a value") }
            // The value before the sign is missing, not the sign wrong.
            if Condition.Comparison(rawValue: token.text) != nil || token.keyword?.conditionPart == .comparison {
                throw UsageError(
                    .condition(.missingOperand(before: token.text)), at: token.span.lowerBound..<token.span.lowerBound)
            }
            throw UsageError(.invalidValue(token.text, expected: "a value"), at: token.span)
        }
        let span = first.span.lowerBound..<max(first.span.upperBound, last.span.upperBound)
        if let variable = first.rowVariable {
            guard let keyword = peek?.keyword, keyword == .in || keyword == .is else {
                throw UsageError(.variable(.rowsAsText(variable.name)), at: first.span)
            }
            return Operand(text: try rows(variable).first.map { $0.uri ?? $0.name } ?? "", span: span)
        }
        if first.isBare, let sign = ForeignTest.meaning(of: first.text) {
            throw UsageError(.condition(.unknownComparison(first.text, meant: sign)), at: first.span)
        }
        if first.isBare, first.text.utf8.first == .dollar, peek.map({ ConditionToken.isOperator($0.text) }) == true {
            throw UsageError(.operatorInCommand(spaced: "\(first.text) \(peek?.text ?? "=") …"), at: first.span)
        }
        return Operand(text: words.map(\.text).joined(separator: " "), span: span)
    }

    /// Puts the names or addresses of kept rows in the place of a variable that holds them: `$x in $best`.
    private mutating func expandRows(
        for field: String, _ rows: (Variable) throws(UsageError) -> [Row]
    ) throws(UsageError) {
        let place = position + 2
        guard place < tokens.count, tokens[place - 1].keyword == .in, let variable = tokens[place].rowVariable else {
            return
        }
        let span = tokens[place].span
        var values: [ConditionToken] = []
        for row in try rows(variable) {
            for text in field == "uri" ? [row.uri, row.url] : [row.name, row.id] {
                guard let text else { continue }
                if !values.isEmpty { values.append(ConditionToken(text: ",", span: span, isBare: true)) }
                values.append(ConditionToken(text: text, span: span, isBare: false))
            }
        }
        // No value is like one that no row has.
        if values.isEmpty { values.append(ConditionToken(text: "\u{0}", span: span, isBare: false)) }
        let brackets = ["(", ")"].map { ConditionToken(text: $0, span: span, isBare: true) }
        tokens.replaceSubrange(place...place, with: [brackets[0]] + values + [brackets[1]])
    }
}

/// The tests of other shells, and what to write here.
private enum ForeignTest {
    static func meaning(of text: String) -> String? {
        switch text {
        case "-z": "VALUE is missing"
        case "-n": "VALUE is present"
        case "-e", "-f", "-d", "-r", "-s": "!test \(text) FILE"
        default: nil
        }
    }
}
