// The session the shell exists for, from `login` to `now`, as a script: its rows, its status, and every request it
// spends.

import Prompting
import Shell
import ShellCommands
import ShellTesting
import SpotifyAPI
import SpotifySimulator
import Testing

struct MainSessionTests {
    static let session = "login; search artist radiohead; artist 1; albums; tracks 2; play 2; now"

    @Test func `it plays the second track of an album and says so`() async {
        let harness = ShellHarness()
        let status = await harness.run(Self.session)
        #expect(status == .done)
        let lines = harness.output.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        #expect(lines.contains { $0.hasPrefix("Radiohead\t") })
        #expect(lines.last == "")
        #expect(lines.dropLast().last?.contains("playing") == true)
        #expect(harness.messages.text.contains("▶ "))
        #expect(!harness.messages.text.contains("error"))
    }

    @Test func `the same lines as one line, as lines of a file and as a pipe print the same bytes`() async {
        let joined = ShellHarness()
        _ = await joined.run(Self.session)
        let lines = Self.session.split(separator: ";").joined(separator: "\n")
        let file = ShellHarness()
        _ = await file.shell.run(
            whole: ListedLines(lines, file: "session.juke"), script: "session.juke", mode: .init(onFailure: .stop))
        #expect(file.output.text == joined.output.text)
        #expect(!joined.output.text.isEmpty)
    }

    /// Goal of the issue: token + 1, search 1, artist 0, albums 1, tracks 1, play 1 and one look at the devices, now 1.
    @Test(
        arguments: [
            ("login", 2), ("search artist radiohead", 1), ("artist 1", 0), ("albums", 1), ("tracks 2", 1),
            ("play 2", 2),
            ("play 3", 1), ("now", 0), ("albums", 0), ("context", 0), ("whoami", 0),
        ].indices.map { $0 })
    func `every step spends what it must and no more`(step: Int) async {
        let steps = [
            ("login", 2), ("search artist radiohead", 1), ("artist 1", 0), ("albums", 1), ("tracks 2", 1),
            ("play 2", 2),
            ("play 3", 1), ("now", 0), ("albums", 0), ("context", 0), ("whoami", 0),
        ]
        let harness = ShellHarness()
        for (line, _) in steps[..<step] { _ = await harness.run(line) }
        let before = harness.counter.count
        let status = await harness.run(steps[step].0)
        #expect(status == .done, "\(steps[step].0): \(harness.messages.text)")
        #expect(harness.counter.count - before == steps[step].1, "\(steps[step].0)")
    }

    @Test func `with tokens that die after one use there is one refresh for every expiry`() async {
        let harness = ShellHarness(configuration: SimulatorConfiguration(accessTokenUses: 1))
        let status = await harness.run(Self.session)
        #expect(status == .done, "\(harness.messages.text)")
        let log = await harness.simulator.log
        let refreshes = log.count { $0.path == "/api/token" && $0.grantType == "refresh_token" }
        let expiries = log.count { $0.status == 401 }
        #expect(refreshes == expiries)
        #expect(expiries > 0)
    }
}
