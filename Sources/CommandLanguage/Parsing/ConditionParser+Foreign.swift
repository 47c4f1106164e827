// Comparisons as other languages write them: `==`, `LIKE`, `-eq`, `artist not in (…)`. They are refused with what to
// write here. What is a comparison is decided in `ConditionParser`.

import Rows

extension ConditionParser {
    /// `artist not in (…)`, as SQL has it; here `not` comes before the field.
    func misplacedNot(after field: ConditionToken) -> UsageError? {
        guard peek?.keyword == .not, position + 1 < tokens.count else { return nil }
        let next = tokens[position + 1]
        guard next.isBare,
            Condition.Comparison(rawValue: next.text) != nil || next.keyword?.conditionPart == .comparison
        else { return nil }
        let subject = values == nil ? field.text : "VALUE"
        let not = Keyword.not.rawValue
        return UsageError(
            .condition(
                .unknownComparison("\(subject) \(not) \(next.text)", meant: "\(not) \(subject) \(next.text)")),
            at: field.span.lowerBound..<next.span.upperBound)
    }

    /// A comparison as other languages write it, when one must follow; the error names the sign to use here.
    var foreignComparison: UsageError? {
        guard let token = peek, token.isBare else { return nil }
        var text = token.text
        var end = token.span.upperBound
        if position + 1 < tokens.count, tokens[position + 1].isBare, tokens[position + 1].span.lowerBound == end,
            ConditionToken.isOperator(tokens[position + 1].text)
        {
            text += tokens[position + 1].text
            end = tokens[position + 1].span.upperBound
        }
        return Self.foreignComparisons[text].map {
            UsageError(.condition(.unknownComparison(text, meant: $0)), at: token.span.lowerBound..<end)
        }
    }

    static let foreignComparisons = [
        "==": "=", "=~": "~", "~=": "~", "=>": ">=", "=<": "<=", "<>": "!=", "like": "~", "LIKE": "~", "contains": "~",
        "equals": "=", "eq": "=", "startswith": "starts", "begins": "starts", "endswith": "ends", "regex": "matches",
        "BETWEEN": "between", "IN": "in", "IS": "is", "HAS": "has", "MATCHES": "matches", "STARTS": "starts",
        "ENDS": "ends", "-eq": "=", "-ne": "!=", "-lt": "<", "-le": "<=", "-gt": ">", "-ge": ">=",
    ]
}
