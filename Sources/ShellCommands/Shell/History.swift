// `history`: the lines typed before. Keeping them is LineEditing's work.

package import CommandLanguage
import Prompting
import Rendering
import Rows

/// Lists the lines typed before.
package struct History: FirstCommand {
    static let count = Slot<Int>(
        "N", help: "how many of the newest; without it all", shape: .optional,
        parse: { argument throws(UsageError) in
            guard let count = Int(argument.words[0].text), count > 0 else {
                throw UsageError(.invalidValue(argument.typed, expected: "a number above 0"), at: argument.span)
            }
            return count
        })

    package static let commandName = "history"
    package static let spec = CommandSpec(
        commandName, group: .shell, form: .source, summary: "the lines typed before", slots: [count.erased],
        examples: [.init("history 20", "the newest twenty")], returns: ["line"], cost: "none")

    let count: Int?

    package init(_ input: ParsedInput) throws(UsageError) {
        count = try input.optional(Self.count)
    }

    /// Lists the lines, the oldest first, with the numbers that `history delete` takes.
    package func run(in session: Session, using services: Services) async throws -> Reply {
        let entries = services.shell.history?.entries(newest: count) ?? []
        return Self.reply(entries, emptyNote: "No lines are kept.")
    }

    /// Lines as rows, numbered as `history delete` takes them.
    static func reply(_ entries: [HistoryEntry], emptyNote: String) -> Reply {
        let lines = entries.map { entry in
            Row(LineRow(entry: entry))
        }
        return Reply(
            .rows(
                RowsOutput(
                    table: Kinds.line, stream: RowStream(lines),
                    presentation: Presentation(numbers: entries.map(\.number)), name: "history",
                    isListing: false,
                    emptyNote: emptyNote)))
    }
}

/// A line that was typed: what a row of `history` is made of.
struct LineRow: Listable {
    /// The line as the history keeps it.
    let entry: HistoryEntry

    var name: String { entry.text }

    static var kind: RowKind { "line" }

    static let columns = Columns<LineRow>(
        [
            .date("entered", help: "when it was entered") {
                $0.entry.secondsSince1970.map { PartialDate(secondsSince1970: $0) }
            }
        ])
}
