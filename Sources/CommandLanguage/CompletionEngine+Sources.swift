// The candidates of one slot or option value, by where they come from, put into the words and quotes the place needs.

import Prompting

extension CompletionEngine {
    /// What a source has for the word at the cursor; `taken` are the words its slot has already.
    func search(
        _ source: CandidateSource, _ partial: CompletionSite.Partial, after taken: ArraySlice<Binder.Positional>,
    ) -> Found? {
        switch source {
        case .none:
            return nil
        case .words(let words):
            // A quoted word is never a keyword.
            guard partial.quote == nil else { return nil }
            return Found(start: partial.start, candidates: CandidateMatcher(partial.text).best(of: words))
        case .commands:
            return partial.quote == nil ? commandNames(partial, after: taken) : nil
        case .files:
            return paths(partial)
        case .named(let name):
            let typed = (taken.map(\.word.text) + [partial.text]).joined(separator: " ")
            return names(snapshot(name, typed), partial, after: taken)
        }
    }

    /// The next word of a command's full name.
    private func commandNames(_ partial: CompletionSite.Partial, after taken: ArraySlice<Binder.Positional>) -> Found? {
        guard let node = table.node(at: taken.map(\.word.text)) else { return nil }
        let candidates = table.nodes[node].names.compactMap { name -> Candidate? in
            guard let child = table.nodes[node].children[name], table.nodes[child].path.hasSuffix(name) else {
                return nil
            }
            let summary = table.nodes[child].spec.map { table.specs[$0].summary } ?? ""
            return Candidate(name, summary: summary)
        }
        return Found(start: partial.start, candidates: CandidateMatcher(partial.text).best(of: candidates))
    }

    // MARK: Names

    /// Names and rows. A bare name may go over several words (`artist sigur r`); `album:we` is matched behind the colon.
    private func names(
        _ candidates: [Candidate], _ partial: CompletionSite.Partial, after taken: ArraySlice<Binder.Positional>,
    ) -> Found? {
        guard !candidates.isEmpty else { return nil }
        if partial.quote == nil, taken.allSatisfy({ $0.word.isBare && !NameForm.isReference($0.word.text) }) {
            for (offset, first) in taken.enumerated() {
                let words = taken.dropFirst(offset).map(\.word.text) + [partial.text]
                let text = words.joined(separator: " ")
                let matches = CandidateMatcher(text).best(of: candidates)
                if !matches.isEmpty {
                    return Found(start: first.word.span.lowerBound, candidates: quoted(matches, in: nil, typed: text))
                }
            }
            // Behind a name that is being typed a blank is no place for another thing.
            if !taken.isEmpty, partial.text.isEmpty { return nil }
        }
        var partial = partial
        var matches = CandidateMatcher(partial.text).best(of: candidates)
        if matches.isEmpty, partial.quote == nil, partial.text.utf8.first != .dollar,
            let colon = partial.text.utf8.lastIndex(of: .colon)
        {
            partial.start += partial.text.utf8.distance(from: partial.text.startIndex, to: colon) + 1
            partial.text = String(partial.text[partial.text.utf8.index(after: colon)...])
            matches = CandidateMatcher(partial.text).best(of: candidates)
        }
        return Found(start: partial.start, candidates: quoted(matches, in: partial.quote, typed: partial.text))
    }

    /// The candidates as words of the line; when one of several names needs quotes, all get them, so that they keep the
    /// start they share.
    private func quoted(_ candidates: [Candidate], in quote: Quote?, typed: String) -> [Candidate] {
        let forms = candidates.map { NameForm($0.insertion) }
        let quotesAll = quote != nil || !typed.isEmpty && forms.contains { $0.needsQuotes }
        return zip(candidates, forms).compactMap { candidate, form in
            var candidate = candidate
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

    // MARK: Files

    private func paths(_ partial: CompletionSite.Partial) -> Found? {
        let split = partial.text.utf8.lastIndex(of: UInt8(ascii: "/")).map { partial.text.utf8.index(after: $0) }
        let directory = String(partial.text[..<(split ?? partial.text.startIndex)])
        let typed = String(partial.text[(split ?? partial.text.startIndex)...])
        let entries = files(directory).filter { $0.name.utf8.first != .dot || typed.utf8.first == .dot }
        let candidates = entries.map { entry in
            Candidate(entry.isDirectory ? entry.name + "/" : entry.name, suffix: entry.isDirectory ? "" : " ")
        }
        let matches = CandidateMatcher(typed).best(of: candidates).map { candidate in
            let path = directory + candidate.insertion
            let needsQuotes = partial.quote != nil || !NameForm.isPlain(path) && !Quoting.isBareWord(path)
            guard needsQuotes else {
                return Candidate(path, label: candidate.label, suffix: candidate.suffix)
            }
            var insertion = partial.quote?.enclosing(path) ?? Quoting.quoted(path)
            // The path goes on behind a directory, so its quote stays open.
            if candidate.suffix.isEmpty { insertion.removeLast() }
            return Candidate(insertion, label: candidate.label, suffix: candidate.suffix)
        }
        return Found(start: partial.start, candidates: matches)
    }
}

/// How a name from the snapshot goes into the line.
private enum NameForm {
    /// Rows, keywords, variables: as they are.
    case reference
    case bare(String)
    case quoted(String)

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

    /// `311` for `"311"`.
    private static func quotedReference(_ text: String) -> String? {
        guard text.utf8.count > 2, text.utf8.first == .quotationMark, text.utf8.last == .quotationMark else {
            return nil
        }
        let inner = String(text.dropFirst().dropLast())
        return isReference(inner) ? inner : nil
    }

    /// Whether the text is letters and digits and the like, so that it needs no closer look.
    static func isPlain(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { $0.continuesName }
    }
}
