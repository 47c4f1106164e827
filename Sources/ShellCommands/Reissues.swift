// Discographies without repeated re-issues. Spotify lists the same release several times (SpotifyContract §8.7):
// exact twins, and editions called deluxe, remastered, anniversary. What is left out is counted and said; whatever is
// not clearly a re-issue stays: bands do give two albums the same name.

import Rendering
import Rows
import Text

/// Leaves out of artists' releases what was there before.
actor Reissues {
    private var kept: [Release]
    private var hidden = 0

    /// - Parameter rows: what is shown already.
    init(after rows: [Row] = []) { kept = rows.map { Release($0) } }

    /// The rows without re-issues of each other and of those before them.
    func originals(of rows: [Row]) -> [Row] {
        let page = rows.map { Release($0) }
        return rows.enumerated().filter { index, _ in
            let isHidden = isHidden(page[index], before: page[(index + 1)...])
            if isHidden { hidden += 1 } else { kept.append(page[index]) }
            return !isHidden
        }.map(\.element)
    }

    /// `2 re-issues hidden; --all shows them`, for those nothing was said of yet.
    func takeNote() -> StyledText? {
        guard hidden > 0 else { return nil }
        defer { hidden = 0 }
        return StyledText(
            "\(hidden) re-issue\(hidden == 1 ? "" : "s") hidden; --all shows \(hidden == 1 ? "it" : "them")", .faint)
    }

    /// Whether a release is left out: it is there already, or it is an edition of one that is there or comes on the
    /// same page.
    private func isHidden(_ release: Release, before later: ArraySlice<Release>) -> Bool {
        if kept.contains(where: { $0.isTwin(of: release) }) { return true }
        guard release.isReissue else { return false }
        return kept.contains { $0.isKin(of: release) }
            || later.contains { $0.isKin(of: release) && (!$0.isReissue || $0.year < release.year) }
    }
}

/// What tells one release from another.
struct Release: Sendable {
    let credit: String
    let type: String?
    let name: String
    /// The name without the words that mark a re-issue.
    let base: String
    let year: Int

    /// Whether the name has words that mark an edition.
    var isReissue: Bool { base != name }

    init(_ row: Row) {
        credit = Folding.folded(row[.artist] ?? "")
        type = row[.type]
        name = Folding.folded(row.name)
        base = Self.base(of: name)
        year = row[.year] ?? .max
    }

    /// The same again: explicit and clean, or for another market. Of another year it may be another album.
    func isTwin(of other: Release) -> Bool {
        credit == other.credit && type == other.type && name == other.name && year == other.year
    }

    /// The same release, apart from its edition.
    func isKin(of other: Release) -> Bool {
        credit == other.credit && type == other.type && base == other.base
    }

    /// The name without `(Deluxe Edition)`, `[2011 Remaster]`, ` - Remastered` at its end.
    static func base(of folded: String) -> String {
        var name = Substring(folded)
        while let (rest, words) = split(name), isEdition(words), !rest.isEmpty { name = rest }
        return String(name)
    }

    /// The last part of a name, and what stands before it.
    private static func split(_ name: Substring) -> (rest: Substring, words: Substring)? {
        let pairs: [Character: Character] = [")": "(", "]": "["]
        if let last = name.last, let opening = pairs[last], let start = name.lastIndex(of: opening) {
            return (trimmed(name[..<start]), name[name.index(after: start)...].dropLast())
        }
        guard let dash = name.ranges(of: " - ").last else { return nil }
        return (trimmed(name[..<dash.lowerBound]), name[dash.upperBound...])
    }

    private static func trimmed(_ name: Substring) -> Substring {
        var name = name
        while name.last == " " { name.removeLast() }
        return name
    }

    /// Whether words say nothing but that this is an edition.
    private static func isEdition(_ text: Substring) -> Bool {
        let words = text.filter { $0 != "-" && $0 != "'" && $0 != "’" }
            .split { !$0.isLetter && !$0.isNumber }.map(String.init)
        return words.contains { telling.contains($0) }
            && words.allSatisfy { telling.contains($0) || accompanying.contains($0) || isOrdinal($0) }
    }

    /// Words that mark an edition by themselves.
    private static let telling: Set<String> = [
        "deluxe", "remaster", "remastered", "expanded", "anniversary", "reissue", "reissued", "bonus", "collectors",
        "legacy",
    ]
    /// Words that mark nothing alone, but go with the others: `super deluxe edition`.
    private static let accompanying: Set<String> = [
        "super", "edition", "version", "special", "digital", "the", "and", "with", "track", "tracks",
    ]

    /// `2011`, `25th`.
    private static func isOrdinal(_ word: String) -> Bool {
        let digits = word.prefix(while: \.isNumber)
        return !digits.isEmpty && ["", "st", "nd", "rd", "th"].contains(word.dropFirst(digits.count))
    }
}

extension RowStream {
    /// The rows without re-issues; how many were left out is said at the end.
    func withoutReissues(_ reissues: Reissues, report: @escaping @Sendable (Report) -> Void) -> RowStream {
        var stream = RowStream(pulling: {
            guard var batch = try await self.nextBatch() else {
                if let note = await reissues.takeNote() { report(.news(note)) }
                return nil
            }
            batch.rows = await reissues.originals(of: batch.rows)
            return batch
        })
        stream.heading = heading
        return stream
    }
}
