// What `group` was given: the fields that put rows together, and what is worked out for each group. The first word is
// always a field; after it, `sum`, `avg`, `min`, `max` and `median` begin what is worked out.

import CommandLanguage
import Rows

/// The words of `group`.
struct GroupTerms: Sendable {
    /// A number of each group.
    struct Total: Sendable {
        let aggregate: Aggregate
        let field: FieldName
    }

    /// The fields that put rows together.
    let fields: [FieldName]
    /// What is worked out, in the order typed; each at most once.
    let totals: [Total]

    /// Reads `artist year avg duration`.
    init(_ words: [Word]) throws(UsageError) {
        try FieldName.refuseCommas(words)
        try FieldName.refuseBy(words, of: Group.commandName)
        var fields: [FieldName] = []
        var totals: [Total] = []
        var rest = words[...]
        while let word = rest.popFirst() {
            guard !fields.isEmpty, let aggregate = word.bareText.flatMap({ Aggregate(rawValue: $0) }) else {
                guard totals.isEmpty else {
                    throw UsageError(
                        .invalidValue(word.text, expected: "sum, avg, min, max or median; fields come before those"),
                        at: word.span)
                }
                fields.append(FieldName(name: word.text, span: word.span))
                continue
            }
            guard !totals.contains(where: { $0.aggregate == aggregate }) else {
                throw UsageError(
                    .invalidValue(word.text, expected: "wanted again: a group has each of these numbers once"),
                    at: word.span)
            }
            guard let field = rest.popFirst() else {
                throw UsageError(
                    .missingPart("a field", after: word.text, usage: "group FIELD... \(aggregate.rawValue) FIELD"),
                    at: word.span.upperBound..<word.span.upperBound)
            }
            totals.append(Total(aggregate: aggregate, field: FieldName(name: field.text, span: field.span)))
        }
        self.fields = fields
        self.totals = totals
    }
}
