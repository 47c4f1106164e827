// One edit to plan, made at random, with everything that must be true of its plan.

import Arrangement
import SeededRandom

struct RandomEdit {
    let there: [Entry]
    let wanted: [Wanted]
}

// MARK: Made at random

extension RandomEdit {
    /// The edit of a seed: lists with doubles, episodes, local files and null entries; one of a hundred is long.
    init(seed: UInt64) {
        var chance = SeededGenerator(seed: seed)
        let count = Int.random(in: 0..<100, using: &chance) == 0 ? 300 : Int.random(in: 0...60, using: &chance)
        let names = Int.random(in: 1...2 * count + 4, using: &chance)
        func uri() -> String {
            let name = Int.random(in: 0..<names, using: &chance)
            return name % 7 == 0 ? "spotify:episode:\(name)" : "spotify:track:\(name)"
        }
        let oddities = Int.random(in: 0...3, using: &chance)
        there = (0..<count).map { _ in
            switch Int.random(in: 0..<24, using: &chance) {
            case ..<oddities: .missing
            case ..<(2 * oddities): .local("spotify:local:::\(Int.random(in: 0..<names, using: &chance)):1")
            default: .item(uri())
            }
        }
        var wanted = Self.reordered(Array(there.indices), using: &chance).map(Wanted.kept)
        let rarity = Int.random(in: 1...30, using: &chance)
        if Bool.random(using: &chance) { wanted.removeAll { _ in Int.random(in: 0...rarity, using: &chance) == 0 } }
        for _ in 0..<(Int.random(in: 0..<3, using: &chance) == 0 ? 0 : Int.random(in: 0...5, using: &chance)) {
            let new = (0..<Self.length(using: &chance)).map { _ in Wanted.added(uri()) }
            wanted.insert(contentsOf: new, at: Int.random(in: 0...wanted.count, using: &chance))
        }
        if Int.random(in: 0..<8, using: &chance) == 0 {
            let odd: [Wanted] = [
                .kept(-1), .kept(count), .kept(count / 2), .kept(count / 2), .added("spotify:local:a"),
            ]
            for want in odd { wanted.insert(want, at: Int.random(in: 0...wanted.count, using: &chance)) }
        }
        self.wanted = wanted
    }

    /// Mostly short, at times more than one request carries.
    private static func length(using chance: inout SeededGenerator) -> Int {
        Int.random(in: 0..<30, using: &chance) == 0
            ? Int.random(in: 99...201, using: &chance) : Int.random(in: 1...4, using: &chance)
    }

    /// The places in an order such as commands make: as it was, some moved, sorted, reversed, shuffled, swapped.
    private static func reordered(_ places: [Int], using chance: inout SeededGenerator) -> [Int] {
        var places = places
        switch Int.random(in: 0..<8, using: &chance) {
        case 0: break
        case 1: places.shuffle(using: &chance)
        case 2: places.reverse()
        case 3:
            let keys = places.map { _ in Int.random(in: 0..<5, using: &chance) }
            places.sort { (keys[$0], $0) < (keys[$1], $1) }
        case 4:
            let cut = Int.random(in: 0...places.count, using: &chance)
            places = Array(places[cut...] + places[..<cut])
        case 5: places.removeAll { _ in Int.random(in: 0..<3, using: &chance) > 0 }
        default:
            for _ in 0..<Int.random(in: 1...6, using: &chance) where !places.isEmpty {
                let start = Int.random(in: 0..<places.count, using: &chance)
                let end = min(places.count, start + Int.random(in: 1...4, using: &chance))
                let moved = places[start..<end]
                places.removeSubrange(start..<end)
                places.insert(contentsOf: moved, at: Int.random(in: 0...places.count, using: &chance))
            }
        }
        return places
    }
}

// MARK: What its plan must be

extension RandomEdit {
    /// What is wrong with its plan, in words; `nil` if nothing is.
    func fault() -> String? {
        let plan = Arrangement(of: there, into: wanted)
        var model = PlaylistModel(there)
        for (index, step) in plan.steps.enumerated() {
            if let fault = model.apply(step) { return "step \(index): \(fault)" }
        }
        guard model.entries == plan.result else { return "the steps do not lead to the result" }
        guard Arrangement.applying(plan.steps, to: there) == plan.result else { return "applying differs" }
        guard Arrangement.places(after: plan.steps, of: there) == model.origins else { return "places differ" }
        return stepFault(plan, model.origins) ?? listFault(plan, model.origins) ?? restFault(plan)
    }

