// The words for rows that cannot be written in the format that was asked for.

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
