// The prompt: the path of the selection and `> `. The selection takes at most a third of the width; its last part is
// shown first, and cut with an ellipsis (Language §10). When a prompt is shown is left to PromptRequests.

package import Prompting
package import ShellCommands
import Text

/// Makes prompts.
package enum PromptText {
    /// The prompt for a selection on a terminal `width` cells wide.
    ///
    /// At least 8 cells are used on the narrowest terminal, and names before the last one only where 4 cells are left.
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

    /// The prompt for the next line of a block that is still open.
    package static let continuation = Prompt("  … ")
}
