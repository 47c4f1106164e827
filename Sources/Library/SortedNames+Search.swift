// Owns the search for a text that was typed: a binary search where names begin with it, else a pass through all
// of them. It works on places alone; only the names that are offered are read out.

import Text

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
        let beginning = places(folded.beginning(with: pattern), isWanted)
        let found = beginning.isEmpty ? holding(pattern, isWanted, limit) : shortest(beginning, limit) { _ in true }
        return sorted(found).map(match)
    }

    private func match(_ place: Int) -> Match {
        Match(name: String(decoding: spelled[place], as: UTF8.self), kind: kindNames[Int(kinds[place])])
    }

    // The places in the range whose names are of a wanted kind.
    private func places(_ range: Range<Int>, _ isWanted: [Bool]) -> [Int] {
        isWanted.contains(false) ? range.filter { isWanted[Int(kinds[$0])] } : Array(range)
    }

    /// The shortest names of the best class that has any, of names that do not begin with the pattern: those with a
    /// word that begins with it, those that contain it, those that contain its bytes in order.
    ///
    /// Most names are passed over for what they lack, without a look at them: that would take a key's time, since
    /// nothing of them is in the processor's memory when a key comes.
    private func holding(_ pattern: [UInt8], _ isWanted: [Bool], _ limit: Int) -> [Int] {
        let (set, pair, first) = (LetterSet.of(pattern[...]), PairSet.of(pattern[...]), LetterSet.of(pattern[..<1]))
        if pattern.count == 1, LetterSet.hasOwnBit(pattern[0]) {
            let begun = places(with: first, in: beginnings, isWanted) { _ in true }
            if !begun.isEmpty { return shortest(begun, limit) { _ in true } }
        }
        return search(pattern) { search, text in
            let possible = places(with: set, in: letters, isWanted) { pairs[$0] & pair == pair }
            let begun = shortest(possible.filter { beginnings[$0] & first == first }, limit) { place in
                search.beginsWord(in: text(place))
            }
            if !begun.isEmpty { return begun }
            let found = shortest(possible, limit) { search.isFound(in: text($0)) }
            // A pattern of two letters would be found in nearly every name.
            guard found.isEmpty, pattern.count > 2 else { return found }
            return shortest(places(with: set, in: letters, isWanted) { _ in true }, limit) { place in
                search.isScattered(in: text(place))
            }
        }
    }

    /// The places of wanted names of which one of the sets has all of these bits, and which the test lets through.
    private func places(
        with bits: UInt64, in sets: [UInt64], _ isWanted: [Bool], where test: (Int) -> Bool
    ) -> [Int] {
        // All of the room at once: a list that grows is copied again and again.
        [Int](unsafeUninitializedCapacity: sets.count) { found, length in
            sets.withUnsafeBufferPointer { sets in
                for place in 0..<sets.count where sets[place] & bits == bits {
                    guard isWanted[Int(kinds[place])], test(place) else { continue }
                    found[length] = place
                    length += 1
                }
            }
        }
    }

    /// Calls `body` with the search for a pattern, and with what reads a folded name.
    private func search(
        _ pattern: [UInt8], _ body: (TextSearch, (Int) -> UnsafeBufferPointer<UInt8>) -> [Int]
    ) -> [Int] {
        folded.withTexts { texts in
            pattern.withUnsafeBufferPointer { body(TextSearch(pattern: $0)) { texts[$0] } }
        }
    }

    /// The shortest of the names at these places that pass a test. Names are looked at in the order of their lengths,
    /// so that of many that fit only those are that will be shown.
    private func shortest(_ places: [Int], _ limit: Int, where test: (Int) -> Bool) -> [Int] {
        guard places.count > limit else { return places.filter(test) }
        var kept: [Int] = []
        kept.reserveCapacity(limit)
        for place in byLength(places) where test(place) {
            kept.append(place)
            if kept.count == limit { break }
        }
        guard kept.count == limit else { return kept }
        // All names have in common what the first and the last in order have in common, so
        // completion needs these two.
        kept += [places.first(where: test), places.last(where: test)].compactMap { $0 }.filter { !kept.contains($0) }
        return kept
    }

    /// The places in the order of the lengths of their names, by counting how often each length occurs: sorting many
    /// places would take longer than a key press may.
    private func byLength(_ places: [Int]) -> [Int] {
        folded.withTexts { texts in
            // A length above 255 does not matter: such names come last either way.
            func key(_ place: Int) -> Int { min(texts.length(place), 255) }
            var starts = [Int](repeating: 0, count: 257)
            return starts.withUnsafeMutableBufferPointer { starts in
                for place in places { starts[key(place) + 1] += 1 }
                for length in 1..<starts.count { starts[length] += starts[length - 1] }
                return [Int](unsafeUninitializedCapacity: places.count) { ordered, count in
                    for place in places {
                        let key = key(place)
                        ordered[starts[key]] = place
                        starts[key] += 1
                    }
                    count = places.count
                }
            }
        }
    }

    /// The places in order of the lengths of their names; of equal length the newest first.
    private func sorted(_ places: [Int]) -> [Int] {
        places.sorted { left, right in
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
}
