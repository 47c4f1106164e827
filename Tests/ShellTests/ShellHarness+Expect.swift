// One line and all that can be seen of it: what it shows, how it ends, and which requests it sends. The tests that are
// filed by command expect it in one sentence.

import ShellCommands
import ShellTesting
import SpotifyAPI
import Testing

extension ShellHarness {
    /// A shell in which these lines were run, with an empty screen.
    static func after(
        _ lines: String..., in harness: ShellHarness = ShellHarness(.prompt, width: 120)
    ) async -> ShellHarness {
        for line in lines { _ = await harness.run(line) }
        _ = harness.screen.take()
        return harness
    }

    /// Expects all of what a line shows, its status, and every request it sends, in order, without their queries.
    func expect(
        _ line: String, shows text: String, _ status: ShellCommands.ExitStatus = .done, sends requests: [String] = [],
        at location: SourceLocation = #_sourceLocation
    ) async {
        _ = screen.take()
        let before = counter.count
        let ended = await run(line)
        let shown = screen.take()
        let sent = counter.newest.suffix(counter.count - before).map { "\($0.method) \($0.path)" }
        #expect(shown == text, "\(line)", sourceLocation: location)
        #expect(ended == status, "\(line)", sourceLocation: location)
        #expect(sent == requests, "\(line)", sourceLocation: location)
    }
}
