// How lines end, seen from outside: what `$?` says inside and after blocks, functions and scripts, and which lines are
// not suggested again.

import Prompting
import Shell
import ShellCommands
import ShellTesting
import Synchronization
import Testing

/// A history that remembers which lines are not to be suggested again.
private final class MarkedHistory: LineHistory {
    private let kept = Mutex<[String]>([])

    var marked: [String] { kept.withLock { $0 } }
    func entries(newest limit: Int?) -> [HistoryEntry] { [] }
    func noteEnd(of text: String, status: Int, isMistake: Bool) {
        if isMistake { kept.withLock { $0.append(text) } }
    }
    func remove(number: Int) throws -> Bool { false }
    func clear() throws {}
}

struct OutcomeTests {
    // `pause` fails with 3, since no user is logged in.
    @Test(arguments: [
        ("try pause; echo $?; echo $?", "3\n0\n"), ("if pause { } else { echo $? }; echo $?", "3\n0\n"),
        ("if pause { }; echo $?", "0\n"), ("def f { echo $?; try pause }; try pause; f; echo $?", "0\n3\n"),
        ("try pause; for x in $@ { echo $x $? }; echo $?", "a 0\nb 0\n0\n"),
        ("for x in $@ { try pause }; echo $?", "3\n"), ("try pause; source /status; echo $?", "0\n5\n"),
        ("try pause; def f { }; echo $?", "0\n"), ("def f { }; try pause; f; echo $?", "0\n"),
        ("pause && echo no; echo $?", "3\n"), ("pause || echo $?", "3\n"), ("try pause; time echo $?", "3\n"),
    ])
    func `the last status is that of the last thing that ran`(text: String, output: String) async {
        let harness = ShellHarness(scripts: ["/status": "echo $?\ntry exit 5\necho no"], arguments: ["a", "b"])
        #expect(await harness.run(text, mode: .init(onFailure: .keepGoing)).code < 10, "\(harness.messages.text)")
        #expect(harness.output.text == output, "\(harness.messages.text)")
    }

    @Test func `a line that holds no command leaves the one before it alone`() async {
        let history = MarkedHistory()
        let harness = ShellHarness(.prompt, history: history)
        _ = await harness.run("nonsense\n# a note\n\necho a")
        #expect(history.marked == ["nonsense"])
    }
}
