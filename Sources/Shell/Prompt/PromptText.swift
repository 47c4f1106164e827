// The prompt: the selection's path and `> `. The selection takes at most a third of the width, the leaf first, cut with
// an ellipsis (Language §10).

package import Prompting
package import ShellCommands
import Text

/// Makes prompts.
package enum PromptText {
    /// The prompt for a selection on a terminal `width` cells wide.
    package static func prompt(for selection: [SelectedThing], width: Int, isPlain: Bool) -> Prompt {
        guard let leaf = selection.last else { return Prompt("juke> ") }
        let room = max(8, width / 3)
        let separator = isPlain ? " / " : " › "
        let leafText = CellWidth.truncated(Sanitiser.clean(leaf.title), to: room)
        let ancestors = selection.dropLast().map { Sanitiser.clean($0.title) }.joined(separator: separator)
        let left = room - CellWidth.of(leafText) - CellWidth.of(separator)
        guard !ancestors.isEmpty, left >= 4 else { return Prompt([.init(leafText, .bold), .init("> ")]) }
        let cut = CellWidth.truncated(ancestors, to: left)
        return Prompt([.init(cut, .faint), .init(separator, .faint), .init(leafText, .bold), .init("> ")])
    }

    /// The prompt while a line goes on.
    package static let continuation = Prompt("  … ")
}
