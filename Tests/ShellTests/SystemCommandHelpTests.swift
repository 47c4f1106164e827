// `!`: what the system's shell is given, what its end means, and where it stands in blocks and scripts.

import Shell
import ShellCommands
import ShellTesting
import Testing

struct SystemCommandHelpTests {
    @Test func `a command reads the rows as TSV and the variables in its environment`() async {
        let harness = ShellHarness(systemShell: .everywhere)
        #expect(
            await harness.run(
                "login\nlet who = a$b 'c d'\nsearch artist radiohead | select name | !(sort -r; echo $who)")
                == .done)
        #expect(
            harness.system.commands == [
                SystemCommand(
                    line: "(sort -r; echo $who)", input: "Radiohead\nRadiohead Tribute Band\n",
                    environment: ["JUKE_who": "a$b c d"])
            ])
        #expect(harness.output.text == "")
        #expect(await harness.shell.session.listings.isEmpty)
        #expect(await harness.run("search artist radiohead | select name | to csv | !cat\n!date") == .done)
        #expect(
            harness.system.commands.map(\.input) == [
                "Radiohead\nRadiohead Tribute Band\n", "name\nRadiohead\nRadiohead Tribute Band\n", nil,
            ])
    }

    @Test func `its failure is status 1, and a script needs leave`() async {
        let harness = ShellHarness(systemShell: .everywhere)
        #expect(await harness.run("!exit 3") == .failed)
        #expect(harness.messages.text == "-c:1:1: The command ended with status 3.\n")
        #expect(await harness.run("if !exit 1\n{ echo yes } else { echo no }\n!exit 0") == .done)
        #expect(harness.output.text == "no\n")
        let refused = ShellHarness()
        #expect(await refused.run("login; search artist radiohead | !cat") == .notAllowed)
        #expect(refused.system.commands.isEmpty)
        #expect(refused.counter.newest.isEmpty == false)
        #expect(refused.messages.text.contains("juke --allow-shell"))
        let prompt = ShellHarness(.prompt, scripts: ["/s": "!ls"])
        _ = await prompt.run("!ls\nsource /s")
        #expect(prompt.system.commands.map(\.line) == ["ls"])
        #expect(await ShellHarness(.prompt).run("!").code == 2)
    }

    @Test(arguments: [
        ("for x in $@ { !echo a }; echo b", ["echo a"], "b\n"),
        ("def f { !echo hi; echo yes }; f", ["echo hi"], "yes\n"),
        ("if !true { echo a } else { !echo b }", ["true"], "a\n"),
        ("if echo x { } else if !true { echo a }; echo c", [], "x\nc\n"),
        ("if echo x {\n  !echo '}' \"}\" \\} ${A} # }\n}", ["echo '}' \"}\" \\} ${A} # }"], "x\n"),
        ("if echo x { !(f() { echo a; }; f) }", ["(f() { echo a; }; f)"], "x\n"), ("!echo } ;", ["echo }"], ""),
        ("!echo 'a;' ; echo b && !c || echo d", ["echo 'a;'", "c"], "b\n"),
        ("!(a; b | c) && echo d", ["(a; b | c)"], "d\n"),
        ("if echo x { !echo a \\\n  b }; echo c", ["echo a \\\n  b"], "x\nc\n"),
    ])
    func `a command of the system ends before an operator and the brace of its block, but inside of nothing of sh`(
        text: String, commands: [String], output: String
    ) async {
        let harness = ShellHarness(systemShell: .everywhere, arguments: ["one"])
        #expect(await harness.run(text) == .done, "\(harness.messages.text)")
        #expect(harness.system.commands.map(\.line) == commands)
        #expect(harness.output.text == output)
    }

    @Test func `a block that such a command leaves open says why`() async {
        let harness = ShellHarness(systemShell: .everywhere)
        #expect(await harness.run("def f { !echo hi}") == .usage)
        #expect(
            harness.messages.text == """
                -c:1:7: The block that begins here is never closed.
                Close it with a } as a word of its own, outside of what the system's shell has open: { !date }

                """)
    }

    @Test(arguments: ["!!", "!! | wc", "!-2", "!17", "!!:s/a/b/"])
    func `what other shells take for an earlier line is said to be none`(line: String) async {
        let harness = ShellHarness(systemShell: .everywhere)
        #expect(await harness.run(line) == .usage)
        #expect(harness.messages.text.contains(" does not bring back an earlier line here.\n"))
        #expect(harness.system.commands.isEmpty)
    }

    @Test func `a script that may not run it says how it may, and sends nothing`() async {
        let harness = ShellHarness()
        #expect(
            await harness.result(of: "search artist radiohead | !cat")
                == LineResult(
                    messages: "-c:1:27: A script may not run commands of the system.\n"
                        + "To allow it: juke --allow-shell …\n", status: .notAllowed))
    }

    @Test func `alone it is no command`() async {
        #expect(
            await ShellHarness(systemShell: .everywhere).result(of: "echo a; !")
                == .refused("-c:1:9: ! cannot stand here.\nTo use it as text, quote it: \"!\"\n"))
    }
}
