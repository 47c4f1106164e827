// Owns the port to the names of everything that was ever in an answer, and an index in memory. Completion and
// references by name depend on it. Like everything fetched from Spotify it is temporary, and a logout removes it.

/// A name, and the thing it belongs to.
package struct IndexedName: Sendable, Hashable {
    /// The kind of the thing: `track`, `album` …
    package var kind: String
    /// Identifies the thing.
    package var uri: String
    /// The name as it is spelled.
    package var name: String
    /// The name without case and accents (Language §8).
    package var folded: String

    /// A name, with its folded form, which the caller has at hand.
    package init(kind: String, uri: String, name: String, folded: String) {
        self.kind = kind
        self.uri = uri
        self.name = name
        self.folded = folded
    }
}

/// A store of names.
package protocol NameIndex: Sendable {
    /// Adds names, the newest last. Returns at once; the names are stored later.
    func add(_ names: [IndexedName]) async
    /// The things whose folded name is exactly this.
    func bearers(of folded: String, kinds: [String]) async -> [IndexedName]
    /// The name of the thing with the URI; nil for one that was never seen.
    func name(of uri: String) async -> IndexedName?
    /// The newest names, newest first, at most `limit`.
    func newest(_ limit: Int) async -> [IndexedName]
    /// The newest names in the form in which completion searches them, at most `limit`.
    func sortedNames(_ limit: Int) async -> SortedNames
    /// Forgets the names of these things, which are gone.
    func remove(_ uris: Set<String>) async
    /// Forgets all names, as a logout demands.
    func removeAll() async
    /// Waits until everything that was added is stored.
    func settle() async
}

extension NameIndex {
    /// For stores that have no faster way to sort.
    package func sortedNames(_ limit: Int) async -> SortedNames { SortedNames(newestFirst: await newest(limit)) }
}

/// A store of names for the life of the process, as the demo needs it.
package actor InMemoryNameIndex: NameIndex {
    private var names: [String: IndexedName] = [:]
    private var order: [String] = []

    /// An index without names, which lasts as long as the process.
    package init() {}

    /// Adds names; one that comes again keeps its place in the order.
    package func add(_ more: [IndexedName]) {
        for name in more {
            if names[name.uri] == nil { order.append(name.uri) }
            names[name.uri] = name
        }
    }

    /// Looks through all names, which is fast enough for one process.
    package func bearers(of folded: String, kinds: [String]) -> [IndexedName] {
        names.values.filter { $0.folded == folded && kinds.contains($0.kind) }.sorted { $0.uri < $1.uri }
    }

    /// The name of the thing, in constant time.
    package func name(of uri: String) -> IndexedName? { names[uri] }

    /// The names added last, newest first.
    package func newest(_ limit: Int) -> [IndexedName] { order.suffix(limit).reversed().compactMap { names[$0] } }

    /// Forgets these names.
    package func remove(_ uris: Set<String>) {
        for uri in uris { names[uri] = nil }
        order.removeAll { uris.contains($0) }
    }

    /// Forgets every name, as a logout demands.
    package func removeAll() {
        names = [:]
        order = []
    }

    /// Nothing is ever waiting to be written.
    package func settle() {}
}
