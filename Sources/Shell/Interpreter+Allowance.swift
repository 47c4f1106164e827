// What a line may spend, from its options, the settings, and whoever can be asked; and what it would spend, found out by
// running it with nothing allowed to leave.

import CommandLanguage
import Exchange
import Rendering
import Rows
import ShellCommands
import SpotifyAPI
import Text

extension Interpreter {
    /// What a pipeline may spend.
    func allowance(for inputs: [ParsedInput]) throws -> RequestAllowance {
        var maximum: Int?
        for input in inputs { maximum = try input.value(CommonOptions.maxRequests) ?? maximum }
        let services = services
        let ask: @Sendable (RequestAllowance.Limit) async -> Bool = { limit in
            (try? await services.ask(.confirm(Self.question(limit)))) == "yes"
        }
        return RequestAllowance(
            pace: Pace(setting: session.settings["budget.pace"]) ?? .standard, maximum: maximum,
            isSpending: inputs.contains { $0.has(CommonOptions.spend) },
            ask: services.audience == .person ? ask : nil)
    }

    private static func question(_ limit: RequestAllowance.Limit) -> String {
        switch limit {
        case .requests(let sent, nil): "This has taken \(sent) requests and wants more. Go on?"
        case .requests(0, let foreseen?): "This takes \(foreseen) requests. Go on?"
        case .requests(let sent, let foreseen?): "This has taken \(sent) requests and takes \(foreseen) more. Go on?"
        case .ceiling(let bucket, let used, _):
            "\(used) \(bucket.rawValue) requests were sent in 24 hours, juke's own ceiling. Go beyond it?"
        }
    }

    /// Says how old the rows are, where they came from the cache a while ago.
    func sayAge(of allowance: RequestAllowance) async {
        guard surroundings.messages.isTerminal, let age = await allowance.oldestAnswer, age >= .seconds(60) else {
            return
        }
        say(StyledText("\(AgeText.text(seconds: Int(age.components.seconds))); --fresh asks anew", .faint))
    }

    /// What a line would cost: it is run with nothing allowed to leave, and the first thing that would have is noted.
    func estimate(_ line: String) async throws -> Estimate {
        guard case .complete(let tree) = try Parser.parse(line, commands: table.commandNames) else {
            throw UsageError(.unfinished, at: line.utf8.count..<line.utf8.count)
        }
        var cost = ""
        for step in tree.steps {
            guard let pipeline = step.pipeline else { continue }
            let stages = try understand(pipeline, text: line)
            try check(stages)
            try await permit(stages)
            cost = stages.last?.spec.cost ?? cost
            let allowance = RequestAllowance(isEstimate: true)
            _ = try? await RequestAllowance.$current.withValue(allowance) {
                let (reply, _) = try await replies(of: stages)
                if case .rows(let output) = reply.output {
                    while let batch = try await output.stream.nextBatch(), stages.count > 1 || batch.rows.isEmpty {}
                }
            }
            if let bucket = await allowance.firstWanted {
                return Estimate(firstBucket: bucket, cost: stages.first { $0.spec.cost != "none" }?.spec.cost ?? cost)
            }
        }
        return Estimate(firstBucket: nil, cost: cost)
    }
}
