// The names of everything that was ever seen in an answer: the port, and an index in memory. Completion and looking things
// up by name live on it; it is temporary like everything learnt from Spotify, and goes with a logout.

/// A name, and what bears it.
package struct IndexedName: Sendable, Hashable {
    /// `track`, `album` …
    package var kind: String
    package var uri: String
    package var name: String
    /// The name without case and accents (Language §8).
    package var folded: String

    package init(kind: String, uri: String, name: String, folded: String) {
        self.kind = kind
        self.uri = uri
        self.name = name
        self.folded = folded
    }
}

/// Keeps names.
package protocol NameIndex: Sendable {
    /// Adds names, newest last; returns at once, the keeping may go on.
    func add(_ names: [IndexedName]) async
    /// What bears exactly this folded name.
    func bearers(of folded: String, kinds: [String]) async -> [IndexedName]
    /// What the URI is called; nil for what was never seen.
    func name(of uri: String) async -> IndexedName?
    /// The newest names, newest first.
    func newest(_ limit: Int) async -> [IndexedName]
    /// The names seen last, as completion searches them.
    func flat(_ limit: Int) async -> FlatNames
    func removeAll() async
    /// Waits until everything that was added is kept.
    func settle() async
}

extension NameIndex {
    package func flat(_ limit: Int) async -> FlatNames { FlatNames(newestFirst: await newest(limit)) }
}

/// Keeps names for one process.
package actor InMemoryNameIndex: NameIndex {
    private var names: [String: IndexedName] = [:]
    private var order: [String] = []

    package init() {}

    package func add(_ more: [IndexedName]) {
        for name in more {
            if names[name.uri] == nil { order.append(name.uri) }
            names[name.uri] = name
        }
    }

    package func bearers(of folded: String, kinds: [String]) -> [IndexedName] {
        names.values.filter { $0.folded == folded && kinds.contains($0.kind) }.sorted { $0.uri < $1.uri }
    }

    package func name(of uri: String) -> IndexedName? { names[uri] }

    package func newest(_ limit: Int) -> [IndexedName] { order.suffix(limit).reversed().compactMap { names[$0] } }

    package func removeAll() {
        names = [:]
        order = []
    }

    package func settle() {}
}
