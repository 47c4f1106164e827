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
        guard !pattern.isEmpty else { return newest(isWanted, limit).map(match) }
        var found = places(folded.beginning(with: pattern), isWanted)
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

    /// The classes of names that do not begin with a pattern, the best first.
    private enum Class: CaseIterable { case wordPrefix, substring, subsequence }

    /// The places in the best class that has any, of names that do not begin with the pattern.
    private func holding(_ pattern: [UInt8], _ isWanted: [Bool]) -> [Int] {
        for `class` in Class.allCases {
            let found = places(in: `class`, of: pattern, isWanted)
            if !found.isEmpty { return found }
        }
        return []
    }

    /// The places of the names that are in a class, provided that no name is in a better one.
    ///
    /// Most names are passed over for what they lack, without a look at them: that would take a key's time, since
    /// nothing of them is in the processor's memory when a key comes.
    private func places(in wanted: Class, of pattern: [UInt8], _ isWanted: [Bool]) -> [Int] {
        let (set, pair) = (LetterSet.of(pattern[...]), PairSet.of(pattern[...]))
        switch wanted {
        case .wordPrefix:
            let first = LetterSet.of(pattern[..<1])
            if pattern.count == 1, LetterSet.hasOwnBit(pattern[0]) {
                return places(with: first, in: beginnings, isWanted) { _ in true }
            }
            return search(pattern) { search, text in
                places(with: first, in: beginnings, isWanted) { place in
                    pairs[place] & pair == pair && letters[place] & set == set && search.beginsWord(in: text(place))
                }
            }
        case .substring:
            return search(pattern) { search, text in
                places(with: set, in: letters, isWanted) { place in
                    pairs[place] & pair == pair && search.isFound(in: text(place))
                }
            }
        case .subsequence:
            // A pattern of two letters would be found in nearly every name.
            guard pattern.count > 2 else { return [] }
            return search(pattern) { search, text in
                places(with: set, in: letters, isWanted) { search.isScattered(in: text($0)) }
            }
        }
    }

    /// The places of wanted names of which one of the sets has all of these bits, and which the test lets through.
    private func places(
        with bits: UInt64, in sets: [UInt64], _ isWanted: [Bool], where test: (Int) -> Bool
    ) -> [Int] {
        var found: [Int] = []
        sets.withUnsafeBufferPointer { sets in
            for place in 0..<sets.count where sets[place] & bits == bits {
                if isWanted[Int(kinds[place])], test(place) { found.append(place) }
            }
        }
        return found
    }

    /// Calls `body` with the search for a pattern, and with what reads a folded name.
    private func search(
        _ pattern: [UInt8], _ body: (TextSearch, (Int) -> UnsafeBufferPointer<UInt8>) -> [Int]
    ) -> [Int] {
        folded.withTexts { texts in
            pattern.withUnsafeBufferPointer { body(TextSearch(pattern: $0)) { texts[$0] } }
        }
    }

    /// The shortest of the names at these places, in order of length; of equal length the newest first.
    private func shortest(_ places: [Int], _ limit: Int) -> [Int] {
        // A length above 255 does not matter: such names come last either way.
        var kept = folded.withTexts { texts in Self.least(places, limit) { min(texts.length($0), 255) } }
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

    /// The newest of the names of wanted kinds, newest first.
    private func newest(_ isWanted: [Bool], _ limit: Int) -> [Int] {
        let last = stamps.max() ?? 0
        // How new they are is counted in steps, of which few names have the same.
        let shift = max(0, UInt32.bitWidth - last.leadingZeroBitCount - Self.stepBits)
        var counts = [Int](repeating: 0, count: 1 << Self.stepBits)
        return stamps.withUnsafeBufferPointer { stamps in
            kinds.withUnsafeBufferPointer { kinds in
                for place in 0..<stamps.count where isWanted[Int(kinds[place])] {
                    counts[Int((last - stamps[place]) >> shift)] += 1
                }
                var (end, sum) = (0, 0)
                while end < counts.count, sum < limit {
                    sum += counts[end]
                    end += 1
                }
                var kept: [Int] = []
                kept.reserveCapacity(sum)
                for place in 0..<stamps.count where (last - stamps[place]) >> shift < end {
                    if isWanted[Int(kinds[place])] { kept.append(place) }
                }
                kept.sort { stamps[$0] > stamps[$1] }
                return Array(kept.prefix(limit))
            }
        }
    }

    /// How many bits the number of a step has.
    private static let stepBits = 10

    /// As many places as are wanted, with the least keys, which are below 256, by counting how often each key occurs.
    /// Sorting all places would take longer than a key press may.
    private static func least(_ places: [Int], _ limit: Int, key: (Int) -> Int) -> [Int] {
        guard places.count > limit else { return places }
        let end = 256
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
