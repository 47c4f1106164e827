// `history`: the lines typed before. Keeping them is LineEditing's work.

package import CommandLanguage
import Exchange
import FoundationEssentials
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

    static let failed = CommandFlag("failed", help: "only those that failed")
    static let since = StatsInterval.option("since", help: "only those typed from then on")

    package static let commandName = "history"
    package static let spec = CommandSpec(
        commandName, group: .shell, form: .source, summary: "the lines typed before", slots: [count.erased],
        options: [failed.spec, since.spec],
        examples: [
            .init("history 20", "the newest twenty"),
            .init("history --failed --since today", "what has gone wrong today"),
            .init("history | where status = 9", "those that did not reach Spotify"),
        ], returns: ["line"], cost: "none")

    let count: Int?
    let onlyFailed: Bool
    let interval: StatsInterval

    package init(_ input: ParsedInput) throws(UsageError) {
        count = try input.optional(Self.count)
        onlyFailed = input.has(Self.failed)
        interval = StatsInterval(since: try input.value(Self.since), in: input)
    }

    /// Lists the lines, the oldest first, with the numbers that `history delete` takes.
    package func run(in session: Session, using services: Services) async throws -> Reply {
        let range = try interval.range(now: services.time.now, services.computer.zone)
        let all = services.shell.history?.entries(newest: nil) ?? []
        let none = Self.absence(in: session, using: services) ?? "No lines are kept."
        let fitting = all.filter { entry in
            guard let range else { return entry.isFailed || !onlyFailed }
            guard let seconds = entry.secondsSince1970 else { return false }
            return range.contains(Date(timeIntervalSince1970: Double(seconds))) && (entry.isFailed || !onlyFailed)
        }
        let isChosen = onlyFailed || range != nil
        return Self.reply(
            fitting.suffix(count ?? fitting.count),
            emptyNote: isChosen && !all.isEmpty ? "No line is one of those." : none)
    }

    /// What is said where a script asks for lines that only a prompt has; nil at a prompt.
    static func absence(in session: Session, using services: Services) -> String? {
        guard services.shell.history == nil, session.surroundings == .script else { return nil }
        return "A script has no history of its own. To see the lines, type at a prompt: history"
    }

    /// Lines as rows, numbered as `history delete` takes them.
    static func reply(_ entries: some Sequence<HistoryEntry>, emptyNote: String) -> Reply {
        let entries = Array(entries)
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
            },
            .number("status", help: "the exit status with which it ended, 0 if all went well") { $0.entry.status }
                .since(1),
        ])
}
