// `not`: failure becomes success, and the other way round; a line that is not understood stays one.

import ShellCommands
import ShellTesting
import Testing

struct NotTests {
    @Test(arguments: [
        ("not echo a && echo b || echo c", "a\nc\n"), ("if not test 1 = 2 { echo yes }", "yes\n"),
        ("not not echo a && echo b", "a\nb\n"), ("not try pause && echo b", "b\n"), ("not pause; echo $?", "0\n"),
        ("def f { return 3 }; not f && echo b", "b\n"),
    ])
    func `the status is the opposite`(text: String, output: String) async {
        let result = await ShellHarness().result(of: text)
        #expect((result.output, result.status) == (output, .done), "\(result.messages)")
    }

    @Test func `success under it stops a script`() async {
        #expect(await ShellHarness().result(of: "not echo a\necho b") == LineResult("a\n", status: .failed))
    }

    @Test(arguments: [
        ("not nonsense || echo b", "-c:1:5: There is no command nonsense.\nType: help\n"),
        ("not", "-c:1:4: not needs a command, such as: not liked | any && echo nothing is saved\nusage: not COMMAND\n"),
    ])
    func `a mistake stays one`(text: String, message: String) async {
        #expect(await ShellHarness().result(of: text) == .refused(message))
    }

    @Test func `exit and break act through it`() async {
        #expect(await ShellHarness().result(of: "not exit 7") == LineResult(status: .chosen(7)))
        #expect(await ShellHarness().result(of: "for i in 1..3 { echo $i; not break }") == LineResult("1\n"))
    }
}
