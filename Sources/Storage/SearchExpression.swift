// Queries in the language of FTS5. The words are cut already and have neither quotes nor operators in them, so nothing
// that a user types is read as a part of that language.

import Library
import SQLite
import Text

/// What the index is asked for a query.
struct SearchExpression {
    /// A term and what the index is asked for it.
    struct Term {
        let term: CopyQuery.Term
        let phrases: [SearchWords.Phrase]
        let text: String

        init?(_ term: CopyQuery.Term) {
            phrases = SearchWords.phrases(for: term.text, isWhole: term.isPhrase)
            guard !phrases.isEmpty else { return nil }
            self.term = term
            text = "(" + phrases.map(SearchExpression.text).joined(separator: " OR ") + ")"
        }

        /// The term in the field that it names, or anywhere. A term of no field is not limited to all columns:
        /// FTS5 would copy the places of each word to leave out those in others.
        var placed: String { (term.field.map { "{\($0.rawValue)} : " } ?? "") + text }
    }

    /// The terms that are looked for where the thing itself is, without those that no thing may have.
    let wanted: [Term]
    /// Those that no thing may have.
    let unwanted: [Term]
    /// Those that are names of playlists which the thing has to be on.
    let playlists: [Term]
    /// Those that are names of playlists which it must not be on.
    let otherPlaylists: [Term]
    /// The text that names are compared with: what names no field, or else all of it.
    let title: String
    /// The terms of which it is made; none where no text may be in names.
    let titled: [Term]
    /// The words of that text.
    let titlePhrase: SearchWords.Phrase?

    init(_ query: CopyQuery) {
        let hasWords = query.terms.contains { !$0.isExcluded && $0.field != .playlist && SearchWords.hasWords($0.text) }
        // A sign that stands between words is no word to look for.
        let terms = query.terms.filter { !hasWords || $0.field != nil || SearchWords.hasWords($0.text) }
            .compactMap { Term($0) }
        wanted = terms.filter { !$0.term.isExcluded && $0.term.field != .playlist }
        unwanted = terms.filter { $0.term.isExcluded && $0.term.field != .playlist }
        playlists = terms.filter { !$0.term.isExcluded && $0.term.field == .playlist }
        otherPlaylists = terms.filter { $0.term.isExcluded && $0.term.field == .playlist }
        titled = wanted.filter { $0.term.field == nil || $0.term.field == .name }
        title = (titled.isEmpty ? wanted + playlists : titled).map(\.term.text).joined(separator: " ")
        titlePhrase = SearchWords.phrases(for: title, isWhole: titled.last?.term.isPhrase ?? false).first
    }

    /// All terms; nil where no term is looked for in the index.
    func all(without omitted: Set<Int> = []) -> String? {
        let parts = wanted.indices.filter { !omitted.contains($0) }.map { wanted[$0].placed }
        return parts.isEmpty ? nil : excluding(parts.joined(separator: " AND "))
    }

    /// The phrases of ``all(without:)`` that decide the way to a thing: those of the terms that make the title.
    /// Those of other fields are where they have to be.
    var phrases: PhraseGroups {
        var (groups, first, count): ([Range<Int32>], Int32?, Int32) = ([], nil, 0)
        for wanted in wanted {
            let end = count + Int32(wanted.phrases.count)
            switch wanted.term.field {
            case nil, .name:
                groups.append(count..<end)
                first = first ?? count
            case .artist, .album, .playlist: break
            }
            count = end
        }
        return PhraseGroups(groups, first: first)
    }

    /// Whether a name that begins with the first phrase begins with all of the title.
    var isOnePhrase: Bool { titlePhrase != nil && titlePhrase == titled.first?.phrases.first }

    /// All terms, with the name beginning with those that may be in it.
    var beginning: String? {
        guard !titled.isEmpty, let phrase = titlePhrase else { return nil }
        let others = wanted.filter { $0.term.field == .artist || $0.term.field == .album }.map(\.placed)
        return excluding((["{name} : (^ \(Self.text(phrase)))"] + others).joined(separator: " AND "))
    }

    /// What has a term that no thing may have.
    var excluded: String? {
        unwanted.isEmpty ? nil : unwanted.map(\.placed).joined(separator: " OR ")
    }

    private func excluding(_ text: String) -> String { excluded.map { "(\(text)) NOT (\($0))" } ?? text }

    /// The words in the language of FTS5.
    static func text(_ phrase: SearchWords.Phrase) -> String {
        phrase.words.map { "\"\($0)\"" }.joined(separator: " + ") + (phrase.isOpen ? " *" : "")
    }
}
