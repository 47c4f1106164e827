// Conditions as they are typed after `where`: `year < 1980 and (artist ~ bowie or not explicit)`. Words that
// were quoted or came from a variable are values and never operators. Whether the fields exist is checked
// later, by the command that knows the rows. The grammar is in Language §12.

import Rows

/// Reads conditions by recursive descent.
package struct ConditionParser {
    var tokens: [ConditionToken]
    var position = 0
    private let end: Int
    var uses: [ParsedCondition.Use] = []
    private(set) var firstPattern: ParsedCondition.Pattern?
    private var variables: [Variable] = []
    private var depth = 0
    /// The comparison that is being read, after its field; nil where any may come.
    var form: Form?

    /// How a comparison continues after its field.
    enum Form {
        case sign(String)
        case pattern
        case interval
        case list
        case presence

        /// What comes after the field.
        var written: String {
            switch self {
            case .sign(let sign): "\(sign) VALUE"
            case .pattern: "\(Keyword.matches.rawValue) '…'"
            case .interval: "\(Keyword.between.rawValue) A \(Keyword.and.rawValue) B"
            case .list: "\(Keyword.in.rawValue) (A, B)"
            case .presence: "\(Keyword.is.rawValue) \(Keyword.missing.rawValue)"
            }
        }
    }
    /// What is asked where values are compared; nil where fields are.
    var values: Values?

    /// How deep brackets and `not` may nest, so that a hostile condition cannot exhaust the stack.
    private static let deepest = 100

    /// Reads the condition that the words form.
    package static func parse(_ words: [Word]) throws(UsageError) -> ParsedCondition {
        var parser = ConditionParser(words)
        let condition = try parser.disjunction()
        if let token = parser.peek { throw parser.unexpected(token) }
        return ParsedCondition(
            condition, uses: parser.uses, pattern: parser.firstPattern, variables: parser.variables)
    }

    init(_ words: [Word]) {
        tokens = words.flatMap { ConditionToken.tokens(of: $0) }
        end = words.last?.span.upperBound ?? 0
    }

    var peek: ConditionToken? { position < tokens.count ? tokens[position] : nil }

    /// The error for a word after a complete comparison.
    func unexpected(_ token: ConditionToken) -> UsageError {
        UsageError(.condition(.invalidConnective(token.text)), at: token.span)
    }

    private static let usage = "\(Keyword.where.rawValue) FIELD = VALUE \(Keyword.and.rawValue) …"

    /// The error for a condition that ends too early.
    func missing(_ what: String) -> UsageError {
        let after = position > 0 && position <= tokens.count ? tokens[position - 1].text : nil
        return UsageError(.missingPart(what, after: after, usage: usage), at: end..<end)
    }

    /// How the comparison is written that is being read, or a condition where none is.
    private var usage: String {
        guard let form else { return values == nil ? Self.usage : Self.usageOfValues }
        return (values == nil ? "\(Keyword.where.rawValue) FIELD " : "\(Keyword.testCommand) VALUE ") + form.written
    }

    /// Consumes a keyword, if it comes next and was not quoted.
    private mutating func take(_ keyword: Keyword) -> Bool {
        guard peek?.keyword == keyword else { return false }
        position += 1
        return true
    }

    /// Consumes a sign, if it comes next and was not quoted.
    private mutating func take(sign: String) -> Bool {
        guard let token = peek, token.isBare, token.text == sign else { return false }
        position += 1
        return true
    }

    /// Comparisons joined by `or`.
    mutating func disjunction() throws(UsageError) -> Condition {
        var parts = [try conjunction()]
        while take(.or) { parts.append(try conjunction()) }
        return parts.count == 1 ? parts[0] : .or(parts)
    }

    /// Comparisons joined by `and`, which binds more tightly.
    private mutating func conjunction() throws(UsageError) -> Condition {
        var parts = [try negation()]
        while take(.and) { parts.append(try negation()) }
        return parts.count == 1 ? parts[0] : .and(parts)
    }

    /// `not`, brackets, or a comparison.
    private mutating func negation() throws(UsageError) -> Condition {
        depth += 1
        defer { depth -= 1 }
        guard depth < Self.deepest else {
            throw UsageError(.condition(.tooDeep(limit: Self.deepest)), at: peek?.span ?? end..<end)
        }
        if take(.not) { return .not(try negation()) }
        guard take(sign: "(") else {
            guard let values else { return try comparison() }
            return try comparison(of: values)
        }
        let inner = try disjunction()
        guard take(sign: ")") else { throw missing(")") }
        return inner
    }

    /// Whether the word `in` comes as the field of that name: a comparison follows it.
    private var comesFieldIn: Bool {
        guard peek?.keyword == .in, position + 1 < tokens.count else { return false }
        let next = tokens[position + 1]
        return next.isBare
            && (Condition.Comparison(rawValue: next.text) != nil || next.keyword?.conditionPart == .comparison)
    }

    /// A field and what it is compared with.
    mutating func comparison() throws(UsageError) -> Condition {
        guard let field = peek else { throw missing("a condition") }
        if let variable = field.rowVariable { throw UsageError(.variable(.rowsAsText(variable.name)), at: field.span) }
        // Only a field can come here, so a quoted one is meant as a field.
        guard
            !field.isBare || comesFieldIn
                || !ConditionToken.isOperator(field.text) && field.keyword?.isReservedInCondition != true,
            !field.text.isEmpty
        else { throw UsageError(.invalidValue(field.text, expected: "a field"), at: field.span) }
        position += 1
        var use = ParsedCondition.Use(field: field.text, span: field.span)
        defer { uses.append(use) }
        defer { form = nil }
        if take(.is) {
            form = .presence
            return try presence(of: field.text)
        }
        if take(.in) {
            form = .list
            return try membership(&use)
        }
        if let token = peek, take(.between) { return try interval(&use, token) }
        if let misplaced = misplacedNot(after: field) { throw misplaced }
        if let foreign = foreignComparison { throw foreign }
        guard let token = peek, token.isBare, let comparison = Condition.Comparison(rawValue: token.text) else {
            // A flag needs no comparison.
            use.isBare = true
            let yes = Literal("true")
            use.literals = [(yes, field.span)]
            return .comparison(field.text, .equal, .literal(yes))
        }
        position += 1
        use.comparison = (comparison, token.text, token.span)
        form = comparison == .matches ? .pattern : .sign(token.text)
        return .comparison(field.text, comparison, try operand(of: comparison, &use))
    }

    /// The right side of a comparison.
    private mutating func operand(
        of comparison: Condition.Comparison, _ use: inout ParsedCondition.Use
    ) throws(UsageError) -> Condition.Operand {
        if comparison == .matches { return .pattern(try pattern()) }
        if values == nil, let other = peek, other.isBare, other.text.hasPrefix("@"), other.text.utf8.count > 1 {
            position += 1
            let name = String(other.text.dropFirst())
            use.other = (name, other.span)
            uses.append(.init(field: name, span: other.span))
            return .field(name)
        }
        use.literals = [try value()]
        return .literal(use.literals[0].literal)
    }

    /// The regular expression after `matches`: one word. Brackets and some other signs of expressions are signs of
    /// conditions, too, so most of them need quotes.
    private mutating func pattern() throws(UsageError) -> TextPattern {
        guard let token = peek else { throw missing("a regular expression") }
        if let variable = token.rowVariable { throw UsageError(.variable(.rowsAsText(variable.name)), at: token.span) }
        position += 1
        let isSign = token.isBare && (ConditionToken.isOperator(token.text) || token.text.hasPrefix("@"))
        let isFollowed = peek.map { $0.keyword?.conditionPart != .joint && !($0.isBare && $0.text == ")") } ?? false
        if isSign || token.isBare && isFollowed {
            let end = isSign ? token.span.upperBound : peek?.span.upperBound ?? token.span.upperBound
            throw UsageError(.condition(.unquotedPattern), at: token.span.lowerBound..<end)
        }
        firstPattern = firstPattern ?? ParsedCondition.Pattern(text: token.text, span: token.span)
        do throws(BrokenPattern) {
            return try TextPattern(token.text)
        } catch {
            throw UsageError(.condition(.brokenPattern(token.text, reason: error.reason)), at: token.span)
        }
    }

    /// What follows `in`: values in brackets, or kept rows.
    private mutating func membership(_ use: inout ParsedCondition.Use) throws(UsageError) -> Condition {
        if let token = peek, let variable = token.rowVariable {
            position += 1
            variables.append(variable)
            // The rows are filled in when the condition is asked.
            return .among(use.field, FieldValues([], field: use.field))
        }
        use.literals = try list()
        return .membership(use.field, use.literals.map(\.literal))
    }

    /// What follows `between`: the least and the most, both included.
    private mutating func interval(
        _ use: inout ParsedCondition.Use, _ word: ConditionToken
    ) throws(UsageError) -> Condition {
        use.comparison = (.greaterOrEqual, word.text, word.span)
        form = .interval
        let least = try value()
        guard take(.and) else { throw missing("`\(Keyword.and.rawValue)`") }
        let most = try value()
        use.literals = [least, most]
        return .and([
            .comparison(use.field, .greaterOrEqual, .literal(least.literal)),
            .comparison(use.field, .lessOrEqual, .literal(most.literal)),
        ])
    }

    private static let presences = "`\(Keyword.missing.rawValue)` or `\(Keyword.present.rawValue)`"

    /// What follows `is`.
    private mutating func presence(of field: String) throws(UsageError) -> Condition {
        let isNegated = take(.not)
        if take(.missing) { return isNegated ? .isPresent(field) : .isMissing(field) }
        if take(.present) { return isNegated ? .isMissing(field) : .isPresent(field) }
        throw peek.map { UsageError(.invalidValue($0.text, expected: Self.presences), at: $0.span) }
            ?? missing(Self.presences)
    }

    /// The values in the brackets after `in`.
    private mutating func list() throws(UsageError) -> [ParsedCondition.PlacedLiteral] {
        guard take(sign: "(") else { throw missing("(") }
        var values = [try value()]
        while take(sign: ",") { values.append(try value()) }
        guard take(sign: ")") else { throw missing(")") }
        return values
    }

    /// A quoted word, or bare words up to what cannot belong to a value: `artist = nina simone`.
    private mutating func value() throws(UsageError) -> ParsedCondition.PlacedLiteral {
        var words: [ConditionToken] = []
        while let token = peek {
            let ends =
                token.isBare
                && (ConditionToken.isOperator(token.text) || token.keyword?.conditionPart == .joint && !words.isEmpty)
            if ends { break }
            if let variable = token.rowVariable {
                throw UsageError(.variable(.rowsAsText(variable.name)), at: token.span)
            }
            words.append(token)
            position += 1
            if !token.isBare, words.count == 1, peek?.isBare == false { break }
        }
        guard let first = words.first, let last = words.last else { throw missing("a value") }
        let text = words.map(\.text).joined(separator: " ")
        return (Literal(text), first.span.lowerBound..<last.span.upperBound)
    }
}
