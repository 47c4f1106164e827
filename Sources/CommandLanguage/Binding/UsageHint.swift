// What a command being typed still takes, for the faint text after the cursor: the slots that are still open,
// or the value an option needs. After the number of a row, what the row is. The rest of a word that is being typed is
// in UsageHint+Words.

import Prompting

/// Hints from the table of commands and from what the shell keeps.
package struct UsageHint: Hinting {
    let engine: CompletionEngine

    /// Hints from the table; without a snapshot, rows have none.
    package init(table: CommandTable, snapshot: @escaping CompletionEngine.Snapshot = { _ in [] }) {
        engine = CompletionEngine(table: table, snapshot: snapshot)
    }

    /// The hint for a line with the cursor at its end; nil while a word is being typed.
    package func usage(after line: String) -> String? {
        guard let last = line.utf8.last else { return nil }
        if last.isDigit { return row(in: line) }
        guard last == .space, let site = CompletionSite(line, cursor: line.utf8.count),
            case .word(let partial) = site.cursor, partial.text.isEmpty, partial.quote == nil
        else { return nil }
        return Self.open(in: site.words, engine.table) ?? open(inFunction: site.words)
    }

    /// What the words leave open of a function's arguments.
    private func open(inFunction words: [Word]) -> String? {
        guard let name = words.first?.bareText, engine.table.locate(words) == nil else { return nil }
        let slots = engine.snapshot(CandidateQuery(.slotsOfFunction(name))).dropFirst(words.count - 1)
        return slots.isEmpty ? nil : slots.map(\.insertion).joined(separator: " ")
    }

    /// What the words leave open.
    private static func open(in words: [Word], _ table: CommandTable) -> String? {
        guard let place = table.locate(words) else { return nil }
        guard let index = table.nodes[place.node].spec else {
            return place.length == words.count ? Placeholder.choice(table.nodes[place.node].names).required : nil
        }
        if let inner = table.innerLine(of: words, at: place), !inner.isEmpty { return open(in: inner, table) }
        let spec = table.spec(at: index)
        let binder = Binder(spec: spec, commonOptions: table.makeCommonOptions, source: ParsedText(""), stage: 0..<0)
        let state = binder.state(of: words, from: place.length)
        if let value = state.pendingValue { return value.placeholder.required }
        let open = binder.openSlots(after: state.arguments).compactMap { text(of: $0.slot, taken: !$0.taken.isEmpty) }
        return open.isEmpty ? nil : open.joined(separator: " ")
    }

    /// A slot in the hint, marked when it can take more; nil where all it can take is there.
    private static func text(of slot: SlotSpec, taken: Bool) -> String? {
        // All words are the name of one thing: another one would make it a thing that there is not.
        if taken, slot.shape.takesRest, !slot.shape.isSeveral, case .kept = slot.candidates { return nil }
        return switch slot.shape {
        case .one: Usage.needed(slot)
        case .optional, .leading, .optionalSeveral, .optionalSeveralBefore, .optionalJoint: "[\(slot.shown)]"
        case .several, .severalBefore: taken ? "[\(slot.shown)]" : Usage.needed(slot)
        case .rest, .restBefore: taken ? "[\(slot.shown) …]" : Usage.needed(slot) + " …"
        case .optionalRest: "[\(slot.shown) …]"
        }
    }

    /// What the row is whose number ends the line.
    private func row(in line: String) -> String? {
        guard let site = CompletionSite(line, cursor: line.utf8.count), case .word(let partial) = site.cursor,
            partial.quote == nil, !site.words.isEmpty
        else { return nil }
        let plan = engine.completions(for: line, cursor: line.utf8.count)
        let number =
            partial.text.utf8.lastIndex(of: .colon).map { partial.text.utf8[$0...].dropFirst() }
            ?? partial.text.utf8[...]
        let named = plan.candidates.first { $0.showsSummary && $0.insertion.utf8.elementsEqual(number) }
        return named.flatMap { $0.summary.isEmpty ? nil : "  " + $0.summary }
    }
}
