// Which command the first words of a stage mean: exact names first, then prefixes where they are allowed, and
// else the error that says what the words could have been.

extension CommandTable {
    /// A command, and how many words its name took.
    struct ResolvedName {
        /// Its index in `specs`.
        var spec: Int
        /// The number of words.
        var length: Int
    }

    /// What a word can mean after the words before it.
    enum Meaning {
        case exact(Int)
        case prefix(Int, name: String)
        case several([String])
        case none
    }

    /// Finds the command with the longest name that the words begin with.
    ///
    /// - Throws: `unknownCommand` and its relatives, with what may have been meant.
    func resolve(_ words: [Word], stage: Range<Int>, naming: Naming) throws(UsageError) -> ResolvedName {
        guard let first = words.first else { throw UsageError(.unknownCommand("", nearest: []), at: stage) }
        // Once a few lines have been read, the tree is worth making: with it each further one is found faster.
        if tree.isWaiting, let name = fullName(words) { return name }
        var shortened: [Word] = []
        var node = try child(of: 0, for: first, of: words, naming: naming, shortened: &shortened)
        var length = 1
        while length < words.count, let next = try subcommand(of: node, words[length], naming, &shortened) {
            node = next
            length += 1
        }
        guard let spec = nodes[node].spec else {
            let end = stage.upperBound..<stage.upperBound
            throw UsageError(.missingSubcommand(of: nodes[node].path, known: nodes[node].names), at: end)
        }
        // A command that changes the library is not reached by a slip of the finger (Language §2): a prefix
        // of it must have four letters.
        if self.spec(at: spec).effect == .library, let word = shortened.first(where: { $0.text.count < 4 }) {
            throw UsageError(.ambiguousCommand(word.text, candidates: [nodes[node].path]), at: word.span)
        }
        return ResolvedName(spec: spec, length: length)
    }

    /// The command whose full name the words begin with, found without the tree; nil where that does not say it all.
    private func fullName(_ words: [Word]) -> ResolvedName? {
        guard let first = words[0].bareText, let index = names.firstIndex(of: first) else { return nil }
        let stem = first + " "
        guard names.contains(where: { $0.utf8.starts(with: stem.utf8) }) else {
            return ResolvedName(spec: index, length: 1)
        }
        guard words.count > 1, let second = words[1].bareText else { return nil }
        let name = stem + second
        guard let longer = names.firstIndex(of: name) else { return nil }
        let longest = name + " "
        return names.contains { $0.utf8.starts(with: longest.utf8) } ? nil : ResolvedName(spec: longer, length: 2)
    }

    /// Throws when no command begins with the word, whatever follows it.
    package func requireCommand(_ word: Word, naming: Naming) throws(UsageError) {
        var shortened: [Word] = []
        _ = try child(of: 0, for: word, of: [word], naming: naming, shortened: &shortened)
    }

    /// How far the words reach as a command's name, with prefixes allowed; nil when the first word is not a command.
    func locate(_ words: [Word]) -> (node: Int, length: Int)? {
        var node = 0
        var length = 0
        while length < words.count, let text = words[length].bareText {
            let takesWords = nodes[node].spec.map { !spec(at: $0).slots.isEmpty } ?? false
            let next: Int? =
                switch meaning(of: text, at: node) {
                case .exact(let child): child
                case .prefix(let child, _): takesWords ? nil : child
                case .several, .none: nil
                }
            guard let next else { break }
            node = next
            length += 1
        }
        return length > 0 ? (node, length) : nil
    }

    /// The index of the command that the words name, with nothing after it, with prefixes allowed as at a prompt.
    package func index(ofName words: [Word]) -> Int? {
        guard let found = locate(words), found.length == words.count else { return nil }
        return nodes[found.node].spec
    }

