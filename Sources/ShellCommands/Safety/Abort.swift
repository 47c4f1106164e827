// `abort`: drops what waits in the plan. What a `commit` that stopped has sent before stays, and is named.

package import CommandLanguage
import Library
import Rendering
import Text

/// Drops the plan.
package struct Abort: FirstCommand {
    package static let commandName = "abort"
    package static let spec = CommandSpec(
        commandName, group: .safety, form: .source, summary: "drop what waits in the plan",
        examples: [.init("abort", "nothing of it is sent")], cost: "none", effect: .library, shownBy: "log")

    /// How many of the dropped changes are named.
    private static let mostNamed = 20

    package init(_ input: ParsedInput) throws(UsageError) {}

    /// Drops the plan, and says what was dropped and what was sent before.
    package func run(in session: Session, using services: Services) async throws -> Reply {
        let writer = services.writer
        guard let plan = await writer.openOrLeftPlan() else { throw PlanError.none(command: Self.commandName) }
        let dropped = plan.records.filter { !$0.hasBegun }
        let sentence = dropped.isEmpty ? "close the plan" : "drop the plan with \(dropped.counted)"
        guard try await writer.changePlan(sentence, { await writer.endPlan() }) else { return Reply(.nothing) }
        for record in dropped.prefix(Self.mostNamed) {
            services.console.report(.news(StyledText("- Dropped: \(Sanitiser.clean(record.sentence))")))
        }
        if dropped.count > Self.mostNamed {
            services.console.report(.news(StyledText("… and \(dropped.count - Self.mostNamed) more")))
        }
        return Reply(.note(StyledText(Self.note(plan, dropped))))
    }

    /// What the end of the plan means.
    private static func note(_ plan: Plan, _ dropped: [ChangeRecord]) -> String {
        let sent = (plan.done + plan.records.filter(\.hasBegun)).sorted { $0.number < $1.number }
        guard let last = sent.last else {
            return dropped.isEmpty ? "The plan was empty. It is closed." : "The plan is closed. Nothing was sent."
        }
        let which = sent.count == 1 ? "Change \(last.number) was" : "Changes \(sent.listed) were"
        return "The plan is closed. \(which) sent before and stay\(sent.count == 1 ? "s" : ""). "
            + "To take \(sent.count == 1 ? "it" : "the last one") back: undo \(last.number)"
    }
}

extension [ChangeRecord] {
    /// Their numbers: `7`, `7 and 8`, `7, 8 and 9`.
    fileprivate var listed: String {
        let numbers = map { String($0.number) }
        guard let last = numbers.last, numbers.count > 1 else { return numbers.first ?? "" }
        return numbers.dropLast().joined(separator: ", ") + " and " + last
    }
}
