// The grammar of Language §12 and the parser say the same: what the rules derive is taken, and of lines that were
// changed, exactly those that they derive.

import FoundationEssentials
import SeededRandom
import Testing

@testable import CommandLanguage

/// Whether the parser takes a line, and each of its stages begins with what can be the name of a command.
private func isTaken(_ text: String) -> Bool {
    guard case .complete(let tree)? = try? Parser.parse(text) else { return false }
    return hasNames(tree)
}

private func hasNames(_ tree: SyntaxTree) -> Bool {
    tree.steps.allSatisfy { step in
        switch step.statement {
        case .pipeline(let pipeline):
            pipeline.stages.first.map(beginsPipeline) != false
                && pipeline.stages.dropFirst().allSatisfy(beginsWithName)
        case .choice(let choice):
            choice.branches.allSatisfy { hasNames($0.condition) && hasNames($0.body) }
                && choice.otherwise.map(hasNames) ?? true
        case .loop(let loop): loop.source.stages.dropFirst().allSatisfy(beginsWithName) && hasNames(loop.body)
        case .definition(let definition): hasNames(definition.body)
        }
    }
}

/// Whether the words are prefixes, and then what a pipeline can begin with: the name of a command, or rows.
private func beginsPipeline(_ stage: Stage) -> Bool {
    guard case .command(let words, _) = stage else { return true }
    var rest = words[...]
    var isInBrackets = false
    while let (prefix, length) = Keyword.Prefix.leading(rest) {
        // In the brackets of `let NAME = (` a pipeline has no prefix.
        guard !isInBrackets, rest.count > length else { return false }
        isInBrackets = prefix == .let
        guard !isInBrackets || isVariableName(rest[rest.startIndex + 1].typed) else { return false }
        rest = rest.dropFirst(length)
    }
    guard let first = rest.first, !areRows(first) else { return true }
    guard let name = name(first) else { return false }
    switch Keyword(bare: name) {
    // `def` alone lists what was defined; the other words of blocks are no commands.
    case .def: return rest.count == 1 && !isInBrackets
    case .let: return !isInBrackets
    // With its own options, or alone, it is a command.
    case .budget: return true
    case .some(let keyword): return keyword.block == nil && keyword.prefix == nil
    case nil: return true
    }
}

/// Whether a word is a variable that can hold rows: with those a pipeline can begin.
private func areRows(_ word: UnexpandedWord) -> Bool {
    guard word.pieces.count == 1, let variable = word.leadingVariable else { return false }
    return variable.meaning == .named && variable.field == nil && variable.alternative == nil
}

/// Whether a stage after a `|` begins with the name of a command.
private func beginsWithName(_ stage: Stage) -> Bool {
    guard case .command(let words, _) = stage else { return true }
    return name(words[0]).map { Keyword(bare: $0)?.block == nil } ?? false
}

/// The word, where it can be the name of a command.
private func name(_ word: UnexpandedWord) -> String? {
    guard word.pieces.count == 1, case .bare(let name) = word.pieces[0], name.first?.isLetter == true,
        name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" })
    else { return nil }
    return name
}

private func isVariableName(_ text: String) -> Bool {
    text.first?.isNumber == false && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
}

/// Whether the parser of conditions takes a condition, where a variable that is a word of its own holds rows.
private func isTakenAsCondition(_ text: String) -> Bool {
    guard case .complete(let tree)? = try? Parser.parse("where " + text),
        case .command(let typed, _)? = tree.steps.first?.pipeline?.stages.first, tree.steps.count == 1
    else { return false }
    let whole = typed.compactMap { $0.pieces.count == 1 ? $0.leadingVariable?.span : nil }
    let used = typed.flatMap(\.variables).map(\.span)
    let words = try? Expansion.expand(
        typed,
        with: { (variable) throws(UsageError) in
            // A `$` within a word is text where no variable of the name is set.
            guard used.contains(variable.span) else {
                throw UsageError(.variable(.unset(variable.name, nearest: [])), at: variable.span)
            }
            return whole.contains(variable.span) && variable.field == nil ? .rows : .words(["x"])
        })
    guard let words else { return false }
    let parsed = try? ConditionParser.parse(Array(words.dropFirst()))
    return (try? parsed?.condition(now: Date(timeIntervalSince1970: 0))) != nil
}

