// `not !cmd`, `time !cmd` and the like: prefixes before a command of the system mean what they mean before one of
// juke's, and a status that a line asks for is no error to be shown.

import CommandLanguage
import Rendering
import ShellCommands
import ShellTesting
import Testing

struct SystemPrefixTests {
    @Test(arguments: [
        ("not !exit 1 && echo a || echo b", ["exit 1"], "a\n"), ("not !true || echo b", ["true"], "b\n"),
        ("not not !true && echo a", ["true"], "a\n"), ("if not !exit 1 { echo a }", ["exit 1"], "a\n"),
        ("if not !test -e x.csv\n{ echo a } else { echo b }", ["test -e x.csv"], "b\n"),
        ("if echo x { } else if not !exit 3 { echo a }", [], "x\n"),
        ("def f { not !exit 1 }; f; echo a", ["exit 1"], "a\n"),
        ("not not !echo 'a; b' | !wc; echo c", ["(echo 'a; b'\n) | (wc\n)"], "c\n"),
        ("not try !exit 1 && echo a", ["exit 1"], "a\n"),
    ])
    func `not stands before it`(line: String, commands: [String], output: String) async {
        let harness = ShellHarness(systemShell: .everywhere)
        let result = await harness.result(of: line)
        #expect(result.output == output, "\(result)")
        #expect(harness.system.commands.map(\.line) == commands)
    }

    @Test func `a status that the line asks for is shown nowhere, and every other one is`() async {
        let harness = ShellHarness(systemShell: .everywhere)
        let asked = [
            "if !exit 1 { }", "!exit 2 || echo", "!exit 125 && echo a || echo", "not !exit 1", "if not not !exit 1 { }",
            "def has { !exit 1 }; if has { }", "if echo || !exit 1 { }",
        ]
        for line in asked { #expect(await harness.result(of: line).messages == "", "\(line)") }
        let shown = [
            ("try !exit 1", 5, 1, ExitStatus.done), ("!exit 3", 1, 3, .failed), ("echo && !exit 1", 9, 1, .failed),
            ("if echo { !exit 1 }", 11, 1, .failed), ("!exit 127 || echo", 1, 127, .done),
            ("if !exit 139 { }", 4, 139, .done),
        ]
        for (line, column, status, end) in shown {
            let result = await harness.result(of: line)
            #expect(result.messages == "-c:1:\(column): The command ended with status \(status).\n", "\(line)")
            #expect(result.status == end, "\(line)")
        }
    }

    @Test func `time measures it, budget does not run it`() async {
        let harness = ShellHarness(systemShell: .everywhere)
        #expect(await harness.result(of: "time !sleep 1").messages == "0.000 s, 0 requests\n")
        #expect(await harness.result(of: "time try !exit 1; echo a").output == "a\n")
        #expect(harness.system.commands.map(\.line) == ["sleep 1", "exit 1"])
        let budget = await harness.result(of: "budget !rm x")
        #expect((budget.status, budget.messages) == (.done, ""))
        #expect(budget.output.hasPrefix("!rm x\t0\t"), "\(budget.output)")
        #expect(harness.system.commands.count == 2)
    }

    @Test func `every repeats it until it fails`() async {
        let harness = ShellHarness(systemShell: .everywhere)
        #expect(
            await harness.result(of: "every 5s !exit 4")
                == LineResult(messages: "-c:1:10: The command ended with status 4.\n", status: .failed))
        #expect(
            await harness.result(of: "every 1s !date")
                == .refused("-c:1:7: 1s is not a time of 5s or more, such as 30s or 5m.\nType: help every\n"))
    }

    @Test(arguments: [
        ("rule X = !ls", 10, "A rule cannot run commands of the system.\nFor example: rule "),
        ("liked | not !ls", 9, "not takes no rows from a pipe.\nType: help"),
        ("let n = ( !ls )", 11, inBrackets), ("let n = (!ls)", 10, inBrackets),
        ("let n = (liked | !head -3 | rows -)", 18, inBrackets),
        ("not !", 5, "! cannot stand here.\nTo use it as text, quote it: \"!\""),
        (
            "time !!", 6,
            "!! does not bring back an earlier line here.\nPress Up for it, or Ctrl-R to search. To list them: history"
        ),
        ("every !ls", 7, "!ls is not a time of 5s or more, such as 30s or 5m.\nType: help every"),
    ])
    func `where it cannot stand, the message says what can`(line: String, column: Int, message: String) async {
        let harness = ShellHarness(systemShell: .everywhere)
        let result = await harness.result(of: line)
        #expect(result.messages.hasPrefix("-c:1:\(column): \(message)"), "\(result)")
        #expect(result.status == .usage && result.requests == 0 && harness.system.commands.isEmpty)
    }

    private static let inBrackets = """
        In these brackets only commands of juke can be, and none of the system.
        For a value: let n = (liked | count). For rows that it chooses: liked | !head -3 | rows - | as best
        """

    @Test(arguments: [("not !ls", ShellCommands.ExitStatus.done), ("time !ls", .notAllowed)])
    func `a script that may not run it is refused at its place`(
        line: String, status: ShellCommands.ExitStatus
    ) async {
        let result = await ShellHarness().result(of: line)
        #expect(
            result.messages.hasPrefix(
                "-c:1:\(line.utf8.count - 2): A script may not run commands of the system.\n"
                    + "To allow it: juke --allow-shell …\n"))
        #expect(result.status == status)
    }

    @Test(arguments: [
        ("alias here = !test -e\nif here x { echo a }", ["test -e x"], "a\n"),
        ("alias lines = '!wc -l'\nlogin\nsearch artist radiohead | lines", ["wc -l"], ""),
        ("alias top = 'search artist radiohead | !head -1'\nlogin\ntop; echo b", ["head -1"], "b\n"),
        ("alias no = not !exit\nno 1 && echo a", ["exit 1"], "a\n"), ("alias t = time\nt !sleep 1", ["sleep 1"], ""),
        ("alias say = '!echo \"$JUKE_x\"'\nlet x = 'a; b'\nsay $y 'c d'", ["echo \"$JUKE_x\" $y 'c d'"], ""),
    ])
    func `an alias may hold one, which then runs like the typed line`(
        text: String, commands: [String], output: String
    ) async {
        let harness = ShellHarness(systemShell: .everywhere)
        #expect(await harness.run(text) == .done, "\(harness.messages.text)")
        #expect(harness.system.commands.map(\.line) == commands)
        #expect(harness.output.text == output)
    }

    @Test func `an alias gives a script no leave, and no value becomes a part of a command`() async {
        let script = ShellHarness()
        #expect(await script.run("alias a = !ls") == .done)
        #expect(await script.run("a") == .notAllowed)
        let harness = ShellHarness(systemShell: .everywhere)
        _ = await harness.run("let x = 'a; rm b'\nlet whole = '!rm c'")
        let refused = """
            The value would become a part of the command of the system, which could then do anything.
            In '…' nothing is filled in; there write $JUKE_x for the variable x.

            """
        for (line, column) in [("alias a = !echo $x", 17), ("alias a = \"!echo $x\"", 11), ("alias a = $whole", 11)] {
            #expect(await harness.result(of: line) == .refused("-c:1:\(column): \(refused)"))
        }
        #expect(await harness.result(of: "alias a = 'echo $x'; a") == LineResult("a; rm b\n"))
    }
}
