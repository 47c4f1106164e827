// What steps do to a list by Spotify's rules (SpotifyContract §14.1, §14.2), for callers that check, resume or undo an
// edit.

extension Arrangement {
    /// The list after these steps; `nil` if one of them does not fit it.
    package static func applying(_ steps: [Step], to list: [Entry]) -> [Entry]? {
        EditedList(list).applying(steps)?.entries
    }

    /// For each place of the list after these steps, the place that its entry had at the start, `nil` for an added
    /// one; `nil` as a whole if a step does not fit.
    package static func places(after steps: [Step], of list: [Entry]) -> [Int?]? {
        EditedList(list).applying(steps).map { edited in edited.rows.map { $0 < list.count ? $0 : nil } }
    }
}

/// A list while it is edited; every entry that was ever in it has a number.
private struct EditedList {
    /// The numbers of the entries in it now: those of the start have their places then.
    private(set) var rows: [Int]
    private var all: [Entry]

    init(_ entries: [Entry]) {
        rows = Array(entries.indices)
        all = entries
    }

    var entries: [Entry] { rows.map { all[$0] } }

    func applying(_ steps: [Step]) -> EditedList? {
        var edited = self
        for step in steps {
            guard edited.apply(step) else { return nil }
        }
        return edited
    }

    /// Changes the list; `false` if the step does not fit it.
    private mutating func apply(_ step: Step) -> Bool {
        switch step {
        case .remove(let uris): remove(uris)
        case .add(let uris, let place): add(uris, at: place)
        case .move(let start, let length, let before): move(start, length, before)
        case .replace(let uris): replace(by: uris)
        }
    }

    private mutating func replace(by uris: [String]) -> Bool {
        rows = []
        return add(uris, at: 0)
    }

    /// Every URI has to be in the list, since otherwise the list is not the one for which the step was made.
    private mutating func remove(_ uris: [String]) -> Bool {
        let wanted = Set(uris)
        guard (1...Step.mostURIs).contains(uris.count), wanted.count == uris.count else { return false }
        var found: Set<String> = []
        rows.removeAll { row in
            guard case .item(let uri) = all[row], wanted.contains(uri) else { return false }
            found.insert(uri)
            return true
        }
        return found.count == wanted.count
    }

    private mutating func add(_ uris: [String], at place: Int) -> Bool {
        guard (1...Step.mostURIs).contains(uris.count), (0...rows.count).contains(place),
            !uris.contains(where: { $0.hasPrefix(Step.localPrefix) })
        else { return false }
        rows.insert(contentsOf: all.count..<all.count + uris.count, at: place)
        all += uris.map(Entry.item)
        return true
    }

    /// A place within the moved rows is allowed and leaves them where they are.
    private mutating func move(_ start: Int, _ length: Int, _ before: Int) -> Bool {
        guard start >= 0, length >= 1, length <= rows.count, start <= rows.count - length,
            (0...rows.count).contains(before)
        else { return false }
        let moved = rows[start..<start + length]
        rows.removeSubrange(start..<start + length)
        rows.insert(contentsOf: moved, at: before <= start ? before : max(start, before - length))
        return true
    }
}
