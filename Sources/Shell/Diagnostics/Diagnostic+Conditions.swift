// Sentences for the conditions of `where` and `if` (Language §4). Finding the fault is left to the code that reads
// conditions.

import CommandLanguage

extension Diagnostic {
    /// What is wrong with a condition, and what to write in its place.
    static func words(for fault: UsageError.ConditionFault, _ command: String?) -> Diagnostic {
        switch fault {
        case .tooDeep(let limit):
            usage(
                "The brackets and nots of the condition are nested more than \(limit) deep.", next: "Use fewer of them."
            )
        case .valueAlone(let value, let lines):
            usage(
                "There is no field \(cut(value)), and a value needs its field before it.",
                next: "Type: \(cut(lines[0]))" + (lines.count > 1 ? ". For one of several: \(cut(lines[1]))" : ""))
        case .endedByOperator(let sign, let meant):
            usage(
                "\(sign) ends the condition: what follows would be a command.", next: "In a condition, write: \(meant)")
        case .invalidConnective(let text):
            usage("After a comparison only `and` or `or` can follow, not \(cut(text)).", next: help(command))
        case .unknownComparison(let text, let meant):
            usage("\(text) is not a comparison here.", next: "Use \(meant) instead of \(text).")
        case .brokenPattern(let pattern, let reason):
            usage("\(cut(pattern)) is no regular expression: \(cut(reason)).", next: help(command))
        case .unquotedPattern:
            usage(
                "A regular expression of several words, or with such signs, needs quotes.",
                next: "Type: matches '…', as in: name matches '^(the|a) '"
            )
        case .slowPattern(let pattern, let seconds):
            usage(
                "\(cut(pattern)) has taken longer than \(seconds) seconds, so it was given up.",
                next: "Type a simpler expression, without a repetition in a repetition such as (a+)+.")
        case .emptyInterval(let least, let most):
            usage(
                "Nothing is between \(cut(least)) and \(cut(most)), since the first is more.",
                next: "Type: between \(cut(most)) and \(cut(least))")
        case .missingOperand(let sign):
            usage("A value is missing before \(cut(sign)).", next: "usage: test VALUE \(cut(sign)) …")
        case .unlikeValue(let text, let other, let type, let line):
            usage(
                "\(cut(other)) is \(type) and \(cut(text)) is not, so neither is more than the other.",
                next: "usage: \(line)")
        case .unlikeFields(let field, let type, let other, let otherType):
            usage(
                "\(cut(field)) is \(type) and \(cut(other)) is \(otherType), so they are never the same.",
                next: "Compare fields of the same type. To list them: help fields")
        case .unfitComparison(let sign, let field, let type, let fitting):
            usage(
                "\(sign) does not work with \(cut(field)), which is \(type).",
                next: "Compare it with \(list(fitting, "or")).")
        }
    }
}
