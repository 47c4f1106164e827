// What a line may spend, from its options, the settings, and the user where there is one to ask (Language §6). What it
// would spend is left to Estimator, counting what it does spend to RequestAllowance.

import CommandLanguage
import ShellCommands
import SpotifyAPI

/// Makes the allowances of lines.
struct LineAllowance {
    let session: Session
    let services: Services
    /// How many requests a line may send that has no `--max-requests`; nil: as many as need no question.
    let maximum: Int?

    /// What a pipeline of these commands may spend.
    func make(for inputs: [ParsedInput]) throws -> RequestAllowance {
        var maximum = maximum
        // Every stage may have the option; the last one that has it counts.
        for input in inputs { maximum = try input.value(CommonOptions.maxRequests) ?? maximum }
        let services = services
        let ask: @Sendable (RequestAllowance.Limit) async -> Bool = { limit in
            (try? await services.console.ask(.confirm(Self.question(limit)))) == "yes"
        }
        return RequestAllowance(
            pace: Pace(setting: session.settings["budget.pace"]) ?? .standard, maximum: maximum,
            isSpending: inputs.contains { $0.has(CommonOptions.spend) },
            ask: services.console.audience == .person ? ask : nil)
    }

    /// What the user is asked when a line needs more than that.
    private static func question(_ limit: RequestAllowance.Limit) -> String {
        switch limit {
        case .requests(let sent, nil): "This has sent \(sent) requests and needs more. Continue?"
        case .requests(0, let foreseen?): "This needs \(foreseen) requests. Continue?"
        case .requests(let sent, let foreseen?): "This has sent \(sent) requests and needs \(foreseen) more. Continue?"
        case .ceiling(let bucket, let used, _):
            "\(used) \(bucket.rawValue) requests were sent in 24 hours, which is juke's own ceiling. Send more?"
        }
    }
}
