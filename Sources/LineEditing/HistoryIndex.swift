// The folded texts of all lines in one block of memory, for the search that is asked at every key (Terminal §6.6). A
// line fits when it holds the letters of the pattern in their order; those that hold the pattern itself come first.
// Bytes are compared, in a row and without a call for each line; a set of bits says beforehand which lines lack a
// letter.

import Text

/// An index of what texts hold.
struct HistoryIndex: Sendable {
    /// The texts one after the other.
    private var bytes: [UInt8] = []
    /// The offset in `bytes` where each text ends.
    private var ends: [Int] = []
    /// Which letters each text has, and which pairs of letters.
    private var letters: [UInt64] = []
    private var pairs: [UInt64] = []
    /// What was asked last, each time for a longer pattern, so that a key costs little in both directions.
    private var asked: [Answer] = []

    /// The texts that a pattern fits, the nearest first.
    private struct Answer: Sendable {
        var pattern: [UInt8]
        /// Those that hold it, and those that hold its letters in their order.
        var holding: [Int32] = []
        var scattered: [Int32] = []
    }

    init() {}

    /// An index of texts, which are folded here.
    init(_ texts: some Sequence<String>) {
        ends.reserveCapacity(texts.underestimatedCount)
        letters.reserveCapacity(texts.underestimatedCount)
        pairs.reserveCapacity(texts.underestimatedCount)
        for text in texts { append(Folding.folded(text)) }
    }

    var count: Int { ends.count }

    /// Adds a folded text as the newest.
    mutating func append(_ folded: String) {
        var folded = folded
        folded.withUTF8 { text in
            letters.append(LetterSet.of(text))
            pairs.append(PairSet.of(text))
            bytes.append(contentsOf: text)
        }
        ends.append(bytes.count)
        asked = []
    }

    /// Takes a text out; those after it move up.
    mutating func remove(at place: Int) {
        let start = place == 0 ? 0 : ends[place - 1]
        let length = ends[place] - start
        bytes.removeSubrange(start..<ends[place])
        ends.remove(at: place)
        letters.remove(at: place)
        pairs.remove(at: place)
        for index in place..<ends.count { ends[index] -= length }
        asked = []
    }

    /// The texts that a folded pattern fits: first those that hold it, then those that hold its letters in their order.
    ///
    /// - Parameter order: the place of each text, the nearest first; empty for the newest first.
    mutating func search(_ pattern: String, in order: [Int]) -> [Int32] {
        let wanted = Array(pattern.utf8)
        while let last = asked.last, !wanted.starts(with: last.pattern) { asked.removeLast() }
        if let last = asked.last, last.pattern == wanted { return last.holding + last.scattered }
        var found = Answer(pattern: wanted)
        if let last = asked.last {
            // What holds the longer pattern held the shorter one, and what has its letters had those.
            find(in: last.holding, &found)
            let lost = found.scattered
            found.scattered = []
            find(in: last.scattered, &found)
            // Those that no longer hold it stand among those that never did.
            found.scattered = merged(lost, found.scattered, order)
        } else {
            let all = order.isEmpty ? (0..<Int32(count)).reversed() : order.map { Int32($0) }
            if wanted.isEmpty { return all }
            find(in: all, &found)
        }
        asked.append(found)
        return found.holding + found.scattered
    }

    /// Sorts candidates by how they fit.
    private func find(in candidates: [Int32], _ found: inout Answer) {
        let wanted = found.pattern
        let (set, pair) = (LetterSet.of(wanted[...]), PairSet.of(wanted[...]))
        // A letter that has a bit of its own is there, or it is not.
        if wanted.count == 1, LetterSet.hasOwnBit(wanted[0]) {
            found.holding += candidates.filter { letters[Int($0)] & set != 0 }
            return
        }
        bytes.withUnsafeBufferPointer { bytes in
            ends.withUnsafeBufferPointer { ends in
                letters.withUnsafeBufferPointer { letters in
                    wanted.withUnsafeBufferPointer { wanted in
                        guard let bytes = bytes.baseAddress, let wanted = wanted.baseAddress else { return }
                        for candidate in candidates {
                            let place = Int(candidate)
                            guard letters[place] & set == set else { continue }
                            let start = place == 0 ? 0 : ends[place - 1]
                            let (text, count) = (bytes + start, ends[place] - start)
                            guard let first = Self.letters(wanted, found.pattern.count, text, count) else { continue }
                            let mayHold = pairs[place] & pair == pair
                            if mayHold, Self.holds(wanted, found.pattern.count, text + first, count - first) {
                                found.holding.append(candidate)
                            } else {
                                found.scattered.append(candidate)
                            }
                        }
                    }
                }
            }
        }
    }

    /// Two rows of places as one, the nearest first.
    private func merged(_ first: [Int32], _ second: [Int32], _ order: [Int]) -> [Int32] {
        if first.isEmpty || second.isEmpty { return first + second }
        var ranks: [Int32] = []
        if !order.isEmpty {
            ranks = [Int32](repeating: 0, count: count)
            for (rank, place) in order.enumerated() { ranks[place] = Int32(rank) }
        }
        let isNearer = { (one: Int32, other: Int32) in
            ranks.isEmpty ? one > other : ranks[Int(one)] < ranks[Int(other)]
        }
        var (left, right) = (0, 0)
        return [Int32](unsafeUninitializedCapacity: first.count + second.count) { buffer, length in
            length = first.count + second.count
            for index in 0..<length {
                if right == second.count || left < first.count && isNearer(first[left], second[right]) {
                    buffer[index] = first[left]
                    left += 1
                } else {
                    buffer[index] = second[right]
                    right += 1
                }
            }
        }
    }

    /// Whether a text has the letters of a pattern in their order: the place of the first, nil when it has not.
    private static func letters(
        _ wanted: UnsafePointer<UInt8>, _ length: Int, _ text: UnsafePointer<UInt8>, _ count: Int
    ) -> Int? {
        var (matched, place, first) = (0, 0, 0)
        while place < count {
            if text[place] == wanted[matched] {
                if matched == 0 { first = place }
                matched += 1
                if matched == length { return first }
            }
            place += 1
        }
        return nil
    }

    /// Whether a text holds a pattern.
    private static func holds(
        _ wanted: UnsafePointer<UInt8>, _ length: Int, _ text: UnsafePointer<UInt8>, _ count: Int
    ) -> Bool {
        let first = wanted[0]
        var place = 0
        while place + length <= count {
            if text[place] == first {
                var same = 1
                while same < length, text[place + same] == wanted[same] { same += 1 }
                if same == length { return true }
            }
            place += 1
        }
        return false
    }
}
