// `if`: what runs, whose failure stops a script, and what is no condition.

import ShellCommands
import ShellTesting
import Testing

struct IfCommandTests {
    @Test(arguments: [
        ("if echo a { echo b } else { echo c }", "a\nb\n"), ("if pause { echo b } else { echo c }", "c\n"),
        ("if pause { echo b }; echo on", "on\n"), ("if pause { echo b }\necho $?", "0\n"),
        ("if pause { } else if echo two { echo three } else { echo four }", "two\nthree\n"),
        ("if echo a && pause { echo b } else { echo c }", "a\nc\n"),
        ("if echo a\n{\n  echo b\n} else {\n  echo c\n}\necho d", "a\nb\nd\n"),
        ("if pause { } && echo a || echo b", "a\n"), ("if echo a { pause || echo b }", "a\nb\n"),
        ("if echo a { if pause { } else { echo deep } }", "a\ndeep\n"),
    ])
    func `a condition decides and stops nothing`(text: String, expected: String) async {
        let harness = ShellHarness()
        #expect(await harness.run(text) == .done, "\(harness.messages.text)")
        #expect(harness.output.text == expected)
    }

    @Test func `a failure inside a block stops the script, with its own place`() async {
        let harness = ShellHarness()
        #expect(await harness.run("if echo a {\n  echo b\n  pause\n  echo c\n}\necho d").code == 3)
        #expect(harness.output.text == "a\nb\n")
        #expect(harness.messages.text.hasPrefix("-c:3:3: You are not logged in."), "\(harness.messages.text)")
    }

    @Test func `exit inside a block ends the shell`() async {
        #expect(
            await ShellHarness().result(of: "if echo a { exit 7; echo b }\necho c")
                == LineResult("a\n", status: .chosen(7)))
    }

    @Test func `at a prompt a failure inside does not stop the block, and the next line follows`() async {
        let harness = ShellHarness(.prompt)
        #expect(
            await harness.result(of: "if echo a { pause; echo b }\necho $?")
                == LineResult("a\nb\n0\n", messages: "You are not logged in.\nType: login\n"))
    }

    @Test(arguments: [
        ("if { }", 4, "{ cannot stand here: only if, for and def have a block.", "To use it as text, quote it: \"{\""),
        (
            "if echo a { } echo b", 15, "; or a new line is missing before echo.",
            "To use echo as text, quote it: \"echo\""
        ),
        ("else { }", 1, "else must follow the closing } on the same line.", "Type: } else { … }"),
        (
            "if echo a { echo b } else { } else { }", 31, "else must follow the closing } on the same line.",
            "Type: } else { … }"
        ),
        ("if echo a {", 11, "The block that begins here is never closed.", "Close it: }"),
        ("if echo a {echo yes}", 11, "Put a blank after {.", "Type: { echo"),
        ("if echo a {}", 11, "{} is read as a word.", "For an empty block, type: { }"),
        ("if echo a { echo b } | count", 22, "| cannot stand here.", "To use it as text, quote it: \"|\""),
        ("if echo a", 10, "{ is missing.", "usage: if COMMAND { … } else { … }"),
    ])
    func `what is no condition or no block is pointed at`(
        line: String, column: Int, message: String, step: String
    ) async {
        #expect(await ShellHarness().result(of: line) == .refused("-c:1:\(column): \(message)\n\(step)\n"))
    }

    @Test func `an else on the next line comes too late`() async {
        #expect(
            await ShellHarness().result(of: "if echo a { }\nelse { }")
                == LineResult(
                    "a\n", messages: "-c:2:1: else must follow the closing } on the same line.\nType: } else { … }\n",
                    status: .usage))
    }
}
