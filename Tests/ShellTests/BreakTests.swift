// `break` and `continue`: which loop they end, and where there is none.

import ShellCommands
import ShellTesting
import Testing

struct BreakTests {
    @Test(arguments: [
        ("for i in 1..5 { test $i = 3 && break; echo $i }; echo end", "1\n2\nend\n"),
        ("for i in 1..4 { test $i = 2 && continue; echo $i }", "1\n3\n4\n"),
        ("for i in 1..2 { for j in 1..3 { test $j = 2 && break; echo ${i}${j} } }", "11\n21\n"),
        ("for i in 1..3 { if test $i = 2 { break } else { echo $i } }", "1\n"),
        ("for i in 1..3 { try break; echo no }", ""), ("for i in 1..3 { break || echo no }; echo $? $i", "0 1\n"),
        ("for i in 1..3 { echo $i && continue && echo no }", "1\n2\n3\n"),
        ("def f { for i in 1..3 { break }; echo after }; f", "after\n"),
    ])
    func `a loop ends, or its turn`(text: String, output: String) async {
        #expect(await ShellHarness().result(of: text) == LineResult(output))
    }

    @Test(arguments: [
        ("break", 1, "break needs a loop around it.", "To end a script: exit"),
        ("echo no; continue", 10, "continue needs a loop around it.", "To continue playing: resume"),
        ("if echo no { break }", 14, "break needs a loop around it.", "To end a script: exit"),
        ("def f { break }; for i in 1..2 { f }", 9, "break needs a loop around it.", "To end a script: exit"),
        (
            "for i in 1..2 { def f { continue }; f }", 25, "continue needs a loop around it.",
            "To continue playing: resume"
        ),
        ("for i in 1..2 { break now }", 23, "Unexpected argument: now", "usage: break"),
    ])
    func `where no loop runs, nothing does`(line: String, column: Int, message: String, step: String) async {
        let result = await ShellHarness().result(of: line)
        #expect((result.output, result.status) == ("", .usage))
        #expect(result.messages.hasPrefix("-c:1:\(column): \(message)\n\(step)"), "\(result.messages)")
    }
}