/// Tokens after one change of them by chance: one is dropped, doubled, moved or put in.
private func changed(
    _ tokens: [String], by signs: [String], using generator: inout some RandomNumberGenerator
) -> [String] {
    var tokens = tokens
    let place = Int.random(in: 0..<max(1, tokens.count), using: &generator)
    switch Int.random(in: 0...3, using: &generator) {
    case 0 where !tokens.isEmpty: tokens.remove(at: place)
    case 1 where !tokens.isEmpty: tokens.insert(tokens[place], at: place)
    case 2 where place + 1 < tokens.count: tokens.swapAt(place, place + 1)
    case _: tokens.insert(signs.randomElement(using: &generator) ?? ";", at: min(place, tokens.count))
    }
    return tokens
}

@Suite("The grammar of Language §12")
struct GrammarTests {
    private let grammar: Grammar
    private let deriver: GrammarDeriver

    init() throws {
        grammar = try Grammar.ofLanguage()
        deriver = try GrammarDeriver(grammar)
    }

    @Test("Every rule is used, and every keyword of the language stands in one")
    func wholeness() throws {
        var reached: Set<String> = []
        var waiting = ["line", "condition", "BLANK"]
        while let name = waiting.popLast() {
            guard reached.insert(name).inserted else { continue }
            waiting += try grammar.body(of: name).rules
        }
        #expect(Set(grammar.rules.keys).subtracting(reached) == [])
        let texts = grammar.rules.values.reduce(into: Set<String>()) { $0.formUnion($1.texts) }
        #expect(Set(Keyword.allCases.map(\.rawValue)).subtracting(texts) == [])
    }

    @Test("Lines that it derives are taken by the parser")
    func derivedLines() throws {
        var generator = SeededGenerator(seed: 12)
        for index in 0..<2_000 {
            let tokens = try deriver.tokens(of: "line", room: index % 40, using: &generator)
            var text = ""
            for token in tokens {
                if !text.isEmpty { text += try deriver.text(of: "BLANK", using: &generator) }
                text += token
            }
            #expect(isTaken(text), "\(text.debugDescription)")
        }
    }

    @Test("Of lines that were changed the parser takes those that it derives, and no other")
    func changedLines() throws {
        var generator = SeededGenerator(seed: 13)
        var reader = GrammarReader(grammar)
        var counts = (taken: 0, refused: 0)
        let signs = ["|", "&&", "||", ";", "{", "}", "\n", "in", "a", "3"]
        for index in 0..<2_000 {
            let tokens = try deriver.tokens(of: "line", room: index % 30, using: &generator)
            #expect(try reader.derives(tokens, from: "line"), "\(tokens)")
            // What a sign means after ! depends on what sh has open there.
            guard !tokens.contains(where: { $0.hasPrefix("!") }) else { continue }
            let others = changed(tokens, by: signs, using: &generator)
            let isDerived = try reader.derives(others, from: "line")
            #expect(isTaken(others.joined(separator: " ")) == isDerived, "\(others)")
            if isDerived { counts.taken += 1 } else { counts.refused += 1 }
        }
        #expect(counts.taken > 300 && counts.refused > 300, "\(counts)")
    }

    @Test("Conditions that it derives are taken, and of those that were changed no other")
    func conditions() throws {
        var generator = SeededGenerator(seed: 14)
        var reader = GrammarReader(grammar)
        var counts = (taken: 0, refused: 0)
        let signs = [
            "(", ")", ",", "=", "!~", "and", "or", "not", "in", "is", "has", "missing", "a", "'b'", "@c", "AND", "NOT",
            "starts", "between",
        ]
        for index in 0..<2_000 {
            let tokens = try deriver.tokens(of: "condition", room: index % 30, using: &generator)
            #expect(isTakenAsCondition(tokens.joined(separator: " ")), "\(tokens)")
            // Whether other words are a regular expression, only reading one can tell.
            guard !tokens.contains("matches") else { continue }
            let others = changed(tokens, by: signs, using: &generator)
            let isDerived = try reader.derives(others, from: "condition")
            #expect(isTakenAsCondition(others.joined(separator: " ")) == isDerived, "\(others)")
            if isDerived { counts.taken += 1 } else { counts.refused += 1 }
        }
        #expect(counts.taken > 300 && counts.refused > 300, "\(counts)")
    }
}
