// `alias`: names that stand for a pipeline. Taking one back is `unalias`.

import CommandLanguage
import Prompting
import Shell
import ShellCommands
import ShellTesting
import Testing

struct AliasCommandTests {
    @Test func `an alias stands for a pipeline and what follows is appended`() async {
        let harness = ShellHarness()
        let text = """
            alias hello = echo hello
            hello there
            alias e='echo "a  b" |'
            alias first = 'search artist radiohead | take 1'
            alias echo = echo loud
            echo x
            login
            first | count
            """
        _ = await harness.run(text)
        #expect(harness.messages.text.contains("-c:3:"))
        let fine = ShellHarness()
        let lines = text.split(separator: "\n").filter { !$0.contains("e='") }.joined(separator: "\n")
        #expect(await fine.run(lines) == .done, "\(fine.messages.text)")
        #expect(fine.output.text == "hello there\nloud x\n1\n")
        #expect(
            fine.messages.text.hasPrefix("echo now stands for: echo loud. To get the command back: unalias echo\n"))
    }

    @Test func `aliases are listed by name, taken back, and completed`() async {
        let harness = ShellHarness()
        #expect(await harness.run("alias b = echo b\nalias a = 'echo a'\nalias\nunalias b\nalias a") == .done)
        #expect(harness.output.text == "a\techo a\t\nb\techo b\t\na\techo a\t\n")
        #expect(harness.snapshot.candidates(CandidateQuery(.aliases)).map(\.insertion) == ["a"])
    }

    @Test func `an alias of an alias is not followed, so nothing goes in circles`() async {
        let harness = ShellHarness()
        let text = "alias xa = xb\nalias xb = xa\ntry xa\ntry xb"
        #expect(await harness.run(text, mode: .init(onFailure: .keepGoing)) == .usage)
        #expect(harness.messages.text.contains("There is no command xb."))
        #expect(harness.messages.text.contains("There is no command xa."))
    }

    @Test func `an error in an alias shows what it stands for`() async {
        let harness = ShellHarness(.prompt)
        _ = await harness.run("alias t = 'take lots'\nalbums 1 | t")
        #expect(harness.messages.text.contains("albums 1 | take lots"), "\(harness.messages.text)")
    }

    @Test func `none are said to be none, and a name that stands for nothing is an error`() async {
        let harness = ShellHarness()
        #expect(
            await harness.result(of: "alias")
                == LineResult(messages: "There are no aliases. Make one: alias NAME = PIPELINE\n"))
        _ = await harness.run("alias hi = echo hi")
        #expect(
            await harness.result(of: "alias hy")
                == LineResult(messages: "-c:1:1: There is no alias hy.\nDid you mean hi?\n", status: .failed))
        #expect(
            await harness.result(of: "alias --json")
                == LineResult(
                    "[\n" + #"{"kind":"alias","name":"hi","uri":null,"id":null,"url":null,"meaning":"echo hi"}"#
                        + "\n]\n"))
    }

    @Test(arguments: [
        (
            "alias 3 = echo", 7, "3 cannot be a name: use letters, digits, - and _, and begin with a letter.",
            "Type: help alias"
        ),
        ("alias x =", 10, "A command is missing after =.", "usage: alias x = PIPELINE"),
        ("alias x y", 7, "= is missing after x.", "usage: alias NAME = PIPELINE"),
        ("alias if = echo", 7, "There is already a command if.", "Choose another name."),
        ("alias x = 'a; b'", 11, "a; b is not one pipeline; for several commands use def.", "Type: help alias"),
        (
            "alias x = 'if echo { }'", 11, "if echo { } is not one pipeline; for several commands use def.",
            "Type: help alias"
        ),
        ("alias x = 'echo |'", 11, "The line is not finished.", "Add what should follow, or remove the last word."),
        (
            "alias old = liked | where year < 1980", 1, "The | ends the alias, so what it stands for needs quotes.",
            "Type: alias old = 'liked | …'"
        ),
        (
            "alias all = search track love | count", 1,
            "The | ends the alias, so what it stands for needs quotes.", "Type: alias all = 'search track love | …'"
        ),
        (
            "alias hi = 'echo $1'", 12, "An alias takes no arguments: $1 means nothing in it.",
            "Make a function instead: def NAME { … $1 … }"
        ),
        (
            "alias hi = 'echo ${@}'", 12, "An alias takes no arguments: $@ means nothing in it.",
            "Make a function instead: def NAME { … $@ … }"
        ),
        (
            "alias a = echo b --json", 18, "--json is read as an option here.",
            "To use it as text, quote it: \"--json\""
        ),
    ])
    func `what cannot be an alias is refused`(line: String, column: Int, message: String, step: String) async {
        #expect(await ShellHarness().result(of: line) == .refused("-c:1:\(column): \(message)\n\(step)\n"))
    }

}
