// Suggestions: the names nearest to what was typed, by Damerau–Levenshtein distance (two adjacent letters
// swapped count as one change). They serve commands, sub-commands, options and variables.

import Text

/// Finds names like the one that was typed.
package enum Suggestion {
    /// Longer words are not slips of the finger, and comparing them would take time.
    private static let longestWord = 64
    private static let mostSuggestions = 3

    /// At most three names, the nearest first. None differs by more than two letters, or by
    /// more than a third of the word.
    package static func nearest(to word: String, among names: some Sequence<String>) -> [String] {
        let typed = Array(Folding.folded(word).unicodeScalars.prefix(longestWord + 1))
        guard !typed.isEmpty, typed.count <= longestWord else { return [] }
        let limit = max(2, typed.count / 3)
        var found: [(name: String, distance: Int)] = []
        var measure = Measure(typed, limit: limit)
        for name in names {
            // Folding makes ASCII neither longer nor shorter, so most names can be ruled out by their length.
            let length = name.utf8.count
            if abs(length - typed.count) > limit, length <= typed.count || name.utf8.allSatisfy({ $0 < 0x80 }) {
                continue
            }
            let candidate = Array(Folding.folded(name).unicodeScalars.prefix(longestWord + limit + 1))
            // A name that shares no letter is not a suggestion, however short it is.
            guard let distance = measure.distance(to: candidate), distance < max(typed.count, candidate.count),
                !found.contains(where: { $0.name == name })
            else { continue }
            found.append((name, distance))
        }
        let sorted = found.enumerated().sorted { ($0.element.distance, $0.offset) < ($1.element.distance, $1.offset) }
        return sorted.prefix(mostSuggestions).map(\.element.name)
    }

    /// How many letters must be changed, added, dropped or swapped with their neighbour.
    static func distance(_ first: [Unicode.Scalar], _ second: [Unicode.Scalar]) -> Int {
        var measure = Measure(first, limit: max(first.count, second.count))
        return measure.distance(to: second) ?? max(first.count, second.count)
    }
}

/// The distance of names to one word. Its rows of numbers are used again for each name.
private struct Measure {
    private let typed: [Unicode.Scalar]
    private let limit: Int
    private var beforePrevious: [Int] = []
    private var previous: [Int] = []
    private var current: [Int] = []

    init(_ typed: [Unicode.Scalar], limit: Int) {
        self.typed = typed
        self.limit = limit
    }

    /// The distance, if it is within the limit.
    mutating func distance(to name: [Unicode.Scalar]) -> Int? {
        guard abs(name.count - typed.count) <= limit else { return nil }
        guard !name.isEmpty, !typed.isEmpty else { return max(name.count, typed.count) }
        let width = name.count + 1
        if current.count < width {
            beforePrevious = Array(repeating: 0, count: width)
            previous = beforePrevious
            current = beforePrevious
        }
        for column in 0..<width { previous[column] = column }
        for row in 1...typed.count {
            current[0] = row
            var least = row
            for column in 1..<width {
                let replaced = previous[column - 1] + (typed[row - 1] == name[column - 1] ? 0 : 1)
                var best = min(replaced, previous[column] + 1, current[column - 1] + 1)
                if row > 1, column > 1, typed[row - 1] == name[column - 2], typed[row - 2] == name[column - 1] {
                    best = min(best, beforePrevious[column - 2] + 1)
                }
                current[column] = best
                least = min(least, best)
            }
            // A swap reaches back two rows and costs one, so what is two beyond the limit stays beyond it.
            if least > limit + 1 { return nil }
            (beforePrevious, previous, current) = (previous, current, beforePrevious)
        }
        return previous[width - 1] <= limit ? previous[width - 1] : nil
    }
}
