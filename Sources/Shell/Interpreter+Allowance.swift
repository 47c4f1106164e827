// What a line may spend, from its options, the settings, and whoever can be asked. What it would spend is in
// Interpreter+Estimate.

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
        var maximum = surroundings.maxRequests
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
        case .requests(let sent, nil): "This has sent \(sent) requests and needs more. Continue?"
        case .requests(0, let foreseen?): "This needs \(foreseen) requests. Continue?"
        case .requests(let sent, let foreseen?): "This has sent \(sent) requests and needs \(foreseen) more. Continue?"
        case .ceiling(let bucket, let used, _):
            "\(used) \(bucket.rawValue) requests were sent in 24 hours, which is juke's own ceiling. Send more?"
        }
    }

    /// Says how old the rows are, where they came from the cache a while ago; once for a line, however often it asks.
    func sayAge(of allowance: RequestAllowance) async {
        guard !hasSaidAge, let age = await allowance.oldestAnswer, age >= .seconds(60) else { return }
        hasSaidAge = true
        say(
            StyledText(
                "From \(AgeText.text(seconds: Int(age.components.seconds))). To ask Spotify again: --fresh", .faint))
    }
}
