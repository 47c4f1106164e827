// What could stand at the cursor: decided with the real lexer and the specs of the commands, answered from memory.
// Where names of things come from is the snapshot's business; inserting and listing is the editor's.

package import Prompting

/// Answers Tab for the lines of a language.
package struct CompletionEngine: Completing {
    /// The candidates kept under a name, for what has been typed of the word.
    package typealias Snapshot = @Sendable (_ name: String, _ typed: String) -> [Candidate]
    /// The paths that begin with what has been typed.
    package typealias FileLister = @Sendable (_ typed: String) -> [Candidate]

    private let table: CommandTable
    private let snapshot: Snapshot
    private let files: FileLister

    package init(table: CommandTable, snapshot: @escaping Snapshot, files: @escaping FileLister) {
        self.table = table
        self.snapshot = snapshot
        self.files = files
    }

    package func completions(for line: String, cursor: Int) -> CompletionPlan {
        guard let place = CompletionPlace(line: line, cursor: cursor) else { return .nothing(at: cursor) }
        let found = matching(candidates(at: place), place.typed)
        return CompletionPlan(
            replacing: place.start..<cursor, candidates: found.map { place.quoted($0) })
    }

    private func candidates(at place: CompletionPlace) -> [Candidate] {
        guard let first = place.before.first else { return place.opening == nil ? commands() : [] }
        guard let (spec, taken) = command(place.before, first) else { return [] }
        let words = Array(place.before.dropFirst(taken))
        if let option = pendingOption(spec, words) { return resolve(option.candidates, place.typed) }
        if place.opening == nil, place.typed.hasPrefix("-") { return options(spec, used: words) }
        var found = taken == 1 ? subcommands(of: spec.words[0], place.before) : []
        let positional = words.filter { !$0.hasPrefix("--") }
        found += slots(spec, filled: positional.count).flatMap { resolve($0.candidates, place.typed) }
        return found
    }

    /// The command the words before the cursor name, and how many of them name it.
    private func command(_ words: [String], _ first: String) -> (CommandSpec, Int)? {
        var best: (CommandSpec, Int)?
        let name = table.written(first)
        for spec in table.specs where spec.words[0] == name || spec.aliases.contains(first) {
            let rest = spec.words.dropFirst()
            guard rest.count < words.count, zip(rest, words.dropFirst()).allSatisfy({ $0 == $1 }) else { continue }
            if spec.words.count > (best?.1 ?? 0) { best = (spec, spec.words.count) }
        }
        return best
    }

    /// The option that still waits for its value.
    private func pendingOption(_ spec: CommandSpec, _ words: [String]) -> OptionSpec.Value? {
        guard let last = words.last, last.hasPrefix("--"), !last.contains("=") else { return nil }
        return (spec.options + table.commonOptions).first { "--" + $0.name == last }?.value
    }

    private func options(_ spec: CommandSpec, used: [String]) -> [Candidate] {
        (spec.options + table.commonOptions).filter { !used.contains("--" + $0.name) }
            .map { Candidate("--" + $0.name, summary: $0.help) }
    }

    private func subcommands(of name: String, _ words: [String]) -> [Candidate] {
        guard words.count == 1 else { return [] }
        return table.specs.filter { $0.words.count > 1 && $0.words[0] == name }
            .map { Candidate($0.words[1], summary: $0.summary) }
    }

    /// The slots the next word may go to: an optional keyword leaves the word to the one behind it.
    private func slots(_ spec: CommandSpec, filled: Int) -> [SlotSpec] {
        var found: [SlotSpec] = []
        var count = filled
        for slot in spec.slots {
            switch slot.shape {
            case .rest, .optionalRest: return found + [slot]
            case .one, .optional:
                if count == 0 { return found + [slot] }
                count -= 1
            case .leading:
                if count == 0 { found.append(slot) } else { count -= 1 }
            }
        }
        return found
    }

    private func resolve(_ source: CandidateSource, _ typed: String) -> [Candidate] {
        switch source {
        case .none: []
        case .words(let candidates): candidates
        case .commands: commands()
        case .files: files(typed)
        case .named(let name): snapshot(name, typed)
        }
    }

    private func commands() -> [Candidate] {
        var seen: Swift.Set<String> = []
        return table.specs.compactMap { spec in
            seen.insert(spec.words[0]).inserted ? Candidate(spec.words[0], summary: spec.summary) : nil
        }
    }

    /// Those that begin as typed, then those with a word that does, then those that hold it.
    private func matching(_ candidates: [Candidate], _ typed: String) -> [Candidate] {
        guard !typed.isEmpty else { return candidates }
        let typed = typed.lowercased()
        var ranked: [[Candidate]] = [[], [], []]
        for candidate in candidates {
            let text = candidate.insertion.lowercased()
            if text.hasPrefix(typed) {
                ranked[0].append(candidate)
            } else if text.split(whereSeparator: { $0 == " " || $0 == "-" }).contains(where: { $0.hasPrefix(typed) }) {
                ranked[1].append(candidate)
            } else if typed.count > 1, text.contains(typed) {
                ranked[2].append(candidate)
            }
        }
        // What only holds the text would take it away from under the cursor: it is offered when nothing begins with it.
        return ranked.first { !$0.isEmpty } ?? []
    }
}
