// Owns the copy of the stored names that completion searches, in memory beside the store itself. A prompt
// opens it; a script never does, so a script pays nothing for it. Sorting happens in the background, so that
// adding names returns at once.

import Synchronization

/// A store of names whose newest names completion can search.
package actor SearchableNameIndex: NameIndex {
    private let kept: any NameIndex
    private let shown = Mutex(SortedNames())
    private var isOpen = false
    private var waiting: [IndexedName] = []
    private var sorting: Task<Void, Never>?
    /// Whether names that are shown are gone. Sorted names have no URIs, so all of them are read again.
    private var isOutdated = false
    /// How often everything was forgotten. What was being sorted at that moment is not shown.
    private var forgotten = 0

    /// The most names that completion looks through.
    private static let most = 100_000

    /// Searchable names on top of a store, which keeps them.
    package init(_ kept: any NameIndex) {
        self.kept = kept
    }

    /// The names as they are now. May be called from any thread, and returns at once.
    package nonisolated var names: SortedNames { shown.withLock { $0 } }

    /// Begins to read the stored names; returns at once.
    package func open() {
        guard !isOpen else { return }
        isOpen = true
        sorting = Task(priority: .utility) {
            await kept.settle()
            await show(await kept.sortedNames(Self.most))
            await sort()
        }
    }

    /// Keeps the names, and sorts them in beside the prompt.
    package func add(_ names: [IndexedName]) async {
        await kept.add(names)
        guard isOpen, !names.isEmpty else { return }
        waiting += names
        guard sorting == nil else { return }
        sorting = Task(priority: .utility) { await sort() }
    }

    // Sorts what was added meanwhile, until nothing is left.
    private func sort() async {
        while isOutdated || !waiting.isEmpty {
            if isOutdated { await reload() }
            let names = Array(waiting.reversed())
            waiting = []
            await show(await Self.sortedNames(names))
        }
        sorting = nil
    }

    /// Shows the names that are kept, and no others.
    private func reload() async {
        isOutdated = false
        let before = forgotten
        let kept = await kept.sortedNames(Self.most)
        if before == forgotten { shown.withLock { $0 = kept } }
    }

    /// Adds to the names that completion sees.
    private func show(_ more: SortedNames) async {
        let before = forgotten
        let merged = await Self.merged(names, more)
        if before == forgotten { shown.withLock { $0 = merged } }
    }

    // Merging takes a while for many names, so it runs outside the actor.
    @concurrent
    private static func merged(_ names: SortedNames, _ more: SortedNames) async -> SortedNames { names.merging(more) }

    @concurrent
    private static func sortedNames(_ names: [IndexedName]) async -> SortedNames { SortedNames(newestFirst: names) }

    /// Looks in the store, which has all names.
    package func bearers(of folded: String, kinds: [String]) async -> [IndexedName] {
        await kept.bearers(of: folded, kinds: kinds)
    }

    /// Looks in the store.
    package func name(of uri: String) async -> IndexedName? { await kept.name(of: uri) }

    /// Looks in the store.
    package func newest(_ limit: Int) async -> [IndexedName] { await kept.newest(limit) }

    /// Forgets these names in the store, and beside the prompt what completion sees of them.
    package func remove(_ uris: Set<String>) async {
        await kept.remove(uris)
        guard isOpen, !uris.isEmpty else { return }
        waiting.removeAll { uris.contains($0.uri) }
        isOutdated = true
        guard sorting == nil else { return }
        sorting = Task(priority: .utility) { await sort() }
    }

    /// Forgets the names here and in the index that keeps them.
    package func removeAll() async {
        forgotten += 1
        waiting = []
        shown.withLock { $0 = SortedNames() }
        await kept.removeAll()
    }

    /// Waits until the names that were added are kept.
    package func settle() async { await kept.settle() }

    /// Waits until everything that was added can be searched. Tests and `completion.catalogue` need
    /// that; a prompt never waits.
    package func waitUntilSearchable() async { await sorting?.value }
}
