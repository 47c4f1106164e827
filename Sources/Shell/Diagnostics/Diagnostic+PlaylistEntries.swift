// The words for playlists that were not made or filled as asked.

import CommandLanguage
import ShellCommands
import Text

extension PlaylistEntriesError: SelfExplained {
    /// Why nothing was changed, or what was left out.
    package var diagnostic: Diagnostic {
        switch self {
        case .nameTaken(let name):
            Diagnostic(
                "You already have a playlist called \(Diagnostic.cut(name)).",
                nextStep: "To add to it: playlist add \(Quoting.word(name)) X; to make another: --again",
                status: .failed)
        case .full(let playlist, let count, let adding):
            Diagnostic(
                "A playlist holds 10000 entries: \(adding) more do not fit onto \(Diagnostic.cut(playlist)), which has "
                    + "\(count). Nothing was sent.", nextStep: "Take fewer: … | take \(max(0, 10_000 - count))",
                status: .failed)
        case .beyondEnd(let playlist, _, last: 0):
            Diagnostic(
                "\(Diagnostic.cut(playlist)) is empty, so there is nothing to move.",
                nextStep: "To fill it: playlist add \(Quoting.word(playlist)) X", status: .notFound)
        case .beyondEnd(let playlist, let place, let last):
            Diagnostic(
                "There is no place \(place) on \(Diagnostic.cut(playlist)).",
                nextStep: last == 1 ? "The only place is 1." : "The places are 1 to \(last).", status: .notFound)
        case .notNamed(let name, let playlist):
            Diagnostic(
                "Nothing on \(Diagnostic.cut(playlist)) is called \(Diagnostic.cut(name)).",
                nextStep: "To see what is on it: tracks playlist:\(Quoting.word(playlist))", status: .notFound)
        case .notTaken(let done, let names):
            Diagnostic(
                "\(done) Spotify does not take \(Self.list(names)).", nextStep: "To see what was done: log",
                status: .partly)
        }
    }

    /// The names, or the first of many.
    private static func list(_ names: [String]) -> String {
        let shown = names.prefix(3).map { Diagnostic.cut($0) }
        guard names.count > shown.count else { return Diagnostic.list(shown, "and") }
        return shown.joined(separator: ", ") + " and \(names.count - shown.count) more"
    }
}
