// Suggestions: the names nearest to what was typed, by Damerau–Levenshtein distance (adjacent letters swapped count as
// one). Used for commands, sub-commands, options and variables, and open to whoever has names.

import Text

/// Finds names like one that was typed.
package enum Suggestion {
    /// Longer words are no slips of the finger, and would cost time.
    private static let longestWord = 64
    private static let mostSuggestions = 3

    /// At most three names, nearest first; none further than two letters or a third of the word.
    package static func nearest(to word: String, among names: some Sequence<String>) -> [String] {
        let typed = Array(Folding.folded(word).unicodeScalars.prefix(longestWord + 1))
        guard !typed.isEmpty, typed.count <= longestWord else { return [] }
        let limit = max(2, typed.count / 3)
        var found: [(name: String, distance: Int)] = []
        for name in names where !found.contains(where: { $0.name == name }) {
            let candidate = Array(Folding.folded(name).unicodeScalars.prefix(longestWord + limit + 1))
            guard abs(candidate.count - typed.count) <= limit else { continue }
            let distance = distance(typed, candidate)
            // A name that shares no letter is no suggestion, however short.
            if distance <= limit, distance < max(typed.count, candidate.count) { found.append((name, distance)) }
        }
        let sorted = found.enumerated().sorted { ($0.element.distance, $0.offset) < ($1.element.distance, $1.offset) }
        return sorted.prefix(mostSuggestions).map(\.element.name)
    }

    /// How many letters must be changed, added, dropped or swapped with their neighbour.
    static func distance(_ first: [Unicode.Scalar], _ second: [Unicode.Scalar]) -> Int {
        guard !first.isEmpty, !second.isEmpty else { return max(first.count, second.count) }
        var beforePrevious: [Int] = []
        var previous = Array(0...second.count)
        for row in 1...first.count {
            var current = [row]
            for column in 1...second.count {
                let replaced = previous[column - 1] + (first[row - 1] == second[column - 1] ? 0 : 1)
                var best = min(replaced, previous[column] + 1, current[column - 1] + 1)
                if row > 1, column > 1, first[row - 1] == second[column - 2], first[row - 2] == second[column - 1] {
                    best = min(best, beforePrevious[column - 2] + 1)
                }
                current.append(best)
            }
            (beforePrevious, previous) = (previous, current)
        }
        return previous[second.count]
    }
}
