// `plan`: what waits to be sent, as rows, and what sending it costs. No request is sent for that.

package import CommandLanguage
import Library
import Rendering
import Rows

/// Lists what waits in the plan.
package struct PlanCommand: FirstCommand {
    package static let commandName = "plan"
    package static let spec = CommandSpec(
        commandName, group: .safety, form: .source, summary: "the changes that wait for commit",
        examples: [
            .init("plan", "what waits, in its order"), .init("plan | where where = \"Road Songs\"", "of one playlist"),
        ], returns: ["change"], cost: "none")

    package init(_ input: ParsedInput) throws(UsageError) {}

    /// Lists the changes in the order in which they will be made, with the numbers that `log` will have for them.
    package func run(in session: Session, using services: Services) async throws -> Reply {
        let plan = await services.writer.openOrLeftPlan()
        let records = plan?.records ?? []
        var output = RowsOutput(
            RowHeading(table: Kinds.change, name: "plan", implied: ["state": .text("planned")]),
            stream: RowStream(records.map { Row($0) }),
            presentation: Presentation(numbers: records.map(\.number)), isListing: false,
            emptyNote: plan == nil ? "No plan is open. To begin one: begin" : "Nothing waits in the plan.")
        if let plan, !records.isEmpty {
            output.footnote = { StyledText(Self.footnote(plan), .faint, wrapping: .prose) }
        }
        return Reply(.rows(output))
    }

    /// How much waits, what it costs, and what can be done with it.
    private static func footnote(_ plan: Plan) -> String {
        let done = plan.done.isEmpty ? "" : " \(plan.done.counted) of this plan \(plan.done.areOrIs) made already."
        return "\(plan.records.counted), \(plan.records.commitCost.requests).\(done) "
            + "To send them: commit. To drop them: abort"
    }
}

extension [ChangeRecord] {
    /// `1 change`, `3 changes`.
    var counted: String { count == 1 ? "1 change" : "\(count) changes" }

    /// The verb after their number.
    var areOrIs: String { count == 1 ? "is" : "are" }
}

extension Int {
    /// `1 request`, `3 requests`.
    var requests: String { self == 1 ? "1 request" : "\(self) requests" }
}
