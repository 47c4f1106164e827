// The fields of a query of `find`, and what can be said of each. How a query is put together is in FindQuery.

import CommandLanguage
import Prompting
import Rows
import Text

/// A field that a query can name.
enum FindField: String, Sendable, Hashable, CaseIterable {
    case name, artist, album, playlist, kind, year

    /// As it is typed: `artist:`.
    var lead: String { rawValue + ":" }

    /// The name and the value of a word that begins with a field; nil for one that begins with another text, such as
    /// `2:54`.
    static func split(_ text: String) -> (name: String, value: String)? {
        guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        let name = Folding.folded(String(text[..<colon]))
        guard name.utf8.count > 1, name.utf8.allSatisfy({ (0x61...0x7A).contains($0) }) else { return nil }
        return (name, String(text[text.utf8.index(after: colon)...]))
    }

    /// The kinds that a word names, several with commas between, each in the singular or the plural; nil where one of
    /// them is none.
    static func kinds(in text: String) -> [RowKind]? {
        var kinds: [RowKind] = []
        for name in Folding.folded(text).split(separator: ",", omittingEmptySubsequences: false) {
            guard let kind = FindQuery.kinds.first(where: { name == $0.rawValue || name == $0.rawValue + "s" }) else {
                return nil
            }
            kinds.append(kind)
        }
        return kinds
    }

    /// `1997`, `1990-1999`, `1990-` and `-1999`; nil for anything else.
    static func years(in text: String) -> ClosedRange<Int>? {
        let parts = text.replacing("–", with: "-").split(separator: "-", omittingEmptySubsequences: false).map(
            String.init)
        func year(_ text: String) -> Int? { text.utf8.count == 4 ? Int(text).flatMap { $0 > 0 ? $0 : nil } : nil }
        if parts.count == 1, let year = year(parts[0]) { return year...year }
        guard parts.count == 2, parts != ["", ""] else { return nil }
        guard let first = parts[0].isEmpty ? 1 : year(parts[0]), let last = parts[1].isEmpty ? 4095 : year(parts[1]),
            first <= last
        else { return nil }
        return first...last
    }

    /// What Tab offers of it.
    static var completions: [CandidateSource.QueryField] {
        allCases.map { field in
            switch field {
            case .name: .init(field.lead, summary: "words of the name", .none)
            case .artist: .init(field.lead, summary: "words of its artists", .rows(["artist"]))
            case .album: .init(field.lead, summary: "words of the album it is on", .rows(["album"]))
            case .playlist: .init(field.lead, summary: "words of a playlist it is on", .rows(["playlist"]))
            case .kind:
                .init(field.lead, summary: "what it is", .words(FindQuery.kinds.map { Candidate($0.rawValue) }))
            case .year: .init(field.lead, summary: "when it came out: 1997, 1990-1999", .none)
            }
        }
    }
}
