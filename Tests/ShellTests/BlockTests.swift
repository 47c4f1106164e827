// `if`, `for`, `def`, `alias`, `every`: what runs, what stops, and where errors are said to be.

import CommandLanguage
import Exchange
import Prompting
import Shell
import ShellCommands
import ShellTesting
import SpotifyAPI
import Testing

struct BlockTests {
    private static let start = "login\nsearch artist radiohead\nartist 1\nalbums\nalbum 7\n"

    private func output(_ text: String, after start: String = "", expecting status: Int32 = 0) async -> String {
        let harness = ShellHarness()
        if !start.isEmpty { _ = await harness.run(start) }
        let before = harness.output.text.count
        let ended = await harness.run(text)
        #expect(ended.code == status, "\(harness.messages.text)")
        return String(harness.output.text.dropFirst(before))
    }

    // MARK: if

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
        #expect(await output(text) == expected)
    }

    @Test func `a failure inside a block stops the script, with its own place`() async {
        let harness = ShellHarness()
        #expect(await harness.run("if echo a {\n  echo b\n  pause\n  echo c\n}\necho d").code == 3)
        #expect(harness.output.text == "a\nb\n")
        #expect(harness.messages.text.hasPrefix("-c:3:3: You are not logged in."), "\(harness.messages.text)")
    }

    @Test func `any makes a condition and prints nothing`() async {
        let text = "if tracks 1 | where duration > 10h | any { echo long } else { echo short }"
        #expect(await output(text, after: "login\nsearch album \"OK Computer\"") == "short\n")
    }

    @Test func `exit inside a block ends the shell`() async {
        #expect(await output("for x in $@ { echo x }\nif echo a { exit 7 }\necho b", expecting: 7) == "a\n")
    }

    // MARK: for

    @Test func `a loop goes through rows, with their fields`() async {
        let text = "tracks | take 2 | as two\nfor x in $two { echo ${x.name} ${x.duration} }"
        let shown = await output(text, after: Self.start)
        #expect(shown.hasSuffix("Airbag 4:47\nParanoid Android 6:27\n"))
        #expect(
            await output("for x in 2-1 { echo ${x.name} }", after: "login\nsearch artist radiohead")
                == "Radiohead Tribute Band\nRadiohead\n")
    }

    @Test func `a loop over arguments, over nothing, and over what is not there`() async {
        let harness = ShellHarness(arguments: ["--json", "a b"])
        #expect(await harness.run("for word in $@ { echo <$word> ${word} }") == .done)
        #expect(harness.output.text == "<$word> --json\n<$word> a b\n")
        #expect(
            await output(
                "search artist radiohead | where name ~ zzz | as none\nfor x in $none { echo no }\necho $?",
                after: "login") == "0\n")
        let missing = ShellHarness()
        #expect(await missing.run("for x in 3 { echo no }") == .notFound)
        #expect(missing.messages.text.hasPrefix("-c:1:10: Nothing has been listed"), "\(missing.messages.text)")
    }

    @Test func `a failing turn ends a loop in a script`() async {
        let text = "for x in 1-2 { echo ${x.name}; unlike spotify:track:4iV5W9uYEdYUVa79Axb7Rh }\necho never"
        #expect(await output(text, after: "login\nsearch artist radiohead", expecting: 2) == "")
        let failing = "for x in 1-2 { echo ${x.name}; search zzqq }\necho never"
        #expect(await output(failing, after: "login\nsearch artist radiohead", expecting: 4) == "Radiohead\n")
    }

    // MARK: def

    @Test func `a function has arguments of its own and gives the caller's back`() async {
        let harness = ShellHarness(arguments: ["outer"])
        let text = "def greet {\n  echo hello \"$1,\" $# words\n}\ngreet big \"wide world\"\necho $1\ngreet || echo no"
        #expect(await harness.run(text) == .usage)
        #expect(harness.output.text == "hello big, 2 words\nouter\n")
        #expect(
            harness.messages.text.hasPrefix("-c:2:15: An argument is missing: $1 is not set."),
            "\(harness.messages.text)")
    }

    @Test func `a function that calls itself without end is stopped`() async {
        let harness = ShellHarness()
        #expect(await harness.run("def f { f }; f") == .failed)
        #expect(harness.messages.text.contains("f calls itself without end."))
        // Two calls of itself, each 32 deep, would be four thousand million.
        for body in ["f || f", "f; f", "try f; try f", "if f { } else { f }", "for x in $@ { try f $@ }", "f && f"] {
            let twice = ShellHarness(.prompt)
            #expect(await twice.run("def f { \(body) }\nf a b") == .failed, "\(body)")
            #expect(twice.messages.text.split(separator: "\n").count { $0.contains("without end") } == 1, "\(body)")
            #expect(await twice.run("echo on") == .done)
        }
    }

    @Test func `a text that doubles itself is stopped`() async {
        let harness = ShellHarness()
        #expect(await harness.run("def f { f \"$1$1\" }; f 0123456789abcdef") == .usage)
        #expect(harness.messages.text.contains("The values of the variables are longer than 1 MB together."))
        let prompt = ShellHarness(.prompt)
        _ = await prompt.run("let x = \(String(repeating: "a", count: 600_000))")
        #expect(await prompt.run("let x = \"$x$x\"") == .usage)
        #expect(await prompt.run("echo still") == .done)
        #expect(
            await output("def f { if echo $1 { } }\nf a && try f b\ndef g { try f $1; echo g }\ng x") == "a\nb\nx\ng\n")
    }

    @Test(arguments: [
        ("def echo { }", "There is already a command echo."), ("def f { echo a }; f | count", "f is a function"),
        ("def 1f { }", "1f cannot be a name: use letters from a to z, digits and _, and begin with a letter."),
        ("def f x { }", "Unexpected argument: x\n"), ("def f; echo", "{ is missing before ;"),
        ("for x { }", "`in` is missing after x."), ("for x in { }", "What it goes through is missing after in."),
        ("if { }", "{ cannot stand here: only if, for and def have a block."),
        ("if echo a { } echo b", "; or a new line is missing before echo"),
        ("if echo a { }\nelse { }", "else must follow the closing } on the same line.\nType: } else { … }\n"),
        ("else { }", "else must follow"), ("if echo a { echo b } else { } else { }", "else must follow"),
        ("}", "} cannot stand here"),
        ("if echo a { echo b } | count", "| cannot stand here"), ("echo a {", "{ cannot stand here"),
        ("if echo a {", "The block that begins here is never closed"), ("for x in 1-3", "The line is not finished"),
        ("echo a |", "The line ends after |.\nAdd the command that should follow, or remove the |.\n"),
        ("if echo a {echo yes}", "Put a blank after {.\nType: { echo\n"), ("def f {echo hi }", "Put a blank after {."),
        ("if echo a {echo yes}; echo x", "Put a blank after {."),
        ("while echo a { echo b }", "There is no command while.\nTo repeat a command: every 30s COMMAND\n"),
        ("each x { echo b }", "There is no command each.\nTo run lines for every row: for x in ROWS { … }\n"),
        ("repeat 3 { echo b }", "{ cannot stand here: only if, for and def have a block."),
        (
            "for x in liked | take 2 { echo x }",
            "A pipeline cannot stand here: { is missing before |.\n"
                + "Keep the rows first: liked | take 2 | as r | any; for x in $r { … }\n"
        ),
        ("def f { echo $best }\nlet best = a\nf $nothing", "$nothing is not set"),
    ])
    func `what is not a block is pointed at`(text: String, words: String) async {
        let harness = ShellHarness()
        #expect(await harness.run(text).code == 2)
        #expect(harness.messages.text.contains(words), "\(harness.messages.text)")
    }

    @Test func `a prompt asks for the rest of a block and lists what was defined`() async {
        let harness = ShellHarness(.prompt)
        let lines = ListedLines("def two {\n  echo a\n  echo b\n}\ntwo\ndef")
        #expect(await harness.shell.run(lines, mode: .init(onFailure: .keepGoing)) == .done)
        #expect(lines.requests.map(\.prompt.text).prefix(5) == ["juke> ", "  … ", "  … ", "  … ", "juke> "])
        #expect(harness.output.text.hasPrefix("a\nb\n"))
        #expect(harness.output.text.contains("echo a; echo b"))
        #expect(harness.snapshot.candidates(CandidateQuery(.aliases)).map(\.insertion) == ["two"])
    }

    @Test func `functions need whole names inside, also at a prompt`() async {
        let harness = ShellHarness(.prompt)
        _ = await harness.run("def f { sea x }\nf")
        #expect(harness.messages.text.contains("Scripts need full names: sea is short for search."))
    }
}

