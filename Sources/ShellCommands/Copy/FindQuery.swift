// Owns the reading of what is typed after `find` (Language §6): words, phrases in quotes, what a minus leaves out, and
// fields. What a field holds is in FindField; what is found is decided by the copy.

import CommandLanguage
import Library
import Rows
import SpotifyModel
import Text

/// What a line looks for in the copy.
struct FindQuery: Sendable, Hashable {
    /// What the copy is asked.
    private(set) var query = CopyQuery([])
    /// What was typed, for the name of the listing.
    let text: String

    /// The kinds of things that a copy has.
    static let kinds = ItemKind.searchable.map { RowKind($0) }

    /// Whether there is nothing to look for.
    var isEmpty: Bool { query.terms.isEmpty && query.kinds.isEmpty && query.years == nil }

    /// Throws for a field that is none, for one without a value, and for more than anyone types.
    init(_ argument: Argument) throws(UsageError) {
        text = argument.typed
        for word in Self.joined(argument.words) { try add(word) }
        guard query.terms.count <= Self.mostTerms, text.unicodeScalars.count <= Self.longestText else {
            throw argument.invalid(
                expected: "a query of at most \(Self.mostTerms) words and \(Self.longestText) characters")
        }
    }

    private static let mostTerms = 40
    private static let longestText = 500

    /// The words, with those between the quotes of `-"a phrase"` as one: for a line, quotes open only where a word
    /// begins.
    private static func joined(_ words: [Word]) -> [Word] {
        var joined: [Word] = []
        var open: Word?
        for word in words {
            guard var phrase = open else {
                if let text = word.bareText, text.hasPrefix("-\""), !text.dropFirst(2).hasSuffix("\"") {
                    open = word
                } else {
                    joined.append(word)
                }
                continue
            }
            phrase.pieces = [.init(phrase.text + " " + word.text, .bare)]
            phrase.typed += " " + word.typed
            phrase.span = phrase.span.lowerBound..<word.span.upperBound
            open = phrase
            if word.text.hasSuffix("\"") {
                joined.append(phrase)
                open = nil
            }
        }
        return joined + (open.map { [$0] } ?? [])
    }

    private mutating func add(_ word: Word) throws(UsageError) {
        let first = word.pieces.first.flatMap { $0.origin == .bare ? $0.text : nil } ?? ""
        var text = word.text
        let isExcluded = first.hasPrefix("-") && text.count > 1
        if isExcluded { text.removeFirst() }
        let isField = FindField.split(isExcluded ? String(first.dropFirst()) : first) != nil
        if isField, let (name, value) = FindField.split(text) {
            // `artist:"nina simone"`: what follows the colon was typed as one.
            let isPhrase = word.pieces.count > 1 && first.hasSuffix(":")
            return try add(value, of: name, isPhrase: isPhrase, isExcluded: isExcluded, word)
        }
        if isExcluded, text.hasPrefix("\"") {
            let phrase = text.dropFirst().hasSuffix("\"") ? text.dropFirst().dropLast() : text.dropFirst()
            query.terms.append(.init(String(phrase), isPhrase: true, isExcluded: true))
        } else {
            addText(text, nil, isPhrase: word.pieces.allSatisfy { $0.origin == .quoted }, isExcluded: isExcluded)
        }
    }

    /// A phrase as it is; of other text each word by itself.
    private mutating func addText(_ text: String, _ field: CopyQuery.Field?, isPhrase: Bool, isExcluded: Bool) {
        let parts = isPhrase ? [text] : text.split(whereSeparator: \.isWhitespace).map(String.init)
        for part in parts where !part.allSatisfy(\.isWhitespace) {
            query.terms.append(.init(part, isPhrase: isPhrase, field: field, isExcluded: isExcluded))
        }
    }

    private mutating func add(
        _ value: String, of name: String, isPhrase: Bool, isExcluded: Bool, _ word: Word
    ) throws(UsageError) {
        guard let field = FindField(rawValue: name) else {
            let known = FindField.allCases.map(\.rawValue)
            throw UsageError(
                .unknownQueryField(
                    name, nearest: Suggestion.nearest(to: name, among: known).first, known: known,
                    quoted: Quoting.quoted(word.text)), at: word.span)
        }
        guard !value.allSatisfy(\.isWhitespace) else {
            throw UsageError(.nothingGiven(slot: .name(field.lead)), at: word.span)
        }
        switch field {
        case .name: addText(value, .name, isPhrase: isPhrase, isExcluded: isExcluded)
        case .artist: addText(value, .artist, isPhrase: isPhrase, isExcluded: isExcluded)
        case .album: addText(value, .album, isPhrase: isPhrase, isExcluded: isExcluded)
        case .playlist: addText(value, .playlist, isPhrase: isPhrase, isExcluded: isExcluded)
        case .kind:
            guard let named = FindField.kinds(in: value) else {
                throw UsageError(
                    .invalidValue(value, expected: "a kind: " + WordList.text(Self.kinds.map(\.rawValue), "or")),
                    at: word.span)
            }
            let wanted = query.kinds.isEmpty ? Self.kinds : query.kinds
            query.kinds = wanted.filter { named.contains($0) != isExcluded }
        case .year:
            guard let years = FindField.years(in: value), !isExcluded else {
                throw UsageError(
                    .invalidValue(word.text, expected: "a year or years, as in year:1997 or year:1990-1999"),
                    at: word.span)
            }
            query.years = years
        }
    }
}
