// Owns a change of what is on a playlist: the steps, and what was there before, from which every state in between and
// the way back follow. Which steps make a wanted list is the work of Arrangement; sending them is the executor's.

package import Arrangement

/// A change of the entries of a playlist.
package struct ItemsEdit: Sendable, Hashable, Codable {
    /// The playlist whose entries change.
    package var playlist: EditedPlaylist
    /// The requests, in order.
    package var steps: [Step]
    /// The place from which on the list was read: 0 for all of it. What is added at the end of a long list needs no
    /// look at what is before.
    package var start: Int
    /// The entries from `start` on before the first step, each as ``Arrangement/Entry/text``.
    package var before: [String]
    /// How many rows are added, removed and moved: what messages say.
    package var counts: Counts

    /// How many rows a change adds, removes and moves.
    package struct Counts: Sendable, Hashable, Codable {
        /// Rows that were not there.
        package var added: Int
        /// Rows that are not put back.
        package var removed: Int
        /// Rows in another order.
        package var moved: Int

        /// The counts of a change.
        package init(added: Int, removed: Int, moved: Int) {
            self.added = added
            self.removed = removed
            self.moved = moved
        }

        /// What an arrangement does, without the entries that it only takes out to put them back.
        package init(_ arrangement: Arrangement) {
            added = arrangement.added - arrangement.redated.count
            removed = arrangement.removed - arrangement.redated.count
            moved = arrangement.moved
        }

        /// `+12 −5 ↕3`, without what is none.
        package var text: String {
            [(added, "+"), (removed, "−"), (moved, "↕")].filter { $0.0 > 0 }.map { "\($0.1)\($0.0)" }
                .joined(separator: " ")
        }
    }

    /// A change that an arrangement of the whole list makes.
    package init(_ playlist: EditedPlaylist, there: [Entry], _ arrangement: Arrangement) {
        self.init(
            playlist, start: 0, before: there, steps: arrangement.steps,
            counts: Counts(arrangement))
    }

    /// The whole list replaced by these entries, which lose their dates; nil where one of them cannot be added, and
    /// where there is none.
    package init?(_ playlist: EditedPlaylist, there: [Entry], rewrittenInto entries: [Entry]) {
        let uris = entries.compactMap { if case .item(let uri) = $0 { uri } else { nil } }
        guard uris.count == entries.count, !uris.isEmpty else { return nil }
        self.init(
            playlist, start: 0, before: there, steps: Arrangement.rewriting(uris),
            counts: Counts(added: uris.count, removed: there.count, moved: 0))
    }

    /// Whether it replaces the whole list.
    package var isRewriting: Bool {
        if case .replace? = steps.first { true } else { false }
    }

    /// Entries at the end of a list of which no more is known than its length.
    package init(_ playlist: EditedPlaylist, appending uris: [String], after count: Int) {
        let lots = uris.lots().enumerated().map { Step.add($1, at: count + $0 * Step.mostURIs) }
        self.init(
            playlist, start: count, before: [], steps: lots,
            counts: Counts(added: uris.count, removed: 0, moved: 0))
    }

    /// A change of a list that was read from a place on.
    init(_ playlist: EditedPlaylist, start: Int, before: [Entry], steps: [Step], counts: Counts) {
        self.playlist = playlist
        self.start = start
        self.before = before.map(\.text)
        self.steps = steps
        self.counts = counts
    }

    /// The entries from ``start`` on before the first step.
    package var entriesBefore: [Entry] { before.map(Entry.init(text:)) }

    /// The entries from ``start`` on after so many steps; nil where the steps do not fit the list.
    package func entries(after count: Int) -> [Entry]? {
        Arrangement.applying(steps.prefix(count).map { $0.shifted(by: -start) }, to: entriesBefore)
    }

    /// How many entries are taken out and put back, by which they lose their dates.
    package var redated: Int {
        var removed: Set<String> = []
        var added: [String: Int] = [:]
        for step in steps {
            switch step {
            case .remove(let uris): removed.formUnion(uris)
            case .add(let uris, _): for uri in uris { added[uri, default: 0] += 1 }
            case .replace(let uris):
                removed.formUnion(before)
                for uri in uris { added[uri, default: 0] += 1 }
            case .move: break
            }
        }
        var there: [String: Int] = [:]
        for uri in before where removed.contains(uri) { there[uri, default: 0] += 1 }
        return there.reduce(0) { $0 + min($1.value, added[$1.key] ?? 0) }
    }

    /// The first place that a step touches, where a look afterwards shows whether it was done.
    package var firstPlace: Int {
        steps.map { step in
            switch step {
            case .remove, .replace: start
            case .add(_, let place): place
            case .move(let first, _, let before): min(first, before)
            }
        }.min() ?? start
    }
}

extension Entry {
    /// The entry as files hold it: its URI, or nothing for one that is gone.
    package var text: String {
        switch self {
        case .item(let uri), .local(let uri): uri
        case .missing: ""
        }
    }

    /// The entry that files hold so.
    package init(text: String) {
        self = text.isEmpty ? .missing : text.hasPrefix("spotify:local:") ? .local(text) : .item(text)
    }
}

extension Step {
    /// The same step in a list that begins elsewhere.
    func shifted(by offset: Int) -> Step {
        switch self {
        case .remove, .replace: self
        case .add(let uris, let place): .add(uris, at: place + offset)
        case .move(let start, let length, let before):
            .move(start: start + offset, length: length, before: before + offset)
        }
    }
}
