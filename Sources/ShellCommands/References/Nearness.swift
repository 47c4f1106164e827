// How near a name is to what was typed, decided on the folded texts alone: no request, no index.

import Text

/// How a name is near what was typed, the nearest first.
enum Nearness: Int, Comparable, Sendable {
    /// Each word that was typed begins a word of the name.
    case words
    /// The name holds it.
    case inside
    /// The same, but for one letter changed, added, dropped or swapped with its neighbour.
    case slip
    /// The same in one of its words.
    case slipInside

    static func < (left: Nearness, right: Nearness) -> Bool { left.rawValue < right.rawValue }

    /// nil for what is not near; both are folded.
    init?(of folded: String, to typed: String) {
        let (wanted, words) = (Self.words(of: typed), Self.words(of: folded))
        guard !wanted.isEmpty else { return nil }
        if wanted.allSatisfy({ part in words.contains { $0.hasPrefix(part) } }) {
            self = .words
        } else if folded.firstRange(of: typed) != nil {
            self = .inside
        } else if Self.isOneSlip(Array(typed.unicodeScalars), Array(folded.unicodeScalars)) {
            self = .slip
        } else if Self.hasOneSlip(wanted, among: words) {
            self = .slipInside
        } else {
            return nil
        }
    }

    /// The words of a folded text, without what separates them.
    private static func words(of folded: String) -> [Substring] {
        folded.split { !$0.isLetter && !$0.isNumber }
    }

    /// In shorter words one letter makes another word.
    private static let shortest = 4

    /// Whether the words that were typed begin words of the name, but for one of them with a slip in it.
    private static func hasOneSlip(_ wanted: [Substring], among words: [Substring]) -> Bool {
        let missed = wanted.filter { part in !words.contains { $0.hasPrefix(part) } }
        guard missed.count == 1, let slipped = missed.first else { return false }
        return words.contains { isOneSlip(Array(slipped.unicodeScalars), Array($0.unicodeScalars)) }
    }

    /// Whether one letter is changed, added, dropped, or swapped with its neighbour.
    private static func isOneSlip(_ typed: [Unicode.Scalar], _ name: [Unicode.Scalar]) -> Bool {
        guard typed.count >= shortest, abs(typed.count - name.count) <= 1 else { return false }
        let start = zip(typed, name).prefix { $0 == $1 }.count
        let (left, right) = (typed[start...], name[start...])
        if left.count != right.count {
            return left.count > right.count ? left.dropFirst() == right : left == right.dropFirst()
        }
        if left.dropFirst() == right.dropFirst() { return true }
        guard left.count >= 2, left[start] == right[start + 1], left[start + 1] == right[start] else { return false }
        return left.dropFirst(2) == right.dropFirst(2)
    }
}
