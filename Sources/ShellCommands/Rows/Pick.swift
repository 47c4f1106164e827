// `pick`: the rows that the user points at. What feeds it is read a page at a time, and only as far as the user wants.
// How rows are pointed at is decided in `MenuPicker`, in a list under the prompt, in `LinePicker`, line by line at it,
// or in `FuzzyPicker`, with fzf.

package import CommandLanguage
import Library
import Prompting
import Rendering
package import Rows

/// Lets the user choose rows.
package struct Pick: RowsCommand {
    package static let commandName = "pick"
    package static let spec = CommandSpec(
        commandName, group: .rows, form: .transform, summary: "choose rows yourself",
        details: """
            A list opens under the prompt: what you type narrows it, arrows and Tab move, Space marks several rows, \
            Enter takes them, or the chosen one, Escape picks nothing; its last entry reads the next page. In plain \
            mode, in a terminal that cannot draw a list, and after set picker built-in the rows are numbered: 3, 1 3, \
            1,3-5 or all takes them; text shows only the rows that contain it; more reads the next page; an empty \
            answer picks nothing. set picker fzf opens fzf's list instead.
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
            picked = try await pick(from: &candidates, in: session, using: services)
        }
        let note = candidates.rows.isEmpty ? "There is nothing to pick from." : "Nothing was picked."
        return Reply(.rows(RowsOutput(RowStream(picked), heading: rows.headingOrMixed(), emptyNote: note)))
    }

    /// Asks in the way of the setting; where no list can be drawn, by number.
    private func pick(
        from candidates: inout PickCandidates, in session: Session, using services: Services
    ) async throws -> [Row] {
        switch session.settings["picker"] {
        case "built-in": break
        case "fzf":
            guard services.computer.shell.finds("fzf") else {
                throw SystemShellError.missing("fzf", setting: "picker auto")
            }
            return try await FuzzyPicker.pick(from: &candidates, using: services)
        default:
            guard let choose = services.console.pointAt, session.settings["plain"] != "on" else { break }
            if let picked = try await MenuPicker.pick(from: &candidates, by: choose) { return picked }
        }
        return try await LinePicker.pick(from: &candidates, using: services)
    }
}

/// The rows that can be picked: as many as were read so far.
struct PickCandidates {
    private let stream: RowStream
    private(set) var rows: [Row] = []
    /// What is shown of the rows, for the search in it.
    private var labels = FoldedTexts()
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
            for row in batch.rows { labels.append(row.described) }
            if batch.isLast { mayHaveMore = false }
            if !batch.rows.isEmpty { return true }
        }
        return false
    }

    /// Enough of a row to know it, on one line and harmless to a terminal.
    func label(_ index: Int) -> String { rows[index].described }

    /// The rows whose label contains the text, whatever its case and accents.
    func places(containing text: String) -> [Int] { labels.places(containing: text) }

    /// The rows as things to choose from.
    var choices: Choices {
        let (rows, labels) = (rows, labels)
        return Choices(
            count: rows.count, mayHaveMore: mayHaveMore, label: { rows[$0].described },
            matches: { labels.places(containing: $0, after: $1) })
    }
}
