// What reverses an edit, as edits. For the entries of a playlist that depends on what is there now: only what the edit
// did is taken back.

package import Arrangement

extension ChangeRecord {
    /// The edits that reverse what was done of the record, in the order in which they are made.
    ///
    /// - Parameters:
    ///   - lists: the entries that are now on each playlist whose entries it changed, by URI.
    ///   - isForced: whether what was changed since is left as it is, and the rest reversed as far as it goes.
    /// - Throws: ``PlaylistChanged`` for a list that is not as the record left it.
    package func inverse(
        lists: [String: [Entry]], isForced: Bool = false
    ) throws(PlaylistChanged) -> [Edit] {
        let made = Set(
            edits.compactMap { edit in
                if case .create(let creation) = edit { creation.playlist.uri } else { nil }
            })
        var inverse: [Edit] = []
        var lists = lists
        for (index, edit) in edits.enumerated().reversed() where index <= doneEdits {
            let isPartial = index == doneEdits
            if isPartial, state != .stopped, state != .underWay { continue }
            switch edit {
            case .save(let uris): inverse.append(.unsave(isPartial ? edit.sent(after: doneSteps) : uris))
            case .unsave(let uris): inverse.append(.save(isPartial ? edit.sent(after: doneSteps) : uris))
            case .create(let creation):
                if !creation.playlist.isPlanned { inverse.append(.unsave([creation.playlist.uri])) }
            case .describe(let description):
                if !made.contains(description.playlist.uri), !description.before.isEmpty {
                    inverse.append(
                        .describe(
                            PlaylistDescription(
                                description.playlist, before: description.after, after: description.before)))
                }
            // The cover before is not known.
            case .cover: break
            case .items(let items):
                guard !made.contains(items.playlist.uri), let now = lists[items.playlist.uri] else { continue }
                let reversed = try items.inverse(now: now, near: isPartial ? doneSteps : items.steps.count, isForced)
                lists[items.playlist.uri] = reversed.result
                if !reversed.edit.steps.isEmpty { inverse.append(.items(reversed.edit)) }
            case .player(let player): inverse.append(.player(PlayerEdit(before: player.after, after: player.before)))
            case .rule(let rule):
                inverse.append(.rule(RuleEdit(name: rule.name, before: rule.after, after: rule.before)))
            }
        }
        return inverse.joiningRemovals
    }
}

extension Edit {
    /// Those of the things that were sent: the lots of so many requests, and the one that may have been sent after
    /// them.
    fileprivate func sent(after requests: Int) -> [String] { libraryLots.prefix(requests + 1).flatMap { $0 } }
}

extension [Edit] {
    /// The same with removals of one kind that follow each other as one: what was saved one by one, to keep its order,
    /// is removed in lots.
    fileprivate var joiningRemovals: [Edit] {
        var joined: [Edit] = []
        for edit in self {
            if case .unsave(let uris) = edit, case .unsave(let before)? = joined.last,
                uris.first?.kindOfURI == before.last?.kindOfURI
            {
                joined[joined.count - 1] = .unsave(before + uris)
            } else {
                joined.append(edit)
            }
        }
        return joined
    }
}

extension String {
    /// The word after `spotify:` of a URI.
    fileprivate var kindOfURI: Substring? { split(separator: ":", maxSplits: 2).dropFirst().first }
}

extension ItemsEdit {
    /// The edit that takes this one back in the list that is there now, and the list afterwards.
    func inverse(
        now: [Entry], near noted: Int, _ isForced: Bool
    ) throws(PlaylistChanged) -> (edit: ItemsEdit, result: [Entry]) {
        let wanted: [Wanted]
        if start <= now.count, let done = stepsDone(in: Array(now[start...]), near: noted),
            let places = Arrangement.places(
                after: Array(steps.prefix(done).map { $0.shifted(by: -start) }), of: entriesBefore)
        {
            wanted = (0..<start).map { .kept($0) } + restored(places, now: now)
        } else if isForced {
            wanted = forced(now: now, after: noted)
        } else {
            throw PlaylistChanged(
                playlist: playlist, since: start <= now.count ? difference(to: Array(now[start...]), after: noted) : nil
            )
        }
        let arrangement = Arrangement(of: now, into: wanted)
        // The dates that rewriting would lose are those of the first rewriting.
        let rewritten = isRewriting ? ItemsEdit(playlist, there: now, rewrittenInto: arrangement.result) : nil
        if let rewritten, rewritten.steps.count < arrangement.steps.count { return (rewritten, arrangement.result) }
        return (ItemsEdit(playlist, there: now, arrangement), arrangement.result)
    }

    /// The list before, made of what is there now: each entry that is still the same one, else another of its URI that
    /// the edit put there, else a new one.
    private func restored(_ places: [Int?], now: [Entry]) -> [Wanted] {
        var here: [Int: Int] = [:]
        var added: [Entry: [Int]] = [:]
        for (place, origin) in places.enumerated() {
            if let origin {
                here[origin] = start + place
            } else {
                added[now[start + place], default: []].append(start + place)
            }
        }
        return entriesBefore.enumerated().compactMap { origin, entry in
            if let place = here[origin] { return .kept(place) }
            if let place = added[entry]?.first {
                added[entry]?.removeFirst()
                return .kept(place)
            }
            if case .item(let uri) = entry { return .added(uri) }
            return nil
        }
    }

    /// The list that is there now without what the edit added and with what it removed, which goes to the places it had
    /// as far as the list is long enough.
    private func forced(now: [Entry], after done: Int) -> [Wanted] {
        let before = entriesBefore
        let after = entries(after: done) ?? before
        var surplus = Self.surplus(of: after, over: before)
        var wanted: [Wanted] = []
        for (place, entry) in now.enumerated().reversed() {
            if let count = surplus[entry], count > 0 { surplus[entry] = count - 1 } else { wanted.append(.kept(place)) }
        }
        wanted.reverse()
        var missing = Self.surplus(of: before, over: after)
        for (place, entry) in before.enumerated() {
            guard case .item(let uri) = entry, let count = missing[entry], count > 0 else { continue }
            missing[entry] = count - 1
            wanted.insert(.added(uri), at: min(start + place, wanted.count))
        }
        return wanted
    }

    /// How many more of each entry one list has than another.
    private static func surplus(of list: [Entry], over other: [Entry]) -> [Entry: Int] {
        var counts: [Entry: Int] = [:]
        for entry in list { counts[entry, default: 0] += 1 }
        for entry in other { counts[entry, default: 0] -= 1 }
        return counts
    }
}
