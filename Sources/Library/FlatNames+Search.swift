// The search of a key: by the order of the names where they begin with what was typed, else through all of them. Everything
// is done with places; the names themselves are read of those that are offered.

extension FlatNames {
    /// The names of these kinds that fit a folded text best: those that begin with it, else those with a word that does,
    /// else those that hold it, else those that hold its characters in their order; the shortest first, at most `limit`.
    /// Nothing typed fits the newest.
    package func matches(_ text: String, kinds wanted: [String], limit: Int) -> [Match] {
        let isWanted = kindNames.map { wanted.contains($0) }
        guard limit > 0, isWanted.contains(true) else { return [] }
        let pattern = Array(text.utf8)
        var found = places(folded.beginning(with: pattern), isWanted)
        guard !pattern.isEmpty else { return newest(found, limit).map(match) }
        if found.isEmpty { found = holding(pattern, isWanted) }
        return shortest(found, limit).map(match)
    }

    private func match(_ place: Int) -> Match {
        Match(name: String(decoding: spelled[place], as: UTF8.self), kind: kindNames[Int(kinds[place])])
    }

    private func places(_ range: Range<Int>, _ isWanted: [Bool]) -> [Int] {
        isWanted.contains(false) ? range.filter { isWanted[Int(kinds[$0])] } : Array(range)
    }

    /// The places of the best class there is, of names that do not begin with the pattern.
    private func holding(_ pattern: [UInt8], _ isWanted: [Bool]) -> [Int] {
        let set = LetterSet.of(pattern[...])
        var found = RankedPlaces()
        folded.withTexts { texts in
            letters.withUnsafeBufferPointer { letters in
                kinds.withUnsafeBufferPointer { kinds in
                    pattern.withUnsafeBufferPointer { pattern in
                        let search = TextSearch(pattern: pattern)
                        for place in 0..<texts.count
                        where letters[place] & set == set && isWanted[Int(kinds[place])] {
                            if let rank = search.rank(texts[place]) { found.add(place, rank) }
                        }
                    }
                }
            }
        }
        return found.places
    }

    /// The shortest of many, in order of length; equally long ones by age.
    private func shortest(_ places: [Int], _ limit: Int) -> [Int] {
        var kept = folded.withTexts { texts in Self.least(places, limit, below: 256) { min(texts.length($0), 255) } }
        if kept.count < places.count {
            // What all of them begin with is what the first and the last in order begin with.
            kept += [places[0], places[places.count - 1]].filter { !kept.contains($0) }
        }
        return kept.sorted { left, right in
            let lengths = (folded.length(left), folded.length(right))
            return lengths.0 == lengths.1 ? stamps[left] > stamps[right] : lengths.0 < lengths.1
        }
    }

    private func newest(_ places: [Int], _ limit: Int) -> [Int] {
        let last = stamps.max() ?? 0
        // No two are equally new, so every key is one place's.
        let kept = stamps.withUnsafeBufferPointer { stamps in
            Self.least(places, limit, below: Int(last) + 1) { Int(last - stamps[$0]) }
        }
        return kept.sorted { stamps[$0] > stamps[$1] }
    }

    /// As many places as are wanted, with the least keys. Sorting all of them would take longer than a key may.
    private static func least(_ places: [Int], _ limit: Int, below end: Int, key: (Int) -> Int) -> [Int] {
        guard places.count > limit else { return places }
        var counts = [Int](repeating: 0, count: end)
        counts.withUnsafeMutableBufferPointer { counts in for place in places { counts[key(place)] += 1 } }
        var (last, sum) = (0, 0)
        while last < end - 1, sum + counts[last] < limit {
            sum += counts[last]
            last += 1
        }
        var kept: [Int] = []
        kept.reserveCapacity(limit)
        var room = limit - sum
        for place in places {
            let key = key(place)
            if key < last {
                kept.append(place)
            } else if key == last, room > 0 {
                kept.append(place)
                room -= 1
            }
        }
        return kept
    }
}

/// Places of the best class so far.
private struct RankedPlaces {
    private(set) var places: [Int] = []
    private var best = TextSearch.Rank.subsequence

    mutating func add(_ place: Int, _ rank: TextSearch.Rank) {
        if rank == best {
            places.append(place)
        } else if rank < best {
            best = rank
            places = [place]
        }
    }
}