struct AliasTests {
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

    @Test func `aliases are listed, taken back, and completed`() async {
        let harness = ShellHarness()
        #expect(await harness.run("alias b = echo b\nalias a = 'echo a'\nalias\nunalias b\nalias a") == .done)
        #expect(harness.output.text == "a\techo a\t\nb\techo b\t\na\techo a\t\n")
        #expect(harness.snapshot.candidates(CandidateQuery(.aliases)).map(\.insertion) == ["a"])
        #expect(await harness.run("unalias b").code == 1)
        #expect(await harness.run("b").code == 2)
    }

    @Test func `an alias of an alias is not followed, so nothing goes in circles`() async {
        let harness = ShellHarness()
        let text = "alias xa = xb\nalias xb = xa\ntry xa\ntry xb"
        #expect(await harness.run(text, mode: .init(onFailure: .keepGoing)) == .usage)
        #expect(harness.messages.text.contains("There is no command xb."))
        #expect(harness.messages.text.contains("There is no command xa."))
    }

    @Test(arguments: [
        ("alias 3 = echo", "3 cannot be a name: use letters, digits, - and _, and begin with a letter."),
        ("alias x =", "A command is missing after =."), ("alias if = echo", "There is already a command if."),
        ("alias x = 'a; b'", "one pipeline"), ("alias x = 'echo |'", "not finished"),
        ("alias x = '!ls'", "one pipeline"),
        ("alias x = 'if echo { }'", "one pipeline"), ("unalias", "unalias needs a name, such as: unalias long\n"),
    ])
    func `what cannot be an alias is refused`(line: String, words: String) async {
        let harness = ShellHarness()
        #expect(await harness.run(line) == .usage)
        #expect(harness.messages.text.contains(words), "\(harness.messages.text)")
    }

