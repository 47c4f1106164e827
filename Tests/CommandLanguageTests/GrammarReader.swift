// Whether a grammar derives given tokens: every way to read them is followed at once, by the places where each can end,
// so that no rule needs to be written for one way of reading.

/// Reads tokens by a grammar.
struct GrammarReader {
    private let grammar: Grammar
    /// What was found out about tokens and rules in capitals, in all readings.
    private var known: [String: [String: Bool]] = [:]

    init(_ grammar: Grammar) { self.grammar = grammar }

    /// Whether the rule derives these tokens.
    mutating func derives(_ tokens: [String], from rule: String) throws -> Bool {
        try derives(tokens, .rule(rule), isLexical: false)
    }

    /// Whether a part of a rule derives these tokens, or, where it is one in capitals, this one.
    mutating func derives(_ tokens: [String], _ expression: EBNF, isLexical: Bool) throws -> Bool {
        let units = isLexical ? tokens.flatMap { $0.map { String($0) } } : tokens
        var reading = Reading(units: units, isLexical: isLexical)
        return try ends(expression, at: 0, &reading).contains(units.count)
    }

    /// One text that is read.
    private struct Reading {
        /// Tokens, or the characters of one.
        let units: [String]
        let isLexical: Bool
        /// Where each rule can end, by its place.
        var memory: [String: [Int: Set<Int>]] = [:]
    }

    private mutating func ends(_ expression: EBNF, at place: Int, _ reading: inout Reading) throws -> Set<Int> {
        switch expression {
        case .text(let text):
            let wanted = reading.isLexical ? text.map { String($0) } : [text]
            let end = place + wanted.count
            return end <= reading.units.count && Array(reading.units[place..<end]) == wanted ? [end] : []
        case .range(let first, let last):
            guard place < reading.units.count, let scalar = reading.units[place].unicodeScalars.first,
                reading.units[place].unicodeScalars.count == 1, (first...last).contains(scalar)
            else { return [] }
            return [place + 1]
        case .rule(let name): return try ends(ofRule: name, at: place, &reading)
        case .sequence(let parts):
            var places: Set<Int> = [place]
            for part in parts {
                var next: Set<Int> = []
                for place in places { next.formUnion(try ends(part, at: place, &reading)) }
                places = next
            }
            return places
        case .choice(let parts):
            var places: Set<Int> = []
            for part in parts { places.formUnion(try ends(part, at: place, &reading)) }
            return places
        case .optional(let inner): return try ends(inner, at: place, &reading).union([place])
        case .repeated(let inner):
            var all: Set<Int> = [place]
            var fresh: Set<Int> = [place]
            while !fresh.isEmpty {
                var next: Set<Int> = []
                for place in fresh { next.formUnion(try ends(inner, at: place, &reading)) }
                fresh = next.subtracting(all)
                all.formUnion(fresh)
            }
            return all
        case .except(let whole, let exception):
            return try ends(whole, at: place, &reading).subtracting(try ends(exception, at: place, &reading))
        }
    }

    private mutating func ends(ofRule name: String, at place: Int, _ reading: inout Reading) throws -> Set<Int> {
        if !reading.isLexical, Grammar.isLexical(name) {
            guard place < reading.units.count else { return [] }
            return try isOne(reading.units[place], name) ? [place + 1] : []
        }
        if let known = reading.memory[name]?[place] { return known }
        let found = try ends(try grammar.body(of: name), at: place, &reading)
        reading.memory[name, default: [:]][place] = found
        return found
    }

    /// Whether a rule in capitals derives the token.
    private mutating func isOne(_ token: String, _ name: String) throws -> Bool {
        if let known = known[name]?[token] { return known }
        let found = try derives([token], try grammar.body(of: name), isLexical: true)
        known[name, default: [:]][token] = found
        return found
    }
}
