// Picking in a list under the prompt: typing narrows it, Space marks, Enter takes. Drawing it and reading the keys is
// the console's matter; the next page is read when its last entry is taken, and the list comes again with its marks.

import Prompting
import Rows

/// Asks by the list under the prompt.
enum MenuPicker {
    /// The rows the user chose; none when the list was left. Nil where no list can be drawn.
    static func pick(
        from candidates: inout PickCandidates, by choose: @Sendable (Choices) async -> Choices.Outcome?
    ) async throws -> [Row]? {
        var choices = candidates.choices
        while let choice = await choose(choices) {
            try Task.checkCancellation()
            switch choice {
            case .nothing: return []
            case .taken(let places):
                let rows = candidates.rows
                return places.filter { rows.indices.contains($0) }.map { rows[$0] }
            case .more(let marked, let text):
                let known = candidates.rows.count
                try await candidates.readOn()
                choices = candidates.choices
                (choices.marked, choices.text, choices.start) = (marked, text, known)
            }
        }
        return nil
    }
}
