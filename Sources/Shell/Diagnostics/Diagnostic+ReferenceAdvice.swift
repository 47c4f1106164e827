// What to type in place of a reference that names nothing usable, and the phrases for kinds of rows. The sentences
// themselves are in Diagnostic+References.

import CommandLanguage
import Rows
import ShellCommands

extension Diagnostic {
    /// An example of an address that can be used, of the kind that was probably meant.
    static func example(for address: String) -> String {
        let words = address.split { ":/?".contains($0) }
        let kind = ReferenceGrammar.spotify.kinds.first { words.contains(Substring($0)) } ?? "album"
        return address.contains("://")
            ? "An address looks like https://open.spotify.com/\(kind)/\(exampleID)"
            : "A URI looks like spotify:\(kind):\(exampleID)"
    }

    /// An ID of the right form: 22 letters and digits.
    private static let exampleID = "6dVIqQ8qmQ5GBnJ9shOYGE"

    /// What was probably meant by a name that looks like syntax of other shells: a redirection, a command to loop over,
    /// a range.
    static func misreading(_ name: String, isAnyKind: Bool) -> String? {
        let words = name.split(separator: " ")
        if let sign = words.firstIndex(where: { $0 == ">" || $0 == ">>" }), sign + 1 < words.count {
            let append = words[sign] == ">>" ? " --append" : ""
            return "To write rows to a file: … | to csv \(cut(words[(sign + 1)...].joined(separator: " ")))\(append)"
        }
        if isAnyKind, let first = words.first,
            Catalogue.all.contains(where: { $0.spec.name == first && !$0.spec.returns.isEmpty })
        {
            return "To go through the rows of a command: for x in \(cut(name)) { … }"
        }
        let ends = name.split(separator: ".", omittingEmptySubsequences: true)
        guard name.contains(".."), ends.count == 2, let from = Int(ends[0]), let to = Int(ends[1]) else { return nil }
        return "For rows \(from) to \(to): \(from)-\(to)"
    }

    /// What was typed, with the name in quotes: `"1989"`, `album:"1989"`.
    static func quoted(_ reference: String) -> String {
        let parts = reference.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, ReferenceGrammar.spotify.kinds.contains(String(parts[0])) else {
            return "\"\(cut(reference))\""
        }
        return "\(parts[0]):\"\(cut(String(parts[1])))\""
    }

    /// `artists or albums`
    static func plural(_ kinds: [RowKind]) -> String {
        list(kinds.map { $0.rawValue + "s" }, "or")
    }

    /// `an artist or an album`
    static func choice(_ kinds: [RowKind], article: Bool = true) -> String {
        // What plays is named by `now`; as a kind it is never typed.
        let kinds = kinds.filter { $0 != Kinds.playing.kind }
        return list(kinds.map { article ? $0.withArticle : $0.rawValue }, "or")
    }

    /// `an artist`
    static func article(_ kind: RowKind, capital: Bool = false) -> String {
        capital ? "A" + kind.withArticle.dropFirst() : kind.withArticle
    }

    /// The command that leads from what was named to what was wanted.
    static func step(from found: RowKind, to wanted: [RowKind], reference: String?) -> String? {
        let thing = reference.map { cut($0) } ?? "X"
        return switch (found, wanted.first) {
        case ("artist", "album"), ("artist", "track"): "To use its albums: albums \(thing) | …"
        case ("group", _): "Only groups of artists, albums or shows can be opened, such as: group artist"
        case ("album", "track"): "To use its tracks: tracks \(thing) | …"
        default: "Type: help rows"
        }
    }

    /// The commands that select such a thing.
    static func selecting(_ wanted: [RowKind]) -> String {
        switch wanted.first {
        case "artist": "Select one: search artist NAME, then artist 1"
        case "album": "Select one: albums, then tracks 1"
        case "show": "Select one: search show NAME, then show 1"
        case "audiobook": "Select one: search audiobook NAME, then audiobook 1"
        default: "Type: help rows"
        }
    }
}
