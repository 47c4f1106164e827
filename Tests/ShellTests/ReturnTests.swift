// `return`: ends a function with a status, from wherever in it.

import ShellCommands
import ShellTesting
import Testing

struct ReturnTests {
    @Test(arguments: [
        ("def f { echo a; return 3; echo b }\nf || echo $?", "a\n3\n"),
        ("def f { for i in 1..3 { test $i = 2 && return; echo $i } }\nf; echo end", "1\nend\n"),
        ("def f { if return 2 { echo no } }; f || echo $?", "2\n"), ("def f { return 0; echo no }; f; echo $?", "0\n"),
        ("def g { return 4 }; def f { g || echo $?; echo on }; f", "4\non\n"),
        ("def f { try return 5; echo no }; f || echo $?", "5\n"),
        ("def f { test 1 = 2 || return; echo no }; f || echo $?", "1\n"),
    ])
    func `it ends the function that runs`(text: String, output: String) async {
        #expect(await ShellHarness().result(of: text) == LineResult(output))
    }

    @Test func `a failure that a function returns stops a script`() async {
        #expect(await ShellHarness().result(of: "def f { return 9 }\nf\necho no") == LineResult(status: .chosen(9)))
    }

    @Test(arguments: [
        ("return", 1, "return ends a function, and none runs here.", "To end a script: exit"),
        ("echo no; return 2", 10, "return ends a function, and none runs here.", "To end a script: exit"),
        ("def f { return 256 }; f", 16, "256 is not a number from 0 to 255.", "Type: help return"),
    ])
    func `what is no return is pointed at`(line: String, column: Int, message: String, step: String) async {
        #expect(await ShellHarness().result(of: line) == .refused("-c:1:\(column): \(message)\n\(step)\n"))
    }

    @Test func `a script that a function runs cannot return from it`() async {
        let harness = ShellHarness(scripts: ["/s": "return 2"])
        let result = await harness.result(of: "def f { source /s; echo no }; f")
        #expect((result.output, result.status) == ("", .usage))
        #expect(result.messages.contains("return ends a function, and none runs here."))
    }
}
