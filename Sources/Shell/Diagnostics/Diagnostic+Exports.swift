// The words for rows that cannot be written in the format, or with the fields, that were asked for.

import Rows
import ShellCommands

extension NoTracksError: SelfExplained {
    /// What opens the rows up into tracks, where anything does.
    package var diagnostic: Diagnostic {
        let opening: String? =
            switch kind.rawValue {
            case "album", "artist", "playlist": "tracks"
            case "show": "episodes"
            case "audiobook": "chapters"
            case _: nil
            }
        let fault =
            kind == Kinds.mixed.kind ? "none of these rows is one" : "these rows are \(Diagnostic.plural([kind]))"
        return Diagnostic(
            "\(format) is for tracks, and \(fault).",
            nextStep: opening.map { "Open them up first: … | \($0) | to \(format)" } ?? "Type: help to",
            status: .usage)
    }
}

extension UnknownDefaultField: SelfExplained {
    /// The option of juke that names the field, and the fields that there are.
    package var diagnostic: Diagnostic {
        Diagnostic(
            "\(option) of juke names the field \(Diagnostic.cut(field)), and these rows do not have it.",
            nextStep: "The fields are: \(Diagnostic.list(known, "and")).", status: .usage)
    }
}

extension Diagnostic {
    /// A file by itself after `to`, whose ending does not say in which format it is to be written.
    static func unknownEnding(_ file: String, _ ending: String?, _ known: [String]) -> Diagnostic {
        let file = cut(path: file)
        return usage(
            ending.map { "The ending .\(cut($0)) names no format." } ?? "\(file) has no ending that names a format.",
            next: "Name the format: to csv \(file). Endings that name one: \(list(known.map { "." + $0 }, "and"))")
    }
}
