// Owns the search for a text that was typed: a binary search where names begin with it, else a pass through all
// of them. It works on places alone; only the names that are offered are read out.

extension SortedNames {
    /// The names of these kinds that match a folded text best, at most `limit`.
    ///
    /// Best are those that begin with the text; without any of these, those with a word that begins with it;
    /// then those that contain it; then those that contain its characters in order. Within a class the shortest
    /// come first. An empty text matches the newest.
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

    // The places in the range whose names are of a wanted kind.
    private func places(_ range: Range<Int>, _ isWanted: [Bool]) -> [Int] {
        isWanted.contains(false) ? range.filter { isWanted[Int(kinds[$0])] } : Array(range)
    }

    /// The places in the best class that has any, of names that do not begin with the pattern.
    private func holding(_ pattern: [UInt8], _ isWanted: [Bool]) -> [Int] {
        let set = LetterSet.of(pattern[...])
        var found = RankedPlaces()
        folded.withTexts { texts in
            letters.withUnsafeBufferPointer { letters in
                kinds.withUnsafeBufferPointer { kinds in
                    pattern.withUnsafeBufferPointer { pattern in
                        let search = TextSearch(pattern: pattern)
                        for place in 0..<texts.count
                        // Names that lack one of the pattern's characters need no closer look.
                        where letters[place] & set == set && isWanted[Int(kinds[place])] {
                            if let rank = search.rank(texts[place]) { found.add(place, rank) }
                        }
                    }
                }
            }
        }
        return found.places
    }

    /// The shortest of the names at these places, in order of length; of equal length the newest first.
    private func shortest(_ places: [Int], _ limit: Int) -> [Int] {
        // A length above 255 does not matter: such names come last either way.
        var kept = folded.withTexts { texts in Self.least(places, limit, below: 256) { min(texts.length($0), 255) } }
        if kept.count < places.count {
            // All names have in common what the first and the last in order have in common, so
            // completion needs these two.
            kept += [places[0], places[places.count - 1]].filter { !kept.contains($0) }
        }
        return kept.sorted { left, right in
            let lengths = (folded.length(left), folded.length(right))
            return lengths.0 == lengths.1 ? stamps[left] > stamps[right] : lengths.0 < lengths.1
        }
    }

    // The newest of the names at these places, newest first.
    private func newest(_ places: [Int], _ limit: Int) -> [Int] {
        let last = stamps.max() ?? 0
        // No two names are equally new, so each key belongs to one place.
        let kept = stamps.withUnsafeBufferPointer { stamps in
            Self.least(places, limit, below: Int(last) + 1) { Int(last - stamps[$0]) }
        }
        return kept.sorted { stamps[$0] > stamps[$1] }
    }

    /// As many places as are wanted, with the least keys, by counting how often each key occurs. Sorting all
    /// places would take longer than a key press may.
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

/// Gathers places of the best class found so far.
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
