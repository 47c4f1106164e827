// `pick`: the rows that the user points at. What feeds it is read a page at a time, and only as far as the user wants.
// How rows are pointed at is decided in `FuzzyPicker`, with fzf, or `LinePicker`, line by line at the prompt.

package import CommandLanguage
import Rendering
package import Rows

/// Lets the user choose rows.
package struct Pick: RowsCommand {
    package static let commandName = "pick"
    package static let spec = CommandSpec(
        commandName, group: .rows, form: .transform, summary: "choose rows yourself",
        details: """
            Where fzf is installed, its list opens: Tab marks several rows, Enter takes them. Otherwise the rows are \
            numbered: 3, 1 3, 1,3-5 or all takes them; text shows only the rows that contain it; more reads the next \
            page; an empty answer picks nothing. set picker chooses between the two.
            """,
        examples: [.init("liked | pick | play", "play what you choose")],
        cost: "none, and no page is read before you ask for it")

    package init(_ input: ParsedInput) throws(UsageError) {}

    /// Only the pages that were shown are read.
    package var mayStopEarly: Bool { true }
    /// A script cannot point at rows, so it fails before a request is sent.
    package var needsPerson: Bool { true }

    /// Shows the first page and asks; picking nothing is not an error.
    package func run(on rows: RowStream, in session: Session, using services: Services) async throws -> Reply {
        var candidates = PickCandidates(rows)
        try await candidates.readOn()
        var picked: [Row] = []
        if !candidates.rows.isEmpty {
            picked =
                try await usesFinder(session, services)
                ? FuzzyPicker.pick(from: &candidates, using: services)
                : LinePicker.pick(from: &candidates, using: services)
        }
        let note = candidates.rows.isEmpty ? "There is nothing to pick from." : "Nothing was picked."
        return Reply(.rows(RowsOutput(RowStream(picked), heading: rows.headingOrMixed(), emptyNote: note)))
    }

    /// Whether fzf is used: by the setting, else where it is installed and the screen may be redrawn.
    private func usesFinder(_ session: Session, _ services: Services) throws -> Bool {
        switch session.settings["picker"] {
        case "built-in": return false
        case "fzf":
            guard services.computer.shell.finds("fzf") else {
                throw SystemShellError.missing("fzf", setting: "picker built-in")
            }
            return true
        default: return services.computer.shell.finds("fzf") && session.settings["plain"] != "on"
        }
    }
}

/// The rows that can be picked: as many as were read so far.
struct PickCandidates {
    private let stream: RowStream
    private(set) var rows: [Row] = []
    /// Whether there may be more: unless the rows that came were said to be the last.
    private(set) var mayHaveMore = true

    init(_ stream: RowStream) { self.stream = stream }

    /// Reads the next page that has rows; whether there was one.
    @discardableResult
    mutating func readOn() async throws -> Bool {
        while mayHaveMore {
            guard let batch = try await stream.nextBatch() else {
                mayHaveMore = false
                return false
            }
            rows += batch.rows
            if batch.isLast { mayHaveMore = false }
            if !batch.rows.isEmpty { return true }
        }
        return false
    }

    /// Enough of a row to know it, on one line and harmless to a terminal.
    func label(_ index: Int) -> String { rows[index].described }
}