    @Test func `an error in an alias shows what it stands for`() async {
        let harness = ShellHarness(.prompt)
        _ = await harness.run("alias t = 'take lots'\nalbums 1 | t")
        #expect(harness.messages.text.contains("albums 1 | take lots"), "\(harness.messages.text)")
    }
}

struct EveryTests {
    @Test func `a pipeline is repeated on the injected clock until Ctrl-C`() async {
        let harness = ShellHarness()
        let running = Task { await harness.run("every 10s echo a\necho b") }
        while harness.output.text.utf8.count < 4 { await Task.yield() }
        harness.interrupts.raise()
        #expect(await running.value.code == 130)
        #expect(harness.output.text.allSatisfy { $0 == "a" || $0.isNewline })
        #expect(harness.messages.text == "Interrupted.\n")
        #expect(harness.time.sleeps.allSatisfy { $0 == .seconds(10) })
    }

    @Test func `its failure ends it`() async {
        let harness = ShellHarness()
        #expect(await harness.run("every 10s nonsense").code == 2)
        #expect(harness.messages.text.hasPrefix("-c:1:11: There is no command nonsense."))
    }

    @Test(arguments: [
        ("every 2s echo a", "2s is not a time of 5s or more"), ("every x echo a", "x is not a time"),
        ("every 10s", "every needs a command"),
    ])
    func `the time is checked`(line: String, words: String) async {
        let harness = ShellHarness()
        #expect(await harness.run(line) == .usage)
        #expect(harness.messages.text.contains(words), "\(harness.messages.text)")
    }
}

struct SystemCommandTests {
    @Test func `a command reads the rows as TSV and the variables in its environment`() async {
        let harness = ShellHarness(systemShell: .everywhere)
        #expect(
            await harness.run("login\nlet who = a$b 'c d'\nsearch artist radiohead | select name | !sort -r; echo $who")
                == .done)
        #expect(
            harness.system.commands == [
                SystemCommand(
                    line: "sort -r; echo $who", input: "Radiohead\nRadiohead Tribute Band\n",
                    environment: ["JUKE_who": "a$b c d"])
            ])
        #expect(harness.output.text == "")
        #expect(await harness.shell.session.listings.isEmpty)
        #expect(await harness.run("search artist radiohead | select name | to csv | !cat\n!date") == .done)
        #expect(
            harness.system.commands.map(\.input) == [
                "Radiohead\nRadiohead Tribute Band\n", "name\r\nRadiohead\r\nRadiohead Tribute Band\r\n", nil,
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
}
