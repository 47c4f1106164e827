// The nearest known word to one that is unknown, by the number of typing slips between them.

/// Finds what may have been meant.
package enum Suggestion {
    /// The known words nearest to `word`, the nearest first: within two slips, or a third of its length.
    package static func nearest(to word: String, among known: [String], limit: Int = 3) -> [String] {
        let typed = Array(word.lowercased().unicodeScalars)
        guard typed.count <= longest else { return [] }
        let allowed = max(1, min(2, max(typed.count / 3, 1)))
        let scored = known.enumerated().compactMap { index, name -> (distance: Int, index: Int, name: String)? in
            let scalars = Array(name.lowercased().unicodeScalars)
            guard abs(scalars.count - typed.count) <= allowed || name.hasPrefix(word) else { return nil }
            let distance = name.hasPrefix(word) && !word.isEmpty ? 1 : slips(typed, scalars)
            return distance <= allowed ? (distance, index, name) : nil
        }
        return scored.sorted { ($0.distance, $0.index) < ($1.distance, $1.index) }.prefix(limit).map(\.name)
    }

    /// Words longer than this are no misspelt command, and comparing them would cost.
    private static let longest = 40

    /// Insertions, deletions, replacements and swaps of neighbours (Damerau–Levenshtein, optimal string alignment).
    private static func slips(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
        var beforeLast: [Int] = []
        var last = Array(0...right.count)
        for i in 0..<left.count {
            var row = [i + 1]
            for j in 0..<right.count {
                var best = min(last[j + 1] + 1, row[j] + 1, last[j] + (left[i] == right[j] ? 0 : 1))
                if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] { best = min(best, beforeLast[j - 1] + 1) }
                row.append(best)
            }
            beforeLast = last
            last = row
        }
        return last[right.count]
    }
}
