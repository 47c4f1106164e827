// What else a prompt can show: what plays, at the right edge, and the selection as the title of the window. Both show
// what is known already; no request is sent for them.

import Exchange
import FoundationEssentials
import Library
import Prompting
package import ShellCommands
import Text

extension PromptText {
    /// How many cells of the row the name of what plays may take, so that room for typing stays.
    private static let mostCells = 36

    /// What plays, as far as commands have learnt; nil when nothing is known, or when it must have ended by now.
    static func playing(_ player: KnownPlayer, now: Date, isPlain: Bool) -> Prompt? {
        guard let item = player.item?.value, let motion = player.motion?.value else { return nil }
        if let end = player.end, end <= now { return nil }
        let symbol = isPlain ? (motion.isPlaying ? "playing " : "paused ") : motion.isPlaying ? "▶ " : "⏸ "
        let name = Sanitiser.clean(item.name) + (item.artist.map { " — " + Sanitiser.clean($0) } ?? "")
        return Prompt([.init(symbol + CellWidth.truncated(name, to: mostCells), .faint)])
    }

    /// What a new shell says about the selection that the last one has left to it; nil when there is none.
    package static func inherited(_ selection: [SelectedThing], isPlain: Bool) -> String? {
        let names = selection.map { Sanitiser.clean($0.name) }.joined(separator: isPlain ? " / " : " › ")
        return names.isEmpty ? nil : "In \(names), where the last shell ended. To leave it: up"
    }

    /// The window's title for a selection.
    static func title(for selection: [SelectedThing]) -> String {
        let names = selection.map { Sanitiser.clean($0.name) }
        return names.isEmpty ? "juke" : names.joined(separator: " › ") + " — juke"
    }
}
