// The table of commands. It finds the command that a stage's first words mean, the longest name first, and passes
// the rest of the words to the binder. It is built once from the specs and does not know what commands do.

/// Every command there is, by what is typed.
package struct CommandTable: Sendable {
    /// How commands may be typed.
    package enum Naming: Sendable, Hashable {
        /// By any unambiguous prefix: at the prompt.
        case prefixes
        /// By full names only: in files, `-c`, standard input, aliases and functions, which must mean the same
        /// after new commands are added.
        case fullNames
    }

    /// A stage that was understood.
    package struct Match: Sendable {
        /// The command's index in `specs`.
        package let index: Int
        /// The words, divided among the command's slots and options.
        package let input: ParsedInput
    }

    /// A word of a command's name, and what can follow it. The nodes form a tree: `queue` has
    /// the children `add`, `save` …
    struct Node: Sendable {
        /// The words up to here: `queue add`.
        var path: String
        /// The index in `specs` of the command whose name ends here; nil when a further word is needed.
        var spec: Int?
        /// The nodes of the words that can follow, alternative names included.
        var children: [String: Int] = [:]
        /// The words that can follow, in the order declared, alternative names last.
        var names: [String] = []
    }

    /// The specs in the order of `help`; a match gives an index into them.
    package let specs: [CommandSpec]
    /// The options that every command accepts.
    package let commonOptions: [OptionSpec]
    /// The nodes of the tree; the first is its root.
    private(set) var nodes = [Node(path: "")]

    /// Abbreviations that stay valid whatever commands are added (Language §2).
    static let fixedAbbreviations = ["s": "search", "p": "play", "q": "queue", "n": "next"]

    /// Takes the specs in the order of `help`. Of two commands with the same name the first one stays.
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

    /// Adds a node for each word of the name that has none yet.
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

    /// The node of a full name; nil when there is none.
    func node(at words: some Sequence<String>) -> Int? {
        var node = 0
        for word in words {
            guard let child = nodes[node].children[word] else { return nil }
            node = child
        }
        return node
    }

    /// Every word with which a stage can start, in full; for ``Parser/parse(_:commands:)``.
    package var commandNames: Set<String> { Set(nodes[0].names) }

    /// The spec of a command by its full name, such as `["queue", "add"]`.
    package func spec(named words: [String]) -> CommandSpec? {
        node(at: words).flatMap { nodes[$0].spec }.map { specs[$0] }
    }

    /// Understands the words of one stage.
    ///
    /// - Parameters:
    /// - text: What was parsed.
    /// - stage: The place of the stage in the text.
    package func understand(
        _ words: [Word], in text: String, stage: Range<Int>, naming: Naming,
    ) throws(UsageError) -> Match {
        let name = try resolve(words, stage: stage, naming: naming)
        let binder = Binder(
            spec: specs[name.spec], commonOptions: commonOptions, source: ParsedText(text), stage: stage)
        return Match(index: name.spec, input: try binder.bind(words, from: name.length))
    }
}