    /// The order of the steps, what they count, and that they are few.
    private func stepFault(_ plan: Arrangement, _ origins: [Int?]) -> String? {
        var kinds: [Int] = []
        var removedURIs: [String] = []
        var removals = 0
        var added = 0
        for step in plan.steps {
            switch step {
            case .remove(let uris):
                kinds.append(0)
                removedURIs += uris
                removals += 1
            case .move: kinds.append(1)
            case .replace: return "a smallest edit replaces the list"
            case .add(let uris, _):
                kinds.append(2)
                added += uris.count
            }
        }
        if kinds != kinds.sorted() { return "removals, moves and additions are not in this order" }
        if removals != (removedURIs.count + 99) / 100 { return "more lots of removals than needed" }
        if added != plan.added { return "\(plan.added) added, not \(added)" }
        if plan.removed != there.count + added - plan.result.count { return "\(plan.removed) removed" }
        if plan.isEmpty != plan.steps.isEmpty { return "isEmpty" }
        let apart = Arrangement.requestsOneByOne(of: there, into: wanted)
        if plan.steps.count > apart { return "\(plan.steps.count) steps, and one by one \(apart)" }
        if plan.moved != rowsOutOfOrder(origins) { return "\(plan.moved) moved" }
        if apart != removedURIs.count + added + plan.moved { return "\(apart) one by one" }
        let allowed = unaffordable
        if Set(removedURIs) != allowed { return "removes \(removedURIs), not \(allowed)" }
        return nil
    }

    /// How many rows are outside the longest sequence of those that stay in order.
    private func rowsOutOfOrder(_ origins: [Int?]) -> Int {
        let staying = origins.compactMap { $0 }
        // The smallest last row of the sequences of each length.
        var lasts: [Int] = []
        for row in staying {
            if let longer = lasts.firstIndex(where: { $0 > row }) { lasts[longer] = row } else { lasts.append(row) }
        }
        return staying.count - lasts.count
    }

    /// The URIs that have to go: fewer copies are wanted than are there, or only new ones.
    private var unaffordable: Set<String> {
        var there: [String: Int] = [:]
        for case .item(let uri) in self.there { there[uri, default: 0] += 1 }
        var kept: [String: Int] = [:]
        var all: [String: Int] = [:]
        for token in tokens {
            guard case .item(let uri) = token.entry else { continue }
            all[uri, default: 0] += 1
            if token.place != nil { kept[uri, default: 0] += 1 }
        }
        return Set(there.filter { uri, count in kept[uri] == nil || count > all[uri, default: 0] }.keys)
    }

    /// The wanted list with what every place of it means: a place there, or a new entry.
    private var tokens: [(entry: Entry, place: Int?)] {
        var used: Set<Int> = []
        return wanted.compactMap { want -> (entry: Entry, place: Int?)? in
            switch want {
            case .added(let uri): return uri.hasPrefix("spotify:local:") ? nil : (.item(uri), nil)
            case .kept(let place):
                guard there.indices.contains(place) else { return nil }
                if used.insert(place).inserted { return (there[place], place) }
                if case .item = there[place] { return (there[place], nil) }
                return nil
            }
        }
    }

    /// The result: the wanted list, and between its entries those that cannot be removed; and whose dates are kept.
    private func listFault(_ plan: Arrangement, _ origins: [Int?]) -> String? {
        let unaddable = wanted.compactMap { want -> String? in
            if case .added(let uri) = want, uri.hasPrefix("spotify:local:") { uri } else { nil }
        }
        if plan.unaddable != unaddable { return "unaddable: \(plan.unaddable), not \(unaddable)" }
        let kept = Set(tokens.compactMap(\.place))
        let unremovable = there.indices.filter { place in
            if case .item = there[place] { false } else { !kept.contains(place) }
        }
        if plan.unremovable != unremovable { return "unremovable: \(plan.unremovable), not \(unremovable)" }
        let allowed = unaffordable
        let redated = kept.sorted().filter {
            if case .item(let uri) = there[$0] { allowed.contains(uri) } else { false }
        }
        if plan.redated != redated { return "redated: \(plan.redated), not \(redated)" }
        // The result without the unremovable ones is the wanted list.
        let places = origins.indices.filter { origins[$0].map { !unremovable.contains($0) } ?? true }
        if places.map({ plan.result[$0] }) != tokens.map(\.entry) { return "the result is not the wanted list" }
        var sources = origins
        for (place, token) in zip(places, tokens) {
            guard let wantedPlace = token.place else { continue }
            let expected = redated.contains(wantedPlace) ? nil : wantedPlace
            if origins[place] != expected {
                return "\(wantedPlace) is not at \(place), or its date is not what was said"
            }
            sources[place] = wantedPlace
        }
        let staying = Set(sources.compactMap { $0 })
        for place in unremovable {
            let preceding = (0..<place).last { staying.contains($0) }
            guard let now = sources.firstIndex(of: place) else { return "\(place) is lost" }
            if (now == 0 ? nil : sources[now - 1]) != preceding { return "\(place) does not follow \(preceding ?? -1)" }
        }
        return nil
    }

    /// After some of the steps the rest can be planned again, and all of it can be undone. Of two edits each is tried
    /// for one of them, for the sake of time.
    private func restFault(_ plan: Arrangement) -> String? {
        if there.count.isMultiple(of: 2) {
            let back = Arrangement(of: plan.result, into: Arrangement.matching(there, in: plan.result))
            return back.result == there ? nil : "undoing it does not lead back"
        }
        let done = plan.steps.count * 2 / 3
        guard let begun = Arrangement.applying(Array(plan.steps[..<done]), to: there) else { return "cannot be begun" }
        let rest = Arrangement(of: begun, into: Arrangement.matching(plan.result, in: begun))
        return rest.result == plan.result ? nil : "resumed after \(done) steps it ends elsewhere"
    }
}
