// Rows and names as candidates: numbers after numbers, names of several words, things of one kind after
// `album:`, each in the quotes that the place needs.

import Prompting

extension CompletionEngine {
    /// Names and rows. A bare name may have several words (`artist sigur r`); after `album:we` the part
    /// after the colon is matched.
    func names(_ source: CandidateSource.Kept, _ place: ArgumentSite) -> Found? {
        let partial = place.partial
        // Where every word is a thing of its own, the words before say nothing of this one.
        if place.isSeveral, !place.takesRest { return oneWord(source, place, style: .asNeeded) }
        let areBare = place.taken.allSatisfy { $0.word.isBare }
        let followsRows = place.taken.contains { NameForm.isReference($0.word.text) || !$0.word.isBare }
        if place.isSeveral, followsRows { return afterRows(source, place) }
        if partial.quote == nil, areBare, !place.taken.isEmpty {
            return severalWords(source, place)
        }
        return oneWord(source, place, style: .asNeeded)
    }

    /// After rows there can be further rows. Names are offered only in quotes, since bare words
    /// would all become one name.
    private func afterRows(_ source: CandidateSource.Kept, _ place: ArgumentSite) -> Found? {
        guard var found = oneWord(source, place, style: .always), place.partial.quote == nil else {
            return oneWord(source, place, style: .always)
        }
        let taken = place.taken.map(\.word.text)
        found.candidates.removeAll { candidate in
            taken.contains(candidate.insertion)
                || place.partial.text.isEmpty && !NameForm.isReference(candidate.insertion)
        }
        return found
    }

    /// The words before the cursor and the one at it as one name, for a slot that takes bare words as a name.
    private func severalWords(_ source: CandidateSource.Kept, _ place: ArgumentSite) -> Found? {
        // Looking for very long names would take longer than a key may.
        guard let first = place.taken.first, place.taken.count < Self.longestName else { return nil }
        let words = place.taken.map(\.word.text) + [place.partial.text]
        let prefixed = KindPrefix(words.joined(separator: " "), source)
        let matches = matches(prefixed.source, prefixed.text, place)
        guard !matches.isEmpty else { return nil }
        return Found(
            start: first.word.span.lowerBound + prefixed.length,
            candidates: quoted(matches, in: nil, typed: prefixed.text, style: .asNeeded, takesRest: place.takesRest))
    }

    private static let longestName = 8

    /// Names and rows for the word at the cursor alone, whole or after a colon.
    private func oneWord(_ source: CandidateSource.Kept, _ place: ArgumentSite, style: QuotingStyle) -> Found? {
        var partial = place.partial
        let lead = KindPrefix(partial.quote == nil ? partial.text : partial.lead, source)
        if partial.quote == nil { partial.text = lead.text }
        partial.start += partial.quote == nil ? lead.length : 0
        var matches = matches(lead.source, partial.text, place)
        if matches.isEmpty, lead.length == 0, partial.quote == nil, partial.text.utf8.first != .dollar,
            let colon = partial.text.utf8.lastIndex(of: .colon)
        {
            partial.start += partial.text.utf8.distance(from: partial.text.startIndex, to: colon) + 1
            partial.text = String(partial.text[partial.text.utf8.index(after: colon)...])
            matches = self.matches(source, partial.text, place)
        }
        var candidates = quoted(
            matches, in: partial.quote, typed: partial.text, style: style, takesRest: place.takesRest)
        for index in candidates.indices where lead.length > 0 && candidates[index].showsSummary {
            candidates[index].label = lead.front + candidates[index].label
        }
        return Found(start: partial.start, candidates: candidates)
    }

    /// The best matches that the snapshot has.
    private func matches(_ source: CandidateSource.Kept, _ text: String, _ place: ArgumentSite) -> [Candidate] {
        CandidateMatcher(text).best(of: snapshot(place.query(source, text: text)))
    }

    private enum QuotingStyle { case asNeeded, always }

