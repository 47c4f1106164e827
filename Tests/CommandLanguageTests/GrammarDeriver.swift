// Random texts that a grammar derives, the same ones for the same generator.

/// Derives tokens.
struct GrammarDeriver {
    private let grammar: Grammar
    /// How many rules, at least, are nested in what a rule derives.
    private let heights: [String: Int]

    init(_ grammar: Grammar) throws {
        self.grammar = grammar
        var heights: [String: Int] = [:]
        var isChanged = true
        while isChanged {
            isChanged = false
            for (name, body) in grammar.rules where heights[name] == nil {
                guard let height = Self.height(of: body, heights) else { continue }
                heights[name] = height + 1
                isChanged = true
            }
        }
        if let endless = grammar.rules.keys.first(where: { heights[$0] == nil }) {
            throw NoGrammar(description: "\(endless) derives nothing that ends, or something that has no rule")
        }
        self.heights = heights
    }

    /// Tokens that the rule derives; about as many as there is room for, where it derives so many.
    func tokens(of rule: String, room: Int, using generator: inout some RandomNumberGenerator) throws -> [String] {
        var room = room
        return try derive(.rule(rule), isLexical: false, depth: 24, room: &room, using: &generator)
    }

    /// One text that a rule in capitals derives.
    func text(of rule: String, using generator: inout some RandomNumberGenerator) throws -> String {
        var room = 8
        return try derive(try grammar.body(of: rule), isLexical: true, depth: 8, room: &room, using: &generator)
            .joined()
    }

    private static func height(of expression: EBNF, _ heights: [String: Int]) -> Int? {
        switch expression {
        case .text, .range, .optional, .repeated: return 0
        case .rule(let name): return heights[name]
        case .sequence(let parts):
            let known = parts.compactMap { height(of: $0, heights) }
            return known.count == parts.count ? known.max() : nil
        case .choice(let parts): return parts.compactMap { height(of: $0, heights) }.min()
        case .except(let whole, _): return height(of: whole, heights)
        }
    }

    /// Pieces: tokens, or inside of a rule in capitals what is joined to one.
    private func derive(
        _ expression: EBNF, isLexical: Bool, depth: Int, room: inout Int,
        using generator: inout some RandomNumberGenerator
    ) throws -> [String] {
        let isTight = depth <= 0 || room <= 0
        switch expression {
        case .text(let text):
            room -= 1
            return [text]
        case .range(let first, let last):
            room -= 1
            let value = UInt32.random(in: first.value...last.value, using: &generator)
            return [String(Character(Unicode.Scalar(value) ?? first))]
        case .rule(let name):
            let body = try grammar.body(of: name)
            guard !isLexical, Grammar.isLexical(name) else {
                return try derive(body, isLexical: isLexical, depth: depth - 1, room: &room, using: &generator)
            }
            room -= 1
            var inner = 6
            return [try derive(body, isLexical: true, depth: 6, room: &inner, using: &generator).joined()]
        case .sequence(let parts):
            var pieces: [String] = []
            for part in parts {
                pieces += try derive(part, isLexical: isLexical, depth: depth, room: &room, using: &generator)
            }
            return pieces
        case .choice(let parts):
            let known = parts.map { Self.height(of: $0, heights) ?? Int.max }
            let least = known.min() ?? 0
            let fitting = parts.indices.filter { isTight ? known[$0] == least : known[$0] <= max(depth, least) }
            let chosen = parts[fitting.randomElement(using: &generator) ?? 0]
            return try derive(chosen, isLexical: isLexical, depth: depth, room: &room, using: &generator)
        case .optional(let inner):
            guard !isTight, Bool.random(using: &generator) else { return [] }
            return try derive(inner, isLexical: isLexical, depth: depth, room: &room, using: &generator)
        case .repeated(let inner):
            var pieces: [String] = []
            for _ in 0..<Int.random(in: 0...2, using: &generator) where room > 0 && depth > 0 {
                pieces += try derive(inner, isLexical: isLexical, depth: depth, room: &room, using: &generator)
            }
            return pieces
        case .except(let whole, let exception):
            var reader = GrammarReader(grammar)
            for _ in 0..<100 {
                // Where there is no room, the shortest text may be just the one that is left out.
                var own = max(room, 6)
                let pieces = try derive(
                    whole, isLexical: isLexical, depth: max(depth, 6), room: &own, using: &generator)
                guard try !reader.derives(isLexical ? [pieces.joined()] : pieces, exception, isLexical: isLexical)
                else { continue }
                room -= pieces.count
                return pieces
            }
            throw NoGrammar(description: "nothing is left of \(whole) without \(exception)")
        }
    }
}
