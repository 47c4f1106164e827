// The candidates of one slot or option value, by their source. Names and rows, files and conditions need more
// and have files of their own.

import Prompting

extension CompletionEngine {
    /// The place of an argument.
    struct ArgumentSite {
        var partial: CompletionSite.Partial
        /// All arguments before it.
        var before: [Binder.Positional]
        /// The words its slot has already.
        var taken: ArraySlice<Binder.Positional> = []
        /// Whether the slot takes several things.
        var isSeveral = false
        /// Whether the slot takes all words that are left, so that a name needs no quotes.
        var takesRest = false
        var stage: StageSite

        /// A question to the snapshot about this place.
        func query(_ source: CandidateSource.Kept, text: String) -> CandidateQuery {
            CandidateQuery(
                source, text: text, words: before.map(\.word.text), kinds: stage.kinds, variable: stage.variable)
        }
    }

    /// The candidates of a source for the word at the cursor; nil when there can be none.
    func search(_ source: CandidateSource, _ place: ArgumentSite) -> Found? {
        let partial = place.partial
        switch source {
        case .none:
            return nil
        case .words(let words):
            // A quoted word is never a keyword.
            guard partial.quote == nil else { return nil }
            return Found(start: partial.start, candidates: CandidateMatcher(partial.text).best(of: words))
        case .commands(let topics):
            return partial.quote == nil ? commandNames(partial, after: place.taken, topics: topics) : nil
        case .files:
            return paths(partial)
        case .scripts:
            return scripts(place)
        case .wordsOrFiles(let words):
            let fitting = partial.quote == nil ? words.filter { $0.insertion.hasPrefix(partial.text) } : []
            return fitting.isEmpty ? paths(partial) : Found(start: partial.start, candidates: fitting)
        case .kept(let kept):
            return names(kept, place)
        case .fields:
            return partial.quote == nil ? fields(place) : nil
        case .fieldsOr(let words):
            guard partial.quote == nil else { return nil }
            var found = fields(place)
            if !place.taken.isEmpty { found.candidates += CandidateMatcher(partial.text).best(of: words) }
            return found
        case .fieldsOf(let kinds):
            guard partial.quote == nil else { return nil }
            var place = place
            place.stage.kinds = kinds
            return fields(place)
        case .condition:
            return condition(place)
        case .query(let fields):
            return query(fields, place)
        case .line(let count, let first):
            return place.taken.count < count ? search(first, place) : quotedLine(place)
        }
    }

    /// The next word of a command's full name; for the first word also topics of help, which come first.
    private func commandNames(
        _ partial: CompletionSite.Partial, after taken: ArraySlice<Binder.Positional>, topics: [Candidate]
    ) -> Found? {
        guard let node = table.node(at: taken.map(\.word.text)) else { return nil }
        let candidates = table.nodes[node].names.compactMap { name -> Candidate? in
            guard let child = table.nodes[node].children[name], table.nodes[child].path.hasSuffix(name) else {
                return nil
            }
            let summary = table.nodes[child].spec.map { table.spec(at: $0).summary } ?? ""
            return Candidate(name, summary: summary)
        }
        let offered = taken.isEmpty ? topics : []
        let isTopic = { (candidate: Candidate) in offered.contains { $0.insertion == candidate.insertion } }
        // A topic that is called like a command explains both.
        let best = CandidateMatcher(partial.text).best(of: offered + candidates.filter { !isTopic($0) })
        return Found(start: partial.start, candidates: best.filter(isTopic) + best.filter { !isTopic($0) })
    }

    /// The fields of a query, after a minus sign as well, or what can follow the colon of one.
    private func query(_ fields: [CandidateSource.QueryField], _ place: ArgumentSite) -> Found? {
        var partial = place.partial
        let typed = partial.quote == nil ? partial.text : partial.lead
        let sign = typed.utf8.first == .hyphen ? 1 : 0
        let name = String(typed.dropFirst(sign))
        guard let field = fields.first(where: { name.hasPrefix($0.lead) }) else {
            guard partial.quote == nil else { return nil }
            let leads = fields.map { Candidate($0.lead, summary: $0.summary, suffix: "") }
            return Found(start: partial.start + sign, candidates: CandidateMatcher(name).best(of: leads))
        }
        if partial.quote == nil {
            partial.start += sign + field.lead.utf8.count
            partial.text = String(name.dropFirst(field.lead.count))
        }
        partial.lead = ""
        var value = place
        // Each word of a query is one by itself.
        (value.partial, value.taken, value.takesRest) = (partial, [], false)
        return search(field.values, value)
    }

    /// Fields after a minus sign, a comma or an equals sign: `-duration`, `name,artist`, `s=duration`. Fields that were
    /// named already are left out.
    private func fields(_ place: ArgumentSite) -> Found {
        let typed = place.partial.text.utf8
        let signs: [UInt8] = [.comma, .hyphen, .equals]
        let start = typed.lastIndex { signs.contains($0) }.map { typed.index(after: $0) } ?? typed.startIndex
        let text = String(typed[start...]) ?? ""
        let named = (place.taken.map(\.word.text) + [String(typed[..<start]) ?? ""])
            .flatMap { $0.utf8.split(whereSeparator: signs.contains).compactMap { String($0) } }
        let all = snapshot(place.query(.fields, text: text)).filter { !named.contains($0.insertion) }
        return Found(
            start: place.partial.start + typed.distance(from: typed.startIndex, to: start),
            candidates: CandidateMatcher(text).best(of: all))
    }

    /// A command line inside quotes, such as the meaning of an alias.
    private func quotedLine(_ place: ArgumentSite) -> Found? {
        let partial = place.partial
        guard let quote = partial.quote, partial.lead.isEmpty, place.stage.depth == 0 else { return nil }
        let start = partial.start + quote.length
        // With escapes in the quotes, a place inside would not be the same place in the line.
        guard partial.end - start == partial.text.utf8.count else { return nil }
        let inner = completions(upTo: partial.text.utf8.count, of: partial.text, depth: place.stage.depth + 1)
        let fitting = inner.candidates.filter { candidate in
            !candidate.insertion.contains { $0 == quote.closing || !quote.isLiteral && ($0 == "\\" || $0 == "$") }
        }
        return Found(start: start + inner.replacing.lowerBound, candidates: fitting)
    }
}
