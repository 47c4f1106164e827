// Whatever fails in a script says where: file, line and column. Asked of every example in the help of every command,
// in every state in which it can fail.

import CommandLanguage
import ShellCommands
import ShellTesting
import SpotifySimulator
import Testing

struct FailurePlaceTests {
    /// A state in which lines fail.
    struct State: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var isLoggedIn = true
        var fault: Fault?
        /// What is put after the first word of every line.
        var addition: String?
    }

    private static let states = [
        State(testDescription: "without a login", isLoggedIn: false),
        State(testDescription: "without rows"),
        State(
            testDescription: "forbidden",
            fault: .status(403, body: #"{"error":{"status":403,"message":"Forbidden"}}"#)),
        State(
            testDescription: "not there",
            fault: .status(404, body: #"{"error":{"status":404,"message":"Not found"}}"#)),
        State(testDescription: "Spotify is ill", fault: .status(500, body: "")),
        State(testDescription: "no network", fault: .notSent),
        State(testDescription: "an unknown option", isLoggedIn: false, addition: "--nonsense"),
        State(testDescription: "a quote that is open", isLoggedIn: false, addition: "\"open"),
        State(testDescription: "a variable that is not set", isLoggedIn: false, addition: "$unset"),
    ]

    /// Commands whose status alone is what they say, or that wait until they are stopped.
    private static let silent: Set<String> = ["test", "any", "not", "exit", "return"]
    private static let waiting: Set<String> = ["watch", "every", "sleep", "stop-after"]

    @Test(arguments: states)
    func `a line that fails in a script names its place`(state: State) async {
        for spec in Catalogue.all.map({ $0.spec }) where !Self.waiting.contains(spec.words[0]) {
            for example in spec.examples {
                var line = example.line
                if let addition = state.addition { line += " " + addition }
                let harness = ShellHarness(configuration: SimulatorConfiguration(), systemShell: .everywhere)
                if state.isLoggedIn { _ = await harness.run("login") }
                if let fault = state.fault {
                    await harness.simulator.inject(fault, for: RequestMatcher(pathPrefix: "/v1"))
                }
                let result = await harness.result(of: "\n " + line)
                guard result.status != .done, result.status.code < 128, !Self.endsSilently(line) else { continue }
                let lines = result.messages.split(separator: "\n")
                #expect(
                    lines.contains { $0.hasPrefix("-c:2:") },
                    "\(line): \(result.status) \(result.messages)")
            }
        }
    }

    /// Whether the status of a line may be all that it says.
    private static func endsSilently(_ line: String) -> Bool {
        let words = line.split(separator: " ").map(String.init)
        return words.contains { silent.contains($0) }
    }
}
