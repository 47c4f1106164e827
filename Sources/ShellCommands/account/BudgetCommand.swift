// `budget`: what was asked of Spotify lately, what it closed, and what a line would cost. Counting is the ledger's work;
// the loop strips the word from a pipeline and estimates it; nothing here asks Spotify anything.

package import CommandLanguage
import Exchange
import Rendering
package import Rows
import SpotifyAPI
import Text

/// Shows the budget of requests.
package struct BudgetCommand: Command {
    static let line = Slot<String>.text(
        "COMMAND", help: "a line, to see what it would cost", shape: .optionalRest, candidates: .line(behind: 0))

    package static let spec = CommandSpec(
        "budget", group: .account, summary: "the requests sent recently, and what a line would cost",
        details: """
            Spotify counts requests in groups of its own and refuses for hours what is asked too often. All running \
            copies of juke share one budget for each client ID: 12 requests at once, then 1.5 a second (set \
            budget.pace), and ceilings for 24 hours, which --spend exceeds. A line that needs more than 20 requests \
            asks first; in a script, add --max-requests N.
            """,
        slots: [line.erased],
        examples: [
            .init("budget", "what was spent"), .init("budget albums 1", "what a line would cost"),
            .init("budget liked --fresh | count", "what a pipeline would cost"),
        ],
        returns: ["budget"], cost: "none")

    let line: String?

    package init(_ input: ParsedInput) throws(UsageError) { line = try input.optional(Self.line) }

    package func run(_ rows: RowStream?, in session: Session, using services: Services) async throws -> Reply {
        if let line { return Self.reply(try await services.estimate(line), of: line) }
        let spending = await services.ledger.spending(at: services.time.now)
        let shown = Bucket.allCases.filter {
            spending.day[$0] != nil || spending.closed[$0] != nil || SoftCeiling.standard[$0] != nil
        }
        var rows = shown.map { bucket in
            let closing = spending.closed[bucket]
            return Row(
                Kinds.budget, name: bucket.rawValue,
                values: [
                    .number(spending.recent[bucket] ?? 0), .number(spending.day[bucket] ?? 0),
                    SoftCeiling.standard[bucket].map { .number($0) } ?? .missing,
                    closing.map { .date(PartialDate($0.until)) } ?? .missing,
                    closing.map { .text($0.reason.rawValue) } ?? .missing,
                ])
        }
        rows.append(
            Row(
                Kinds.budget, name: "all",
                values: [
                    .number(spending.recent.values.reduce(0, +)), .number(spending.day.values.reduce(0, +)), .missing,
                    .missing, .missing,
                ]))
        return Reply(
            .rows(
                RowsOutput(
                    table: Kinds.budget, stream: RowStream(rows), presentation: Presentation(numbering: .unnumbered),
                    name: "budget", isListing: false, emptyNote: "")))
    }

    /// What a line would cost, as a row and in words.
    package static func reply(_ estimate: Estimate, of line: String) -> Reply {
        let row = Row(
            Kinds.estimate, name: line,
            values: [
                estimate.requests.map { .number($0) } ?? .missing,
                estimate.firstBucket.map { .text($0.rawValue) } ?? .missing, .text(estimate.cost),
            ])
        return Reply(.record(Record(row: row, sentence: StyledText("\(Sanitiser.clean(line)): \(words(estimate))"))))
    }

    private static func words(_ estimate: Estimate) -> String {
        switch (estimate.requests, estimate.firstBucket) {
        case (0?, _): "needs no request"
        case (nil, _): estimate.cost == "none" ? "needs no request" : "costs \(estimate.cost)"
        case (let count?, let bucket):
            "at least \(count) request\(count == 1 ? "" : "s")" + (bucket.map { " (\($0.rawValue))" } ?? "")
                + "; \(estimate.cost)"
        }
    }
}