    /// What `text` means among the words that can follow a node.
    func meaning(of text: String, at node: Int) -> Meaning {
        if let exact = nodes[node].children[text] { return .exact(exact) }
        if node == 0, let full = Self.fixedAbbreviations[text], let fixed = nodes[0].children[full] {
            return .prefix(fixed, name: full)
        }
        guard !text.isEmpty else { return .none }
        var found: [(node: Int, name: String)] = []
        for name in nodes[node].names where name.utf8.starts(with: text.utf8) {
            guard let child = nodes[node].children[name], !found.contains(where: { $0.node == child }) else { continue }
            found.append((child, name))
        }
        if found.count > 1 { return .several(found.map(\.name)) }
        return found.first.map { .prefix($0.node, name: $0.name) } ?? .none
    }

    /// The node for the first word of a command.
    private func child(
        of node: Int, for word: Word, of words: [Word], naming: Naming, shortened: inout [Word],
    ) throws(UsageError) -> Int {
        guard let text = word.bareText else { throw unknown(word, of: words) }
        switch meaning(of: text, at: node) {
        case .exact(let child): return child
        case .prefix(let child, let name):
            guard naming == .prefixes else {
                if let familiar = FamiliarWord.ofBlockPart(text) {
                    throw UsageError(.foreignCommand(text, familiar), at: word.span)
                }
                throw UsageError(.abbreviatedCommand(text, meaning: name), at: word.span)
            }
            shortened.append(word)
            return child
        case .several(let names):
            // Where names are written out, a beginning of several names is unknown, not ambiguous.
            guard naming == .prefixes else { throw UsageError(.unknownCommand(text, nearest: names), at: word.span) }
            throw UsageError(.ambiguousCommand(text, candidates: names), at: word.span)
        case .none: throw unknown(word, of: words)
        }
    }

    /// The node for a further word of a command's name; nil when the word is an argument.
    private func subcommand(
        of node: Int, _ word: Word, _ naming: Naming, _ shortened: inout [Word],
    ) throws(UsageError) -> Int? {
        guard !nodes[node].children.isEmpty else { return nil }
        let takesWords = nodes[node].spec.map { !spec(at: $0).slots.isEmpty } ?? false
        if let text = word.bareText {
            // Where arguments can follow, only full names are sub-commands: `playlist de` means a playlist called de.
            if takesWords { return nodes[node].children[text] }
            if isOption(text, of: node) { return nil }
            switch meaning(of: text, at: node) {
            case .exact(let child): return child
            case .prefix(let child, let name):
                guard naming == .prefixes else {
                    throw UsageError(.abbreviatedCommand(text, meaning: name), at: word.span)
                }
                shortened.append(word)
                return child
            case .several(let names):
                guard naming == .prefixes else { break }
                throw UsageError(.ambiguousCommand(text, candidates: names), at: word.span)
            case .none: break
            }
        } else if takesWords {
            return nil
        }
        let known = nodes[node].names
        if !word.isBare, known.contains(word.text) {
            throw UsageError(.quotedSubcommand(word.text, of: nodes[node].path), at: word.span)
        }
        throw UsageError(.unknownSubcommand(word.text, of: nodes[node].path, known: known), at: word.span)
    }

    /// Whether the word is an option of the command, so that it is not taken for a sub-command.
    private func isOption(_ text: String, of node: Int) -> Bool {
        if text.utf8.starts(with: "--".utf8) { return true }
        guard text.utf8.first == .hyphen, text.count == 2, let letter = text.last else { return false }
        let own = nodes[node].spec.map { spec(at: $0).options } ?? []
        return own.contains { $0.short == letter } || commonOptions.contains { $0.short == letter }
    }

    /// The error for an unknown command, with what the user may know it as.
    private func unknown(_ word: Word, of words: [Word]) -> UsageError {
        if let familiar = FamiliarWord.meaning(of: words) {
            return UsageError(.foreignCommand(word.text, familiar), at: word.span)
        }
        let text = word.text
        // A sub-command typed without its command comes first, then slips of the finger.
        var nearest = specs.filter { $0.words.count > 1 && $0.words.last == text }.map(\.name)
        nearest += Suggestion.nearest(to: text, among: nodes[0].names).filter { !nearest.contains($0) }
        return UsageError(.unknownCommand(word.isBare ? text : word.typed, nearest: nearest), at: word.span)
    }
}
