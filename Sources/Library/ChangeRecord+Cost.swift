// What is left to do of changes that wait or were begun: their edits, their requests, and entries that are still to be
// put back. `plan` says it, and `commit` makes sure of it before it sends anything.

import Arrangement
import SpotifyAPI

extension ChangeRecord {
    /// How many requests it takes from where it stands, looks afterwards included.
    package var costLeft: Int {
        guard doneEdits < edits.count else { return 0 }
        let left = edits[doneEdits...].reduce(0) { $0 + $1.cost }
        return max(0, left - doneSteps)
    }

    /// The differences that are still to be made. One that was begun counts as a whole, but for the steps that were
    /// done of it.
    package var editsLeft: [Edit] {
        guard doneEdits < edits.count else { return [] }
        var left = Array(edits[doneEdits...])
        if doneSteps > 0, case .items(let items) = left[0], let rest = items.remaining(after: doneSteps) {
            left[0] = .items(rest)
        }
        return left
    }
}

extension ChangeRecord {
    /// The URIs of entries that its next edit has taken off a playlist so far and puts back later.
    package var absent: [String] {
        guard doneEdits < edits.count, case .items(let items) = edits[doneEdits] else { return [] }
        return items.absent(after: doneSteps)
    }
}

extension ItemsEdit {
    /// What was there before and will be there afterwards, and is off the list after so many steps: all copies of a
    /// song go at once, and those that stay are put back (SpotifyContract §14.1).
    func absent(after count: Int) -> [String] {
        guard count > 0, let now = entries(after: count), let whole = entries(after: steps.count) else { return [] }
        var (before, there, wanted): ([Entry: Int], [Entry: Int], [Entry: Int]) = ([:], [:], [:])
        for entry in entriesBefore { before[entry, default: 0] += 1 }
        for entry in now { there[entry, default: 0] += 1 }
        return whole.compactMap { entry in
            guard case .item(let uri) = entry else { return nil }
            wanted[entry, default: 0] += 1
            let number = wanted[entry] ?? 0
            return number <= before[entry] ?? 0 && number > there[entry] ?? 0 ? uri : nil
        }
    }
}

extension [ChangeRecord] {
    /// How many requests `commit` takes for these: their own, and a look at every playlist before the first of them.
    package var commitCost: Int {
        var looked: Set<String> = []
        var looks = 0
        for case .items(let items) in lazy.flatMap(\.editsLeft)
        where items.playlist.id != nil && looked.insert(items.playlist.uri).inserted {
            looks += Swift.max(1, (items.before.count + Limits.page - 1) / Limits.page)
        }
        return looks + reduce(0) { $0 + $1.costLeft }
    }
}

extension ItemsEdit {
    /// What is left of it after so many steps, as a change of the list that is there then; nil where the steps do not
    /// fit the list.
    package func remaining(after count: Int) -> ItemsEdit? {
        guard count > 0 else { return self }
        guard let there = entries(after: count) else { return nil }
        var rest = self
        rest.before = there.map(\.text)
        rest.steps = Array(steps.dropFirst(count))
        return rest
    }

    /// How many entries the playlist has once it is done; nil where the steps do not fit the list.
    package var countAfterwards: Int? { entries(after: steps.count).map { start + $0.count } }
}
