// Picking without a program for it: numbered rows, and a line that says which. It needs no terminal that redraws, so it
// works with a screen reader as well.

import CommandLanguage
import Rendering
import Rows
import Text

/// Asks by number.
enum LinePicker {
    /// What can be answered; `more` only where there may be more.
    private static func question(_ candidates: PickCandidates) -> String {
        "Pick rows (1 3-5 or all; text narrows the list; "
            + (candidates.mayHaveMore ? "more for the next page; " : "") + "Enter for none): "
    }

    /// The rows the user chose, in the order of the answer; none when the answer is empty or Ctrl-C.
    static func pick(from candidates: inout PickCandidates, using services: Services) async throws -> [Row] {
        var shown = Array(candidates.rows.indices)
        show(shown, of: candidates, services)
        while let answer = try await answer(question(candidates), services) {
            if answer == "more" {
                let known = candidates.rows.count
                guard try await candidates.readOn() else {
                    say("There are no more rows.", services)
                    continue
                }
                shown = Array(known..<candidates.rows.count)
                show(shown, of: candidates, services)
            } else if answer == "all" {
                return shown.map { candidates.rows[$0] }
            } else if let selection = Self.selection(answer) {
                do throws(RowBeyondListing) {
                    return try selection.numbers(count: candidates.rows.count).map { candidates.rows[$0 - 1] }
                } catch {
                    let more = candidates.mayHaveMore ? " For the next page: more" : ""
                    say("There is no row \(error.number); \(error.count) have been read.\(more)", services)
                }
            } else {
                let found = candidates.places(containing: answer)
                if found.isEmpty {
                    say(
                        "None of the \(candidates.rows.count) rows read so far contains \(Sanitiser.clean(answer)).",
                        services)
                } else {
                    shown = found
                    show(shown, of: candidates, services)
                }
            }
        }
        return []
    }

    /// Rows by number, with commas or blanks between them: `1 3`, `1, 3-5`.
    private static func selection(_ answer: String) -> RowSelection? {
        RowSelection(parsing: answer.split { $0 == " " || $0 == "," }.joined(separator: ","))
    }

    /// nil: nothing is picked.
    private static func answer(_ question: String, _ services: Services) async throws -> String? {
        do {
            return try await services.console.ask(.text(question))
        } catch AskError.declined {
            return nil
        }
    }

    /// Shows rows with the numbers they keep: narrowing the list does not renumber it.
    private static func show(_ indices: [Int], of candidates: PickCandidates, _ services: Services) {
        let width = String(candidates.rows.count).count
        for index in indices {
            let number = String(index + 1)
            let padding = String(repeating: " ", count: max(0, width - number.count))
            say(padding + number + "  " + candidates.label(index), services)
        }
    }

    private static func say(_ text: String, _ services: Services) {
        services.console.report(.news(StyledText(text, wrapping: .columns)))
    }
}
