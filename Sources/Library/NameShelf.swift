// The names that are kept, and beside them the same in memory as completion searches them. A prompt opens the shelf; a script
// never does, and then it costs nothing. Sorting is done behind the back of whoever adds.

import Synchronization

/// Keeps names, and shows them to completion.
package actor NameShelf: NameIndex {
    private let kept: any NameIndex
    private let shown = Mutex(FlatNames())
    private var isOpen = false
    private var waiting: [IndexedName] = []
    private var sorting: Task<Void, Never>?
    /// Counts how often everything was forgotten, so that what was being sorted then is not shown.
    private var forgotten = 0

    /// How many names are looked through at most.
    private static let most = 100_000

    package init(_ kept: any NameIndex) {
        self.kept = kept
    }

    /// The names as they are now; returns at once, from anywhere.
    package nonisolated var names: FlatNames { shown.withLock { $0 } }

    /// Begins to read what is kept; returns at once.
    package func open() {
        guard !isOpen else { return }
        isOpen = true
        sorting = Task(priority: .utility) {
            await kept.settle()
            await show(await kept.flat(Self.most))
            await sort()
        }
    }

    package func add(_ names: [IndexedName]) async {
        await kept.add(names)
        guard isOpen, !names.isEmpty else { return }
        waiting += names
        guard sorting == nil else { return }
        sorting = Task(priority: .utility) { await sort() }
    }

    private func sort() async {
        while !waiting.isEmpty {
            let names = Array(waiting.reversed())
            waiting = []
            await show(await Self.flat(names))
        }
        sorting = nil
    }

    /// Shows more names.
    private func show(_ more: FlatNames) async {
        let before = forgotten
        let merged = await Self.merged(names, more)
        if before == forgotten { shown.withLock { $0 = merged } }
    }

    @concurrent
    private static func merged(_ names: FlatNames, _ more: FlatNames) async -> FlatNames { names.merging(more) }

    @concurrent
    private static func flat(_ names: [IndexedName]) async -> FlatNames { FlatNames(newestFirst: names) }

    package func bearers(of folded: String, kinds: [String]) async -> [IndexedName] {
        await kept.bearers(of: folded, kinds: kinds)
    }

    package func name(of uri: String) async -> IndexedName? { await kept.name(of: uri) }

    package func newest(_ limit: Int) async -> [IndexedName] { await kept.newest(limit) }

    package func removeAll() async {
        forgotten += 1
        waiting = []
        shown.withLock { $0 = FlatNames() }
        await kept.removeAll()
    }

    package func settle() async { await kept.settle() }

    /// Waits until everything that was added is shown; nobody at a prompt does.
    package func sorted() async { await sorting?.value }
}
