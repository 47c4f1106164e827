// Which candidates fit what was typed: those that begin with it, the shortest first; else those with a word
// that begins with it; else those that contain it; else those that contain its characters in order. Only the
// best of these classes is offered, so that the part its candidates share never loses what was typed.

import Prompting
import Text

/// Matches candidates with a typed text, folded as all names are (Language §8).
struct CandidateMatcher {
    /// How well a text matches; smaller is better.
    private enum Rank: Int { case prefix, wordPrefix, substring, subsequence }

    /// The folded text, as bytes.
    private let pattern: [UInt8]

    init(_ text: String) { pattern = Array(Folding.folded(text).utf8) }

    /// The candidates of the best class there is. Those that begin with the text are sorted by length;
    /// the others keep their order.
    func best(of candidates: [Candidate]) -> [Candidate] {
        guard !pattern.isEmpty else { return candidates }
        var prefixes: [(length: Int, index: Int)] = []
        var places: [[Int]] = [[], [], [], []]
        for index in candidates.indices {
            guard let (rank, length) = rank(candidates[index], onlyPrefix: !prefixes.isEmpty) else { continue }
            if rank == .prefix { prefixes.append((length, index)) } else { places[rank.rawValue].append(index) }
        }
        prefixes.sort { $0 < $1 }
        places[0] = prefixes.map(\.index)
        return (places.first { !$0.isEmpty } ?? []).map { candidates[$0] }
    }

    /// How well a candidate matches and by how long a text. Both its insertion and its label count, since the
    /// label may be the readable one.
    private func rank(_ candidate: Candidate, onlyPrefix: Bool) -> (Rank, length: Int)? {
        let first = rank(candidate.insertion, onlyPrefix: onlyPrefix).map { ($0, candidate.insertion.utf8.count) }
        if first?.0 == .prefix || candidate.label == candidate.insertion { return first }
        guard let second = rank(candidate.label, onlyPrefix: onlyPrefix).map({ ($0, candidate.label.utf8.count) })
        else { return first }
        return first.map { $0.0.rawValue <= second.0.rawValue ? $0 : second } ?? second
    }

    /// How well a text matches; nil when it does not, or only less well than a prefix when just prefixes matter.
    private func rank(_ text: String, onlyPrefix: Bool) -> Rank? {
        let found = text.utf8.withContiguousStorageIfAvailable { bytes -> Search in
            // Folding is expensive, so it is left out when there is only ASCII to look at.
            let looked = onlyPrefix ? bytes.prefix(pattern.count) : bytes[...]
            return looked.contains { $0 >= 0x80 } ? .needsFolding : .decided(search(bytes, onlyPrefix: onlyPrefix))
        }
        if case .decided(let rank)? = found { return rank }
        var folded = Folding.folded(text)
        return folded.withUTF8 { search($0, onlyPrefix: onlyPrefix) }
    }

    /// The result of looking at bytes: a rank, or the need to fold first.
    private enum Search {
        case decided(Rank?)
        case needsFolding
    }

    /// The class of a match among bytes that are folded or plain ASCII.
    private func search(_ bytes: UnsafeBufferPointer<UInt8>, onlyPrefix: Bool) -> Rank? {
        guard bytes.count >= pattern.count else { return nil }
        if matches(bytes, at: 0) { return .prefix }
        if onlyPrefix { return nil }
        var best: Rank?
        let first = pattern[0]
        for start in 0...(bytes.count - pattern.count)
        where bytes[start].asciiLowercased == first && matches(bytes, at: start) {
            if bytes[start - 1] < 0x80, !bytes[start - 1].continuesName { return .wordPrefix }
            best = .substring
        }
        return best ?? (holdsInOrder(bytes) ? .subsequence : nil)
    }

    /// Whether the typed characters follow each other with anything between them. Two letters would be found in
    /// nearly every name, so it takes three.
    private func holdsInOrder(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard pattern.count >= Self.shortestSubsequence else { return false }
        var next = 0
        for byte in bytes where byte.asciiLowercased == pattern[next] {
            next += 1
            if next == pattern.count { return true }
        }
        return false
    }

    private static let shortestSubsequence = 3

    /// Whether the pattern is at a place, ignoring the case of ASCII letters.
    private func matches(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
        for offset in pattern.indices where bytes[start + offset].asciiLowercased != pattern[offset] { return false }
        return true
    }
}
