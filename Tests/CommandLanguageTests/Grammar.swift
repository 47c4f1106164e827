// A grammar in EBNF as values, read from the block of Language §12. What can be derived from it is `GrammarDeriver`'s
// work, whether a line can be is `GrammarReader`'s.

import FoundationEssentials

/// The right side of a rule, or a part of it.
indirect enum EBNF: Sendable, Hashable {
    case text(String)
    case range(Unicode.Scalar, Unicode.Scalar)
    case rule(String)
    case sequence([EBNF])
    case choice([EBNF])
    case optional(EBNF)
    case repeated(EBNF)
    case except(EBNF, EBNF)

    /// The names of rules in it.
    var rules: Set<String> {
        switch self {
        case .text, .range: []
        case .rule(let name): [name]
        case .sequence(let parts), .choice(let parts): parts.reduce(into: []) { $0.formUnion($1.rules) }
        case .optional(let inner), .repeated(let inner): inner.rules
        case .except(let whole, let exception): whole.rules.union(exception.rules)
        }
    }

    /// The terminals in it.
    var texts: Set<String> {
        switch self {
        case .text(let text): [text]
        case .range, .rule: []
        case .sequence(let parts), .choice(let parts): parts.reduce(into: []) { $0.formUnion($1.texts) }
        case .optional(let inner), .repeated(let inner): inner.texts
        case .except(let whole, let exception): whole.texts.union(exception.texts)
        }
    }
}

/// Why a text is no grammar.
struct NoGrammar: Error, CustomStringConvertible {
    var description: String
}

/// A grammar: its rules by name. Names in capitals stand for characters in a row, others for tokens.
struct Grammar: Sendable {
    private(set) var rules: [String: EBNF] = [:]

    /// The block of Language §12.
    static func ofLanguage() throws -> Grammar {
        let top = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        let page = try String(contentsOfFile: "/\(top)/Sources/juke/Documentation.docc/Language.md", encoding: .utf8)
        let section = page.split(separator: "\n## §12 Grammar\n").last ?? ""
        let parts = section.split(separator: "```ebnf\n", omittingEmptySubsequences: false)
        guard parts.count == 2, let block = parts[1].split(separator: "```\n").first else {
            throw NoGrammar(description: "§12 of Language.md must have one block ```ebnf")
        }
        return try Grammar(String(block))
    }

    /// Reads rules: `name = … ;`
    init(_ text: String) throws {
        var reader = EBNFReader(try EBNFReader.tokens(of: text))
        while !reader.isAtEnd {
            let (name, body) = try reader.rule()
            guard rules.updateValue(body, forKey: name) == nil else {
                throw NoGrammar(description: "\(name) has two rules")
            }
        }
    }

    /// The right side of a rule.
    func body(of name: String) throws -> EBNF {
        guard let body = rules[name] else { throw NoGrammar(description: "there is no rule \(name)") }
        return body
    }

    /// Whether the rule stands for characters in a row.
    static func isLexical(_ name: String) -> Bool { name.allSatisfy(\.isUppercase) }
}

/// Reads the signs of EBNF.
private struct EBNFReader {
    /// A name or sign, or the text of a terminal.
    enum Token: Equatable {
        case plain(String)
        case text(String)
    }

    private let tokens: [Token]
    private var position = 0

    init(_ tokens: [Token]) { self.tokens = tokens }

    var isAtEnd: Bool { position == tokens.count }

    static func tokens(of text: String) throws -> [Token] {
        var tokens: [Token] = []
        var rest = text[...]
        while let first = rest.first {
            if first.isWhitespace {
                rest.removeFirst()
            } else if first == "\"" || first == "'" {
                rest.removeFirst()
                guard let end = rest.firstIndex(of: first) else { throw NoGrammar(description: "open: \(rest)") }
                tokens.append(.text(unescaped(rest[..<end])))
                rest = rest[rest.index(after: end)...]
            } else if rest.hasPrefix("..") {
                tokens.append(.plain(".."))
                rest = rest.dropFirst(2)
            } else {
                let name = rest.prefix { $0.isLetter }
                tokens.append(.plain(name.isEmpty ? String(first) : String(name)))
                rest = rest.dropFirst(max(1, name.count))
            }
        }
        return tokens
    }

    /// `\n`, `\t` and `\\` as what they mean.
    private static func unescaped(_ text: Substring) -> String {
        var result = ""
        var isEscaped = false
        for character in text {
            if !isEscaped, character == "\\" {
                isEscaped = true
                continue
            }
            result.append(!isEscaped ? character : character == "n" ? "\n" : character == "t" ? "\t" : character)
            isEscaped = false
        }
        return result
    }

    mutating func rule() throws -> (String, EBNF) {
        guard case .plain(let name)? = next(), name.first?.isLetter == true else { throw wrong("a name") }
        try expect("=")
        let body = try choice()
        try expect(";")
        return (name, body)
    }

    private mutating func choice() throws -> EBNF {
        var parts = [try sequence()]
        while take("|") { parts.append(try sequence()) }
        return parts.count == 1 ? parts[0] : .choice(parts)
    }

    private mutating func sequence() throws -> EBNF {
        var parts: [EBNF] = []
        while let part = try term() { parts.append(part) }
        guard !parts.isEmpty else { throw wrong("a term") }
        return parts.count == 1 ? parts[0] : .sequence(parts)
    }

    private mutating func term() throws -> EBNF? {
        guard let whole = try factor() else { return nil }
        guard take("-") else { return whole }
        guard let exception = try factor() else { throw wrong("an exception") }
        return .except(whole, exception)
    }

    private mutating func factor() throws -> EBNF? {
        guard position < tokens.count else { return nil }
        switch tokens[position] {
        case .text(let text):
            position += 1
            guard take("..") else { return .text(text) }
            guard case .text(let last)? = next(), let from = text.unicodeScalars.first,
                let to = last.unicodeScalars.first
            else { throw wrong("the end of a range") }
            return .range(from, to)
        case .plain("("): return try group(")") { $0 }
        case .plain("["): return try group("]") { .optional($0) }
        case .plain("{"): return try group("}") { .repeated($0) }
        case .plain(let name):
            guard name.first?.isLetter == true else { return nil }
            position += 1
            return .rule(name)
        }
    }

    private mutating func group(_ closing: String, _ make: (EBNF) -> EBNF) throws -> EBNF {
        position += 1
        let inner = try choice()
        try expect(closing)
        return make(inner)
    }

    private mutating func next() -> Token? {
        guard position < tokens.count else { return nil }
        position += 1
        return tokens[position - 1]
    }

    private mutating func take(_ sign: String) -> Bool {
        guard position < tokens.count, tokens[position] == .plain(sign) else { return false }
        position += 1
        return true
    }

    private mutating func expect(_ sign: String) throws { guard take(sign) else { throw wrong(sign) } }

    private func wrong(_ wanted: String) -> NoGrammar {
        NoGrammar(description: "\(wanted) is wanted after: \(tokens.prefix(position).suffix(6))")
    }
}
