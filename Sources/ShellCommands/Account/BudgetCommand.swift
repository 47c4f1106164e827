// `budget`: the requests sent lately, the groups that Spotify has closed, and what a line would cost. The ledger
// counts; the loop strips the word `budget` from a pipeline and estimates the rest. Nothing here sends a request.

package import CommandLanguage
import Exchange
import Rendering
import Rows
import SpotifyAPI
import Text

/// Shows the budget of requests.
package struct BudgetCommand: FirstCommand {
    static let line = Slot<String>.text(
        "COMMAND", help: "a line, to see what it would cost", shape: .optionalRest, candidates: .line(after: 0))

    package static let commandName = "budget"
    package static let spec = CommandSpec(
        commandName, group: .account, form: .prefix(.budget),
        summary: "the requests sent recently, and what a line would cost",
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

    /// Lists the groups of requests that were used, closed or have a ceiling, and their sum. With a line it only
    /// estimates that line: nothing of it is run.
    package func run(in session: Session, using services: Services) async throws -> Reply {
        if let line, let estimate = services.context.estimate { return Self.reply(try await estimate(line), of: line) }
        let spending = await services.shell.ledger.spending(at: services.time.now)
        let shown = Bucket.allCases.filter {
            spending.day[$0] != nil || spending.closed[$0] != nil || SoftCeiling.standard[$0] != nil
        }
        var rows = shown.map { bucket in
            BudgetRow(
                name: bucket.rawValue, recent: spending.recent[bucket] ?? 0, day: spending.day[bucket] ?? 0,
                ceiling: SoftCeiling.standard[bucket], closing: spending.closed[bucket])
        }
        rows.append(
            BudgetRow(
                name: "all", recent: spending.recent.values.reduce(0, +), day: spending.day.values.reduce(0, +)))
        return Reply(
            .rows(
                RowsOutput(
                    table: Kinds.budget, stream: RowStream(rows.map { Row($0) }),
                    presentation: Presentation(numbering: .unnumbered),
                    name: "budget", isListing: false, emptyNote: "")))
    }

    /// What a line would cost, as a row and in words.
    package static func reply(_ estimate: Estimate, of line: String) -> Reply {
        let row = Row(EstimateRow(name: line, estimate: estimate))
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

/// What was spent of a group of requests: what a row of `budget` is made of.
struct BudgetRow: Listable {
    let name: String
    /// Requests of the last 30 seconds; Spotify counts its rate in a window of that length (SpotifyContract §7).
    let recent: Int
    /// Requests of the last 24 hours.
    let day: Int
    /// How many juke allows itself in 24 hours; nil for a group without a ceiling.
    var ceiling: Int?
    /// Until when Spotify accepts no more, and why; nil where it does.
    var closing: Spending.Closing?

    static var kind: RowKind { "budget" }

    static let columns = Columns<BudgetRow>(
        [
            .number(
                "recent", .shown(rank: 1, unit: Field.Unit("in 30 s", "in 30 s")),
                help: "requests of the last 30 seconds"
            ) { $0.recent },
            .number(
                "day", .shown(rank: 2, unit: Field.Unit("in 24 h", "in 24 h")), help: "requests of the last 24 hours"
            ) { $0.day },
            .number(
                "ceiling", .shown(rank: 3, unit: Field.Unit("allowed", "allowed")),
                help: "juke's own ceiling for 24 hours"
            ) { $0.ceiling },
            .date("closed", .shown(rank: 4), help: "until when Spotify accepts no more") {
                $0.closing.map { PartialDate($0.until) }
            },
            .text("reason", .shown(rank: 5), help: "rate or quota") { $0.closing?.reason.rawValue },
        ])
}

/// What a line would cost: what the row of `budget COMMAND` is made of.
struct EstimateRow: Listable {
    /// The line.
    let name: String
    let estimate: Estimate

    static var kind: RowKind { "estimate" }

    static let columns = Columns<EstimateRow>(
        [
            .number("requests", help: "how many it takes at least") { $0.estimate.requests },
            .text("bucket", help: "the group the first counts in") { $0.estimate.firstBucket?.rawValue },
            .text("cost", help: "what its command says of its cost") { $0.estimate.cost },
        ])
}
