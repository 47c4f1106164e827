// `history delete`: a line is forgotten in memory and on the disk.

import ShellCommands
import ShellTesting
import Testing

struct HistoryDeleteTests {
    @Test func `the line is gone from the file, and those after it count one less`() async {
        let kept = KeptHistory("login --with-secret", "albums", "play 2")
        let harness = kept.shell()
        #expect(await harness.result(of: "history delete 1") == LineResult(messages: "Line 1 is deleted.\n"))
        #expect(kept.onDisk == ["albums", "play 2"])
        #expect(await harness.result(of: "history delete 2") == LineResult(messages: "Line 2 is deleted.\n"))
        #expect(kept.onDisk == ["albums"])
        #expect(await harness.result(of: "history | select name") == LineResult("albums\n"))
    }

    @Test func `a line that is not there, or not any more, is an error`() async {
        let kept = KeptHistory("albums", "play 2")
        let harness = kept.shell()
        #expect(await harness.result(of: "history delete 9") == Self.noLine(9))
        #expect(await harness.result(of: "history delete 9 --dry-run") == Self.noLine(9))
        _ = await harness.run("history delete 2")
        #expect(await harness.result(of: "history delete 2") == Self.noLine(2))
        #expect(kept.onDisk == ["albums"])
    }

    private static func noLine(_ number: Int) -> LineResult {
        LineResult(
            messages: "-c:1:1: There is no line \(number).\nTo see the lines: history\n", status: .notFound)
    }

    @Test(arguments: [
        ("history delete 0", 16, "0 is not a number above 0.", "Type: help history delete"),
        ("history delete albums", 16, "albums is not a number above 0.", "Type: help history delete"),
        ("history delete 1 2", 18, "Unexpected argument: 2", "usage: history delete N"),
        (
            "history delete", 15, "history delete needs a number, such as: history delete 12",
            "usage: history delete N"
        ),
    ])
    func `what is no number deletes nothing`(line: String, column: Int, message: String, step: String) async {
        let kept = KeptHistory("albums", "play 2")
        #expect(await kept.shell().result(of: line) == .refused("-c:1:\(column): \(message)\n\(step)\n"))
        #expect(kept.onDisk == ["albums", "play 2"])
    }
}
