// The prompt: the path of the selection, what becomes of changes (`[plan 3]`, `[offline]`), and `> `. The selection
// takes at most a third of the width; its last part is shown first, and cut with an ellipsis (Language §10). When a
// prompt is shown is left to PromptRequests.

package import Prompting
package import ShellCommands
import Text

/// Makes prompts.
package enum PromptText {
    /// What becomes of changes, where that is not the usual.
    package struct Marks: Sendable, Equatable {
        /// How many changes wait in the open plan; nil where none is open.
        package var planned: Int?
        /// Whether library and playlists may only be looked at.
        package var isReadOnly = false
        /// Whether nothing is sent.
        package var isOffline = false

        /// Changes are made at once.
        package init() {}

        /// ` [offline] [plan 3] [read-only]`; below 40 cells ` [off] [3] [ro]`, so that there is room to type.
        func text(width: Int) -> String {
            let isNarrow = width < 40
            let plan = planned.map { isNarrow ? " [\($0)]" : " [plan \($0)]" } ?? ""
            let offline = isOffline ? (isNarrow ? " [off]" : " [offline]") : ""
            return offline + plan + (isReadOnly ? (isNarrow ? " [ro]" : " [read-only]") : "")
        }
    }

    /// The prompt for a selection on a terminal `width` cells wide.
    ///
    /// At least 8 cells are used on the narrowest terminal, and names before the last one only where 4 cells are left.
    package static func prompt(
        for selection: [SelectedThing], width: Int, isPlain: Bool, marks: Marks = Marks()
    ) -> Prompt {
        let marks = marks.text(width: width)
        let end = marks.isEmpty ? [Prompt.Run("> ")] : [Prompt.Run(marks, .accent), Prompt.Run("> ")]
        guard let leaf = selection.last else {
            return Prompt(marks.isEmpty ? [.init("juke> ")] : [.init("juke")] + end)
        }
        let room = max(8, width / 3 - CellWidth.of(marks))
        let separator = isPlain ? " / " : " › "
        let leafText = CellWidth.truncated(Sanitiser.clean(leaf.title), to: room)
        let ancestors = selection.dropLast().map { Sanitiser.clean($0.title) }.joined(separator: separator)
        let left = room - CellWidth.of(leafText) - CellWidth.of(separator)
        guard !ancestors.isEmpty, left >= 4 else { return Prompt([.init(leafText, .bold)] + end) }
        let cut = CellWidth.truncated(ancestors, to: left)
        return Prompt([.init(cut, .faint), .init(separator, .faint), .init(leafText, .bold)] + end)
    }

    /// The prompt for the next line of a block that is still open.
    package static let continuation = Prompt("  … ")
}
