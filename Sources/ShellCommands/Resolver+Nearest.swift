// What comes near a name that nothing bears (Language §3), without a request of its own: the newest listing, the selection,
// the user's playlists as far as they were read, and everything seen; where none of it is near, what Spotify's search
// ranked. It is shown, and where it is one thing a person may take it for a look; nothing else is done with it.

import Library
import Rows
import SpotifyModel
import Text

extension Services {
    /// What comes near a name.
    struct Nearest: Sendable {
        /// The best class there is of what is known here.
        var known: [Row] = []
        /// What the search brought.
        var found: [Row] = []

        var all: [Row] { known + found }
        /// What is meant, as far as anything is: the one that is near here, or the only one the search found.
        var only: Row? { known.count == 1 ? known[0] : known.isEmpty && found.count == 1 ? found[0] : nil }
    }

    /// How many near names are shown beside those the search ranked.
    private static let shownNear = 10
    /// How many of the names seen last are looked through.
    private static let mostNames = 20_000

    func nearest(
        to name: String, _ kinds: [RowKind], own: [Row], found: [Row], in session: Session
    ) async -> Nearest {
        let typed = Folding.folded(name)
        var candidates = session.surroundings == .prompt ? session.listings.last?.rows.map(\.thing) ?? [] : []
        candidates += session.selection.reversed().map { session.row(of: $0) } + own
        let foundURIs = Swift.Set(found.compactMap(\.uri))
        for seen in await names.newest(Self.mostNames) where !foundURIs.contains(seen.uri) {
            // Making a row of each would take longer than looking at their names.
            guard kinds.contains(RowKind(rawValue: seen.kind)), Nearness(of: seen.folded, to: typed) != nil
            else { continue }
            candidates.append(session.row(of: SelectedThing(kind: seen.kind, uri: seen.uri, name: seen.name)))
        }
        var ranked: [(row: Row, nearness: Nearness)] = []
        var uris: Swift.Set<String> = []
        for row in candidates where kinds.contains(row.kind) {
            guard let uri = row.uri, let nearness = Nearness(of: Folding.folded(row.name), to: typed),
                uris.insert(uri).inserted
            else { continue }
            ranked.append((row, nearness))
        }
        let best = ranked.map(\.nearness).min()
        let known = Array(ranked.filter { $0.nearness == best }.map(\.row).prefix(Self.shownNear))
        let shown = Swift.Set(known.compactMap(\.uri))
        return Nearest(known: known, found: found.filter { row in row.uri.map { !shown.contains($0) } ?? true })
    }

    /// What a person takes of what is near; throws what is near where nobody is asked.
    func offer(
        _ nearest: Nearest, to name: String, _ kinds: [RowKind], _ depth: Depth, _ missing: NearMiss,
        in session: Session
    ) async throws -> Row {
        guard !nearest.all.isEmpty else { throw ReferenceError.nothingFound(name: name, wanted: kinds) }
        guard missing == .asks, audience == .person, session.surroundings == .prompt, let only = nearest.only else {
            throw ReferenceError.onlyNear(name: name, rows: nearest.all)
        }
        guard try await ask(.offer(Sanitiser.clean(only.title) + "?")) == "yes" else { throw AskError.declined }
        // Of what was only seen nothing but the name is known.
        guard depth == .everything, only.values.allSatisfy({ $0 == .missing }), let uri = only.uri else { return only }
        return try await row(at: uri, kinds, depth)
    }
}

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
