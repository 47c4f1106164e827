// What a pipeline would cost, as `budget` shows it. Working it out is left to Estimator.

import CommandLanguage
import ShellCommands

extension PipelineRunner {
    /// Shows what a pipeline would cost, and runs nothing of it.
    func showEstimate(of whole: Pipeline, _ line: Line) async -> Outcome {
        do {
            let segments = try split(whole, line)
            let estimator = Estimator(
                session: live.session, services: services(for: line), table: table, nesting: line.nesting)
            var estimate = Estimate(requests: 0, firstBucket: nil, cost: "none")
            for (index, segment) in segments.enumerated() where !segment.pipeline.stages.isEmpty {
                // What a command of the system will write is not known, so nothing is to be read.
                let ofPart = try await estimator.estimate(
                    segment.pipeline, text: line.text, reading: index == 0 ? nil : [])
                estimate = index == 0 ? ofPart : estimate.followed(by: ofPart)
            }
            let reply = BudgetCommand.reply(estimate, of: line.text(of: whole))
            _ = try await presenter.show(
                reply,
                as: Presenter.Showing(
                    settings: OutputStyle(live, environment).settings(format: nil, columns: nil), takesAll: false,
                    command: line.text, nesting: line.nesting))
            return .succeeded
        } catch {
            return reporter.report(error, line, stage: whole.span.lowerBound)
        }
    }
}
