// `def`: functions with arguments of their own, functions that never end, and what cannot be one.

import CommandLanguage
import Prompting
import Shell
import ShellCommands
import ShellTesting
import Testing

struct DefTests {
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

    @Test func `functions call each other and give the arguments back`() async {
        #expect(
            await ShellHarness().result(of: "def f { if echo $1 { } }\nf a && try f b\ndef g { try f $1; echo g }\ng x")
                == LineResult("a\nb\nx\ng\n"))
    }

    @Test func `functions are listed by name, and a second definition replaces the first`() async {
        let harness = ShellHarness()
        #expect(
            await harness.result(of: "def")
                == LineResult(messages: "There are no functions. Make one: def NAME { … }\n"))
        #expect(
            await harness.result(of: "def b { echo one }\ndef a { echo two | count }\ndef b { echo '|' }\ndef").output
                == "a\techo two | count\t\nb\techo '|'\t\n")
        #expect(await harness.result(of: "alias a = echo alias; def; a") == LineResult("b\techo '|'\t\nalias\n"))
    }

    @Test(arguments: [
        ("def echo { }", "-c:1:1: There is already a command echo.\nChoose another name.\n"),
        (
            "def f { echo a }; f | count",
            "-c:1:19: f is a function: it neither takes rows from a pipe nor gives any.\n"
                + "Use it alone, or make an alias of one pipeline: alias NAME = '…'\n"
        ),
        (
            "def 1f { }",
            "-c:1:5: 1f cannot be a name: use letters from a to z, digits and _, and begin with a letter.\n"
                + "Type: help\n"
        ),
        ("def f x { }", "-c:1:7: Unexpected argument: x\nusage: def NAME { … }\n"),
        ("def f; echo", "-c:1:6: { is missing before ;.\nTo use ; as text, quote it: \";\"\n"),
        ("def f", "-c:1:6: The line is not finished.\nAdd what should follow, or remove the last word.\n"),
        ("def f {echo hi }", "-c:1:7: Put a blank after {.\nType: { echo\n"),
        (
            "def f { echo $best }\nlet best = a\nf $nothing",
            "-c:3:3: $nothing is not set.\nTo use it as text, quote it: '$nothing'\n"
        ),
    ])
    func `what cannot be a function is pointed at`(text: String, message: String) async {
        #expect(await ShellHarness().result(of: text) == .refused(message))
    }
}
