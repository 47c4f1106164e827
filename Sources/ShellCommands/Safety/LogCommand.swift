// `log`: what was changed, the newest first, with the numbers that `undo` takes. It is read from the profile and needs
// no request. Keeping it is left to Library and Storage.

package import CommandLanguage
import Library
import Rendering
import Rows

/// Lists the changes that were made.
package struct LogCommand: FirstCommand {
    static let count = Slot<Int>(
        "N", help: "how many of the newest", shape: .optional,
        parse: { argument throws(UsageError) in
            guard let count = Int(argument.words[0].text), count > 0 else {
                throw UsageError(.invalidValue(argument.typed, expected: "a number above 0"), at: argument.span)
            }
            return count
        })

    package static let commandName = "log"
    package static let spec = CommandSpec(
        commandName, group: .safety, form: .source, summary: "the changes that were made",
        details: """
            Alone it shows the newest 20, in a pipe all of the last 90 days, of every shell and script of the profile. \
            What plays is not in it, but volume, shuffle, repeat and the device are, where juke knew how they were.
            """,
        slots: [count.erased],
        examples: [
            .init("log", "the newest twenty; undo 7 takes number 7 back"),
            .init("log | where where = \"Road Songs\"", "the changes of one playlist"),
        ], returns: ["change"], cost: "none")

    /// How many are shown where the line says nothing else.
    private static let usual = 20

    let count: Int?

    package init(_ input: ParsedInput) throws(UsageError) { count = try input.optional(Self.count) }

    /// Lists them; a second batch holds those that only a pipe reads.
    package func run(in session: Session, using services: Services) async throws -> Reply {
        let records = await services.writer.handlers.log.records(limit: count)
        let first = count ?? Self.usual
        let batches = RowBatches(records.map { Row($0) }, showing: first)
        var output = RowsOutput(
            table: Kinds.change, stream: batches.stream,
            presentation: Presentation(numbers: records.map(\.number)), name: "log", isListing: false,
            emptyNote: "Nothing was changed in the last 90 days.")
        if records.count > first {
            output.footnote = {
                batches.hasEnded
                    ? nil : StyledText("\(first) of \(records.count) shown. To see all: log \(records.count)", .faint)
            }
        }
        return Reply(.rows(output))
    }
}
