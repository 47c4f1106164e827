// `unalias`: a name means nothing again, or the command it hid.

import ShellCommands
import ShellTesting
import Testing

struct UnaliasTests {
    @Test func `a name that stood for a pipeline stands for nothing`() async {
        let harness = ShellHarness()
        #expect(await harness.result(of: "alias b = echo b; b; unalias b") == LineResult("b\n"))
        #expect(await harness.result(of: "b").status == .usage)
        #expect(
            await harness.result(of: "unalias b")
                == LineResult(messages: "-c:1:1: There is no alias b.\nTo list them: alias\n", status: .failed))
    }

    @Test func `a command that was hidden is there again`() async {
        let harness = ShellHarness()
        _ = await harness.run("alias echo = echo loud")
        #expect(await harness.result(of: "echo x; unalias echo; echo x") == LineResult("loud x\nx\n"))
    }

    @Test func `a name that is mistyped is named, and what it could mean stays`() async {
        let harness = ShellHarness()
        _ = await harness.run("alias hi = echo hi")
        #expect(
            await harness.result(of: "unalias hy")
                == LineResult(messages: "-c:1:1: There is no alias hy.\nDid you mean hi?\n", status: .failed))
        #expect(await harness.result(of: "try unalias hy; hi").output == "hi\n")
    }

    @Test(arguments: [
        ("unalias", "-c:1:8: unalias needs a name, such as: unalias long\nusage: unalias NAME\n"),
        ("unalias a b", "-c:1:11: Unexpected argument: b\nusage: unalias NAME\n"),
    ])
    func `one name is needed`(line: String, message: String) async {
        #expect(await ShellHarness().result(of: line) == .refused(message))
    }
}