    /// The candidates as words of the line. When one of several names needs quotes, all get them, so
    /// that they still begin alike.
    private func quoted(
        _ candidates: [Candidate], in quote: Quote?, typed: String, style: QuotingStyle, takesRest: Bool
    ) -> [Candidate] {
        let forms = candidates.map { NameForm($0.insertion) }
        let staysBare = quote == nil && style == .asNeeded && takesRest && !typed.isEmpty
        let quotesAll = quote != nil || style == .always || !typed.isEmpty && forms.contains { $0.needsQuotes }
        return zip(candidates, forms).compactMap { candidate, form in
            var candidate = candidate
            if staysBare { candidate.unquoted = form.unquoted }
            switch form {
            case .reference:
                // Inside quotes `3` would be a name.
                if quote != nil { return nil }
            case .bare(let text):
                if quotesAll { candidate.insertion = quote?.enclosing(text) ?? Quoting.quoted(text) }
            case .quoted(let text):
                candidate.insertion = quote?.enclosing(text) ?? Quoting.quoted(text)
            }
            return candidate
        }
    }
}

/// `album:we` split at its colon, when the source has albums.
private struct KindPrefix {
    var source: CandidateSource.Kept
    var text: String
    /// `album:`; empty when no kind is named.
    var front = ""

    var length: Int { front.utf8.count }

    init(_ typed: String, _ source: CandidateSource.Kept) {
        self.source = source
        text = typed
        guard case .rows(let kinds) = source, let colon = typed.utf8.firstIndex(of: .colon),
            let kind = kinds.first(where: { $0.utf8.elementsEqual(typed.utf8[..<colon]) })
        else { return }
        self.source = .rows(kinds: [kind])
        text = String(typed.utf8[typed.utf8.index(after: colon)...]) ?? ""
        front = kind + ":"
    }
}

/// How a name from the snapshot is put into the line.
enum NameForm {
    /// Rows, keywords and variables, as they are.
    case reference
    case bare(String)
    case quoted(String)

    /// Chooses the form of a candidate. The snapshot gives a name that reads like a row or keyword in double quotes.
    init(_ text: String) {
        if let inner = Self.quotedReference(text) {
            self = .quoted(inner)
        } else if Self.isReference(text) {
            self = .reference
        } else {
            self = Self.isPlain(text) || Quoting.isArgument(text) ? .bare(text) : .quoted(text)
        }
    }

    var needsQuotes: Bool {
        switch self {
        case .reference, .bare: false
        case .quoted: true
        }
    }

    /// The name as bare words, if the line would read them as exactly this name.
    var unquoted: String? {
        switch self {
        case .reference: return nil
        case .bare(let text): return text
        case .quoted(let text): return !Self.isReference(text) && Self.areArguments(text) ? text : nil
        }
    }

    /// What the candidates begin with as bare words; nil when one of them, or what they share,
    /// cannot be typed without quotes.
    static func unquotedCommon(of candidates: [Candidate]) -> String? {
        let texts = candidates.compactMap(\.unquoted)
        guard texts.count == candidates.count, !texts.isEmpty else { return nil }
        let common = CompletionPlan.common(to: texts)
        // What they share may end in a space; a word of the next name follows it.
        let words = common.hasSuffix(" ") ? String(common.dropLast()) : common
        return words.isEmpty || !isReference(common) && areArguments(words) ? common : nil
    }

    /// Whether the words of the text, with one space after each, are read as arguments. Nearly all names have
    /// letters, digits and spaces only, and are not given to the lexer: Tab may look at hundreds of names.
    private static func areArguments(_ text: String) -> Bool {
        var previous = UInt8.space
        let arePlain = text.utf8.allSatisfy { byte in
            defer { previous = byte }
            return byte.continuesName || byte == .space && previous != .space
        }
        if arePlain, previous != .space { return true }
        return text.split(separator: " ", omittingEmptySubsequences: false)
            .allSatisfy { Quoting.isArgument(String($0)) }
    }

    /// Whether a bare word is read as rows, a keyword or a variable.
    static func isReference(_ text: String) -> Bool {
        switch text {
        case ".", "-", "now", "liked": return true
        default: break
        }
        if text.utf8.first == .dollar { return !Quoting.isBareWord(text) }
        let rows = text.utf8.firstIndex(of: .colon).map { text.utf8.index(after: $0) } ?? text.startIndex
        return RowSelection(parsing: text[rows...].utf8) != nil
    }

    /// `311` for `"311"`: the name in the quotes, if without them it would be read as something else.
    private static func quotedReference(_ text: String) -> String? {
        guard text.utf8.count > 2, text.utf8.first == .quotationMark, text.utf8.last == .quotationMark else {
            return nil
        }
        let inner = String(text.dropFirst().dropLast())
        return isReference(inner) ? inner : nil
    }

    /// Whether the text is letters, digits and underscores only, so that it needs no closer look.
    static func isPlain(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { $0.continuesName }
    }
}
