// Conditions while they are typed: where a field can follow, an operator, a value, or `and`. `ConditionParser`
// needs whole conditions; here a few states say what can follow an unfinished one.

import Prompting

extension CompletionEngine {
    /// Candidates for the place in a condition that the words before it lead to.
    func condition(_ place: ArgumentSite) -> Found? {
        var state = ConditionState()
        for positional in place.taken { ConditionToken.tokens(of: positional.word).forEach { state.take($0) } }
        var partial = place.partial
        if partial.quote == nil, !partial.text.isEmpty {
            let word = Word([.init(partial.text, .bare)], typed: partial.text, span: partial.start..<partial.end)
            var tokens = ConditionToken.tokens(of: word)
            // What is typed after an operator is a word of its own; the operator itself can still become a
            // longer one, as `<` can become `<=`.
            if let last = tokens.last, !ConditionToken.isOperator(last.text) || tokens.count == 1 && state.wantsOperator
            {
                tokens.removeLast()
                partial.start = last.span.lowerBound
                partial.text = last.text
            } else {
                partial.start = partial.end
                partial.text = ""
            }
            tokens.forEach { state.take($0) }
        }
        return found(state, place, partial)
    }

    /// Candidates for the state.
    private func found(_ state: ConditionState, _ place: ArgumentSite, _ partial: CompletionSite.Partial) -> Found? {
        func best(_ candidates: [Candidate]) -> Found? {
            guard partial.quote == nil else { return nil }
            return Found(start: partial.start, candidates: CandidateMatcher(partial.text).best(of: candidates))
        }
        switch state.next {
        case .field:
            return best(snapshot(place.query(.fields, text: partial.text)) + Self.negations)
        case .operator(let field):
            return best(snapshot(place.query(.operators(field: field), text: partial.text)))
        case .presence: return best(Self.presences)
        case .list: return best([Candidate("(", suffix: "")])
        case .joint: return best(Self.joints)
        case .value(let field):
            return values(of: field, place, partial)
        case .valueOrJoint(let field, let start, let words):
            if partial.quote == nil, let start {
                let typed = (words + [partial.text]).joined(separator: " ")
                var whole = partial
                whole.start = start
                whole.text = typed
                if let found = values(of: field, place, whole), !found.candidates.isEmpty { return found }
            }
            return best(Self.joints)
        }
    }

    /// The values a field has among the listed rows, quoted where they need it.
    private func values(of field: String, _ place: ArgumentSite, _ partial: CompletionSite.Partial) -> Found? {
        let all = snapshot(place.query(.values(field: field), text: partial.text))
        let matches = CandidateMatcher(partial.text).best(of: all)
        let areBare = partial.quote == nil && matches.allSatisfy { Self.isBareValue($0.insertion) }
        let candidates = matches.map { candidate in
            var candidate = candidate
            guard !areBare else { return candidate }
            candidate.insertion =
                partial.quote?.enclosing(candidate.insertion) ?? Quoting.quoted(candidate.insertion)
            return candidate
        }
        return Found(start: partial.start, candidates: candidates)
    }

    /// Whether a value can be typed without quotes: not a keyword, not an operator, not the
    /// name of a field (`@name`).
    private static func isBareValue(_ text: String) -> Bool {
        let word = Word([.init(text, .bare)], typed: text, span: 0..<text.utf8.count)
        return Quoting.isArgument(text) && ConditionToken.tokens(of: word).count == 1 && text.utf8.first != .at
            && Keyword(bare: text)?.isReservedInCondition != true
    }

    private static let negations = candidates(for: .negation)
    private static let presences = candidates(for: .presence) + [Candidate(Keyword.not.rawValue)]
    private static let joints = candidates(for: .joint)

    /// The words of one part of a condition.
    private static func candidates(for part: Keyword.ConditionPart) -> [Candidate] {
        Keyword.allCases.filter { $0.conditionPart == part }.map { Candidate($0.rawValue, summary: $0.summary ?? "") }
    }
}

extension Keyword {
    /// What Tab says of a word of conditions. Comparisons depend on the field, so the snapshot knows them.
    fileprivate var summary: String? {
        switch self {
        case .and: "both are true"
        case .or: "one of them is true"
        case .not: "the opposite"
        case .missing: "the row has none"
        case .present: "the row has one"
        case .in, .is, .has, .starts, .ends, .matches, .between: nil
        case .if, .else, .for, .def, .time, .try, .every, .budget, .rule, .let, .where, .step: nil
        }
    }
}

/// How far an unfinished condition has come.
private struct ConditionState {
    /// What can follow.
    enum Next {
        case field
        case `operator`(field: String)
        /// After `is`.
        case presence
        /// After `in`.
        case list
        case value(field: String)
        /// After a value, which further bare words make longer: its words, and where they start.
        case valueOrJoint(field: String, start: Int?, words: [String])
        case joint
    }

    private(set) var next = Next.field
    private var isInList = false
    /// Whether the word after the value joins it to the other end of an interval.
    private var isInterval = false

    /// Whether an operator must follow, so that a typed operator may still grow.
    var wantsOperator: Bool {
        if case .operator = next { true } else { false }
    }

    /// Moves on by one token.
    mutating func take(_ token: ConditionToken) {
        let keyword = token.keyword
        let joins = keyword?.conditionPart == .joint
        switch next {
        case .field:
            if keyword == .not || token.isBare && token.text == "(" { return }
            isInterval = false
            next = .operator(field: token.text)
        case .operator(let field):
            isInterval = keyword == .between
            next = Self.afterField(field, token)
        case .presence: if keyword != .not { next = .joint }
        case .list:
            isInList = token.text == "("
            next = isInList ? .value(field: field) : .joint
        case .value(let field):
            next = .valueOrJoint(
                field: field, start: token.isBare ? token.span.lowerBound : nil, words: [token.text])
        case .valueOrJoint(let field, let start, let words):
            if isInList, token.isBare, token.text == "," {
                next = .value(field: field)
            } else if token.isBare, token.text == ")" {
                isInList = false
                next = .joint
            } else if joins, isInterval {
                isInterval = false
                next = .value(field: field)
            } else {
                next = joins ? .field : .valueOrJoint(field: field, start: start, words: words + [token.text])
            }
        case .joint: if joins { next = .field }
        }
        if case .operator(let name) = next { field = name }
    }

    /// The field that was named last; values and operators depend on it.
    private var field = ""

    /// What can follow the token after a field.
    private static func afterField(_ field: String, _ token: ConditionToken) -> Next {
        guard token.isBare, token.text != ")" else { return .joint }
        return switch token.keyword {
        case .is: .presence
        case .in: .list
        case .and, .or: .field
        case .not, .has, .starts, .ends, .matches, .between, .missing, .present, nil: .value(field: field)
        case .if, .else, .for, .def, .time, .try, .every, .budget, .rule, .let, .where, .step: .value(field: field)
        }
    }
}

extension UInt8 {
    fileprivate static let at = UInt8(ascii: "@")
}
