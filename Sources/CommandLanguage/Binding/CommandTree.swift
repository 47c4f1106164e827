// The words of all command names as a tree: `queue` has the children `add`, `save` … What a word that is typed means
// there is left to CommandTable.

/// The names of commands, word by word.
struct CommandTree {
    /// A word of a command's name, and what can follow it.
    struct Node: Sendable {
        /// The words up to here: `queue add`.
        var path: String
        /// The index of the command whose name ends here; nil when a further word is needed.
        var spec: Int?
        /// The nodes of the words that can follow, alternative names included.
        var children: [String: Int] = [:]
        /// The words that can follow, in the order declared, alternative names last.
        var names: [String] = []
    }

    /// The nodes; the first is the root.
    private(set) var nodes = [Node(path: "")]

    /// Of two commands with the same name the first one stays.
    init(names: [String], aliases: (Int) -> [String]) {
        let ends = names.enumerated().map { insert($1, at: $0) }
        for index in names.indices {
            for alias in aliases(index) where nodes[0].children[alias] == nil {
                nodes[0].children[alias] = ends[index]
                nodes[0].names.append(alias)
            }
        }
    }

    /// Adds a node for each word of the name that has none yet, and returns the last.
    private mutating func insert(_ name: String, at index: Int) -> Int {
        var node = 0
        for word in name.split(separator: " ").map(String.init) {
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
        return node
    }
}
