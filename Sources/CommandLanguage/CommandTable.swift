// All commands of a language, and how the words of a stage find theirs: the longest match of bare words, prefixes at the
// prompt, the nearest names for what is unknown (LANGUAGE §2). Giving the words to slots is the binder's work.

/// Whether commands may be abbreviated.
package enum Naming: Sendable, Hashable { case prefixes, fullNames }

/// The commands of a language.
package struct CommandTable: Sendable {
    /// A stage whose command was found and whose words were given out.
    package struct Match: Sendable {
        /// The command's place in the specs the table was made of.
        package var index: Int
        package var input: ParsedInput
    }

    package let specs: [CommandSpec]
    package let commonOptions: [OptionSpec]
    /// Every first word that starts a command, aliases included.
    package let names: Swift.Set<String>
    /// The specs whose first word, or alias, this is.
    private let places: [String: [Int]]
    /// First words in the order of the specs, without aliases.
    private let ordered: [String]

    package init(_ specs: [CommandSpec], commonOptions: [OptionSpec] = []) {
        self.specs = specs
        self.commonOptions = commonOptions
        var places: [String: [Int]] = [:]
        var ordered: [String] = []
        for (index, spec) in specs.enumerated() {
            if places[spec.words[0]] == nil { ordered.append(spec.words[0]) }
            for name in [spec.words[0]] + spec.aliases { places[name, default: []].append(index) }
        }
        self.places = places
        self.ordered = ordered
        names = Swift.Set(places.keys)
    }

    /// Finds the command of a stage and gives its words to the slots and options.
    ///
    /// - Parameters:
    ///   - source: the text the spans count in; arguments are taken from it as typed.
    ///   - span: the whole stage.
    package func understand(
        _ words: [Word], source: String, span: Range<Int>, naming: Naming
    ) throws(UsageError) -> Match {
        guard let first = words.first else { throw UsageError(.unfinished, at: span) }
        let (index, taken) = try find(words, first, naming)
        var binder = Binder(spec: specs[index], commonOptions: commonOptions, source: source, span: span)
        return Match(index: index, input: try binder.bind(Array(words.dropFirst(taken))))
    }

    /// The command and how many words name it.
    private func find(_ words: [Word], _ first: Word, _ naming: Naming) throws(UsageError) -> (Int, Int) {
        let name = try self.name(first, naming)
        let candidates = places[name] ?? []
        var best: (index: Int, length: Int)?
        for index in candidates {
            let length = specs[index].words.count
            guard length <= words.count, length > (best?.length ?? 0) else { continue }
            let rest = zip(specs[index].words.dropFirst(), words.dropFirst())
            if rest.allSatisfy({ $1.bareText == $0 }) { best = (index, length) }
        }
        let subcommands = candidates.filter { specs[$0].words.count > 1 }
        if best?.length ?? 1 == 1, !subcommands.isEmpty {
            return try subcommand(of: name, subcommands, alone: best?.index, words, naming)
        }
        guard let best else { throw unknown(first) }
        return (best.index, best.length)
    }

    /// A command with sub-commands, none of them written out.
    private func subcommand(
        of name: String, _ subcommands: [Int], alone: Int?, _ words: [Word], _ naming: Naming
    ) throws(UsageError) -> (Int, Int) {
        let known = subcommands.map { specs[$0].words[1] }
        // A parent that takes arguments of its own may mean the word as one of them.
        if let alone, !specs[alone].slots.isEmpty || words.count == 1 { return (alone, 1) }
        guard words.count > 1 else {
            throw UsageError(.missingArgument(slot: known.joined(separator: " or "), usage: "\(name) \(known[0])"), at: words[0].span.upperBound..<words[0].span.upperBound)
        }
        let word = words[1]
        guard let typed = word.bareText else {
            throw UsageError(.unknownSubcommand(word.text, of: name, known: known), at: word.span)
        }
        if let alone, typed.hasPrefix("--") { return (alone, 1) }
        let begun = subcommands.filter { specs[$0].words[1].hasPrefix(typed) && specs[$0].words.count == 2 }
        guard begun.count == 1, naming == .prefixes else {
            throw UsageError(.unknownSubcommand(typed, of: name, known: known), at: word.span)
        }
        return (begun[0], 2)
    }

    /// The first word written out.
    private func name(_ word: Word, _ naming: Naming) throws(UsageError) -> String {
        guard let typed = word.bareText else { throw unknown(word) }
        if places[typed] != nil { return typed }
        let begun = ordered.filter { $0.hasPrefix(typed) && isLongEnough(typed, for: $0) }
        guard naming == .prefixes else {
            if let meaning = Self.fixed[typed] ?? (begun.count == 1 ? begun[0] : nil), places[meaning] != nil {
                throw UsageError(.abbreviatedCommand(typed, meaning: meaning), at: word.span)
            }
            throw unknown(word)
        }
        if let meaning = Self.fixed[typed], places[meaning] != nil { return meaning }
        switch begun.count {
        case 0: throw unknown(word)
        case 1: return begun[0]
        default: throw UsageError(.ambiguousCommand(typed, candidates: begun), at: word.span)
        }
    }

    /// The command a first word stands for at a prompt; nil when it is none, or could be several.
    func written(_ typed: String) -> String? {
        if places[typed] != nil { return typed }
        if let meaning = Self.fixed[typed], places[meaning] != nil { return meaning }
        let begun = ordered.filter { $0.hasPrefix(typed) && isLongEnough(typed, for: $0) }
        return begun.count == 1 ? begun[0] : nil
    }

    /// Short names that will never mean anything else.
    private static let fixed = ["s": "search", "p": "play", "q": "queue", "n": "next"]

    /// What changes the library cannot happen by a slip of three letters.
    private func isLongEnough(_ typed: String, for name: String) -> Bool {
        let changes = places[name]?.contains { specs[$0].effect == .library } ?? false
        return !typed.isEmpty && (!changes || typed.count >= 4)
    }

    private func unknown(_ word: Word) -> UsageError {
        UsageError(
            .unknownCommand(word.text, nearest: Suggestion.nearest(to: word.text, among: ordered)), at: word.span)
    }
}
