// `unalias`: a name means nothing again, or the command it hid.

import Shell
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

    @Test func `several go at once, and none where one is not there`() async {
        let harness = ShellHarness()
        _ = await harness.run("alias one = echo 1\nalias two = echo 2\nalias three = echo 3")
        #expect(await harness.result(of: "unalias one four two").status == .failed)
        #expect(await harness.run("one; two") == .done)
        #expect(await harness.run("unalias one two") == .done)
        #expect(await harness.shell.session.aliases.keys.sorted() == ["three"])
    }

    @Test func `a name is needed`() async {
        let message = "-c:1:8: unalias needs a name, such as: unalias long\nusage: unalias NAME...\n"
        #expect(await ShellHarness().result(of: "unalias") == .refused(message))
    }
}
