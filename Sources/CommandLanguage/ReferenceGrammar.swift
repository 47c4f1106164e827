// How things are named in a line (LANGUAGE §3): which words are rows, addresses, kinds, and which are names. Nothing is
// looked up here.

/// The kinds and addresses a language knows.
package struct ReferenceGrammar: Sendable {
    package var kinds: Swift.Set<String>
    /// How addresses begin.
    package var addressPrefixes: [String]

    package init(kinds: Swift.Set<String>, addressPrefixes: [String]) {
        self.kinds = kinds
        self.addressPrefixes = addressPrefixes
    }

    /// The reference a word is by itself; nil when it is part of a name.
    func reference(_ word: Word) -> Reference? {
        if let variable = word.pieces.first, word.pieces.count == 1, variable.origin != .bare {
            return .name(word.text, kind: nil)
        }
        if let (kind, rest) = kindPrefix(of: word) {
            if let bare = rest.bareText, let rows = RowSelection(bare) { return .rows(rows, kind: kind) }
            return rest.text.isEmpty ? nil : .name(rest.text, kind: kind)
        }
        guard let text = word.bareText else { return nil }
        switch text {
        case ".": return .selection
        case "now": return .nowPlaying
        case "liked": return .liked
        case "-": return .standardInput
        default: break
        }
        if let rows = RowSelection(text) { return .rows(rows, kind: nil) }
        return addressPrefixes.contains { text.hasPrefix($0) } ? .address(text) : nil
    }

    /// `album:` in front of a row or a name; not in front of nothing.
    private func kindPrefix(of word: Word) -> (String, Word)? {
        guard let first = word.pieces.first, first.origin == .bare, let colon = first.text.firstIndex(of: ":") else { return nil }
        let kind = String(first.text[..<colon])
        guard kinds.contains(kind) else { return nil }
        var rest = word
        rest.pieces[0].text = String(first.text[first.text.index(after: colon)...])
        if rest.pieces[0].text.isEmpty { rest.pieces.removeFirst() }
        return (kind, rest)
    }
}

extension Slot where Value == LocatedReference {
    /// One thing: a row, an address, or all the words as a name.
    package static func thing(
        _ name: String, kinds: [String], grammar: ReferenceGrammar, help: String, shape: SlotShape
    ) -> Slot {
        Slot(
            name, help: help, shape: shape, candidates: .named("rows " + kinds.joined(separator: " ")),
            parse: { argument throws(UsageError) in
                if argument.words.count == 1, let reference = grammar.reference(argument.words[0]) {
                    return LocatedReference(reference, span: argument.span)
                }
                return LocatedReference(argument.asName(grammar), span: argument.span)
            })
    }
}

extension Slot where Value == [LocatedReference] {
    /// Things: rows, addresses and quoted names, or all the words as one name; never both.
    package static func things(
        _ name: String, kinds: [String], grammar: ReferenceGrammar, help: String, shape: SlotShape
    ) -> Slot {
        Slot(
            name, help: help, shape: shape, candidates: .named("rows " + kinds.joined(separator: " ")),
            parse: { argument throws(UsageError) in
                let found = argument.words.map { grammar.reference($0) }
                if found.allSatisfy({ $0 != nil }) {
                    return zip(found, argument.words).compactMap { reference, word in
                        reference.map { LocatedReference($0, span: word.span) }
                    }
                }
                if found.dropFirst().allSatisfy({ $0 == nil }), found[0] == nil || argument.startsName(grammar) {
                    return [LocatedReference(argument.asName(grammar), span: argument.span)]
                }
                throw UsageError(.mixedReferences(suggestion: argument.quotingNames(found)), at: argument.span)
            })
    }
}

extension Argument {
    /// All the words as one name, of a kind where the first says so: `album:ok computer`.
    fileprivate func asName(_ grammar: ReferenceGrammar) -> Reference {
        if case .name(let first, let kind?)? = grammar.reference(words[0]) {
            return .name(([first] + words.dropFirst().map(\.text)).joined(separator: " "), kind: kind)
        }
        return .name(words.map(\.text).joined(separator: " "), kind: nil)
    }

    /// Whether the first word is the beginning of a name of some kind.
    fileprivate func startsName(_ grammar: ReferenceGrammar) -> Bool {
        if case .name(_, .some)? = grammar.reference(words[0]), words[0].isBare { return true }
        return false
    }

    /// The words with every run that is a name quoted.
    fileprivate func quotingNames(_ found: [Reference?]) -> String {
        var parts: [String] = []
        var name: [String] = []
        func flushed() -> [String] { name.isEmpty ? [] : ["\"" + name.joined(separator: " ") + "\""] }
        for (word, reference) in zip(words, found) {
            guard reference != nil else {
                name.append(word.text)
                continue
            }
            parts += flushed() + [word.typed]
            name = []
        }
        return (parts + flushed()).joined(separator: " ")
    }
}
