// The table of commands. It finds the command that a stage's first words mean, the longest name first, and passes
// the rest of the words to the binder. It does not know what commands do.

import Synchronization

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

    /// The names of the commands, in the order of `help`; a match gives an index into them.
    let names: [String]
    private let aliases: @Sendable (Int) -> [String]
    private let makeSpec: @Sendable (Int) -> CommandSpec
    let makeCommonOptions: @Sendable () -> [OptionSpec]
    let tree = LazyTree()

    /// Abbreviations that stay valid whatever commands are added (Language §2).
    static let fixedAbbreviations = ["s": "search", "p": "play", "q": "queue", "n": "next"]

    /// Takes the names in the order of `help`. Of two commands with the same name the first one stays. What else there
    /// is to know of a command is asked for when it is needed, since a script that runs one command needs one spec.
    ///
    /// - Parameters:
    ///   - aliases: other single words for a command, by its index.
    ///   - spec: the spec of a command, by its index.
    package init(
        names: [String], aliases: @escaping @Sendable (Int) -> [String], spec: @escaping @Sendable (Int) -> CommandSpec,
        commonOptions: @escaping @Sendable () -> [OptionSpec]
    ) {
        self.names = names
        self.aliases = aliases
        makeSpec = spec
        makeCommonOptions = commonOptions
    }

    /// Takes specs that are made already.
    package init(_ specs: [CommandSpec], commonOptions: [OptionSpec] = []) {
        self.init(
            names: specs.map(\.name), aliases: { specs[$0].aliases }, spec: { specs[$0] },
            commonOptions: { commonOptions })
    }

    /// The spec of a command.
    package func spec(at index: Int) -> CommandSpec { makeSpec(index) }

    /// The specs of all commands, in the order of `help`.
    package var specs: [CommandSpec] { names.indices.map(makeSpec) }

    /// The options that every command accepts.
    package var commonOptions: [OptionSpec] { makeCommonOptions() }

    /// The nodes of the tree; the first is its root.
    var nodes: [CommandTree.Node] { tree.nodes { CommandTree(names: names, aliases: aliases).nodes } }

    /// Every word with which a stage can start, in full.
    package var commandNames: Set<String> { Set(nodes[0].names) }

    /// Whether a stage can start with the word; for ``Parser/parse(_:isCommand:)``.
    package func isCommand(_ word: String) -> Bool {
        names.contains { Self.firstWord(of: $0) == word } || names.indices.contains { aliases($0).contains(word) }
    }

    private static func firstWord(of name: String) -> Substring { name.prefix { $0 != " " } }

    /// The node of a full name; nil when there is none.
    func node(at words: some Sequence<String>) -> Int? {
        let nodes = nodes
        var node = 0
        for word in words {
            guard let child = nodes[node].children[word] else { return nil }
            node = child
        }
        return node
    }

    /// The spec of a command by its full name, such as `["queue", "add"]`.
    package func spec(named words: [String]) -> CommandSpec? {
        node(at: words).flatMap { nodes[$0].spec }.map(makeSpec)
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
            spec: spec(at: name.spec), commonOptions: makeCommonOptions, source: ParsedText(text), stage: stage)
        return Match(index: name.spec, input: try binder.bind(words, from: name.length))
    }
}

/// The tree of a table, made when something other than a full name is looked for.
final class LazyTree: Sendable {
    /// How many names are found without the tree.
    private static let patience = 4

    private struct State {
        var nodes: [CommandTree.Node]?
        var lookups = 0
    }

    private let state = Mutex(State())

    /// Whether one more name may be found without the tree.
    var isWaiting: Bool {
        state.withLock { state in
            state.lookups += 1
            return state.nodes == nil && state.lookups <= Self.patience
        }
    }

    /// The nodes, made at the first call.
    func nodes(_ make: () -> [CommandTree.Node]) -> [CommandTree.Node] {
        state.withLock { state in
            if let nodes = state.nodes { return nodes }
            let nodes = make()
            state.nodes = nodes
            return nodes
        }
    }
}
