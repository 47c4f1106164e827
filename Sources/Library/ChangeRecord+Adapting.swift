// What waits in a plan after a change of which Spotify did not take all: its lists are without those entries, so its
// places are worked out again.

import Arrangement

extension ChangeRecord {
    /// Works out again what changes the same playlists as an earlier change that was not taken whole; returns whether
    /// there was anything.
    mutating func adapt(to earlier: ChangeRecord) -> Bool {
        guard !earlier.refused.isEmpty else { return false }
        var changed: Set<String> = []
        for case .items(let items) in earlier.edits { changed.insert(items.playlist.uri) }
        var isAdapted = false
        for place in edits.indices.dropFirst(doneEdits) {
            guard case .items(let items) = edits[place], changed.contains(items.playlist.uri) else { continue }
            guard let adapted = items.without(earlier.refused), adapted != items else { continue }
            edits[place] = .items(adapted)
            isAdapted = true
        }
        return isAdapted
    }
}

extension ItemsEdit {
    /// The same change of a list that lacks these entries, of which those that are not among its own were before its
    /// start; nil where the steps do not fit the list.
    func without(_ refused: [String]) -> ItemsEdit? {
        guard let after = entries(after: steps.count) else { return nil }
        let there = Self.removing(refused, from: entriesBefore)
        let start = max(0, start - (start == 0 ? 0 : refused.count - (before.count - there.count)))
        let arrangement = Arrangement(
            of: there, into: Arrangement.matching(Self.removing(refused, from: after), in: there))
        return ItemsEdit(
            playlist, start: start, before: there, steps: arrangement.steps.map { $0.shifted(by: start) },
            counts: Counts(arrangement))
    }

    /// A list without the last copies of these entries, one for each time it is named.
    private static func removing(_ refused: [String], from list: [Entry]) -> [Entry] {
        var list = list
        for uri in refused {
            if let place = list.lastIndex(of: .item(uri)) { list.remove(at: place) }
        }
        return list
    }
}
