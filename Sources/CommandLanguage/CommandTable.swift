// The table of commands: finds the command a stage means by its first words, the longest name first, and hands the rest
// to the binder. Built once from the specs; what commands do is unknown here.

/// Every command there is, by what is typed.
package struct CommandTable: Sendable {
    /// How commands may be typed.
    package enum Naming: Sendable, Hashable {
        /// Any unambiguous prefix: at the prompt.
        case prefixes
        /// In files, `-c`, standard input, aliases and functions.
        case fullNames
    }

    /// A stage understood.
    package struct Match: Sendable {
        /// The command's place in `specs`.
        package let index: Int
        package let input: ParsedInput
    }

    /// A word of a command's name, and what can follow it.
    struct Node: Sendable {
        var path: String
        /// The place in `specs` of the command that ends here.
        var spec: Int?
        /// What can follow, alternative names included.
        var children: [String: Int] = [:]
        /// What can follow, in the order declared, alternative names last.
        var names: [String] = []
    }

    package let specs: [CommandSpec]
    /// Accepted by every command.
    package let commonOptions: [OptionSpec]
    /// The first is the root.
    private(set) var nodes = [Node(path: "")]

    /// Short for ever, whatever commands are added (Language §2).
    static let fixedAbbreviations = ["s": "search", "p": "play", "q": "queue", "n": "next"]

    /// `specs` in the order of `help`; where two have the same name the first one stays.
    package init(_ specs: [CommandSpec], commonOptions: [OptionSpec] = []) {
        self.specs = specs
        self.commonOptions = commonOptions
        for (index, spec) in specs.enumerated() { insert(spec, at: index) }
        for spec in specs {
            guard let node = node(at: spec.words) else { continue }
            for alias in spec.aliases where nodes[0].children[alias] == nil {
                nodes[0].children[alias] = node
                nodes[0].names.append(alias)
            }
        }
    }

    private mutating func insert(_ spec: CommandSpec, at index: Int) {
        var node = 0
        for word in spec.words {
            if let child = nodes[node].children[word] {
                node = child
                continue
            }
            nodes.append(Node(path: node == 0 ? word : "\(nodes[node].path) \(word)"))
            nodes[node].children[word] = nodes.count - 1
            nodes[node].names.append(word)
            node = nodes.count - 1
        }
        if nodes[node].spec == nil { nodes[node].spec = index }
    }

    /// The node of a full name.
    func node(at words: some Sequence<String>) -> Int? {
        var node = 0
        for word in words {
            guard let child = nodes[node].children[word] else { return nil }
            node = child
        }
        return node
    }

    /// Every word a stage can start with in full; for ``Parser/parse(_:commands:)``.
    package var commandNames: Set<String> { Set(nodes[0].names) }

    /// The spec of a command by its full name, such as `["queue", "add"]`.
    package func spec(named words: [String]) -> CommandSpec? {
        node(at: words).flatMap { nodes[$0].spec }.map { specs[$0] }
    }

    /// Understands the words of one stage.
    ///
    /// `text` is what was parsed; `stage` is the stage's place in it.
    package func understand(
        _ words: [Word], in text: String, stage: Range<Int>, naming: Naming,
    ) throws(UsageError) -> Match {
        let name = try resolve(words, stage: stage, naming: naming)
        let binder = Binder(
            spec: specs[name.spec], commonOptions: commonOptions, source: SourceText(text), stage: stage)
        return Match(index: name.spec, input: try binder.bind(words, from: name.length))
    }
}
