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

    @Test(arguments: [
        ("def f a b=7 { echo $a $b }\nf x\nf x y\nf x --b z\nf --b=z x", "x 7\nx y\nx z\nx z\n"),
        ("def f a { echo \"<$a>\" $1 $# }\nf 'two words'", "<two words> two words 1\n"),
        ("let d = 5; def f a=${d} { echo $a }; f; let d = 6; f", "5\n6\n"), ("def f a= { echo [${a}] }; f", "[]\n"),
        ("let x = 1\ndef f { let x = 2; echo $x }\nf; echo $x", "2\n1\n"),
        ("def f { let y = 1; for z in 1..2 { } }\nf\necho ${y:-none} ${z:-none}", "none none\n"),
        ("def g { echo ${v:-none} $w }\ndef f { let v = 1; g }\nlet w = 2\nf", "none 2\n"),
        ("def f n { if test $n > 0 { f $m; echo $n } }\nlet m = 0\nf 3", "3\n"),
    ])
    func `arguments have names, and variables are a function's own`(text: String, output: String) async {
        #expect(await ShellHarness().result(of: text) == LineResult(output))
    }

    @Test func `a named argument may be rows`() async {
        let harness = await ShellHarness.atAlbum()
        _ = await harness.run("tracks | as t | any\ndef names rows { for x in $rows { echo ${x.name} } }")
        #expect(await harness.result(of: "names $t:1-2") == LineResult("Airbag\nParanoid Android\n"))
        let nameless = await harness.result(of: "def f { echo $# }\nf $t")
        #expect(
            nameless
                == .refused(
                    "-c:2:3: $t holds rows and cannot be an argument without a name.\n"
                        + "Give the argument one: def NAME rows { … $rows … }\n"))
    }

    @Test func `help, hints and Tab know the arguments of a function`() async {
        let harness = ShellHarness(.prompt)
        _ = await harness.run("def loud room level=70 { volume $level }")
        let help = await harness.result(of: "help loud").output
        #expect(help.contains("usage: loud ROOM [LEVEL] [--level LEVEL]"), "\(help)")
        #expect(help.contains("{ volume $level }"))
        let snapshot = harness.snapshot
        let engine = CompletionEngine(table: Catalogue.table(), snapshot: { snapshot.candidates($0) })
        #expect(engine.completions(for: "loud --", cursor: 7).candidates.map(\.insertion) == ["--level"])
        let hint = UsageHint(table: Catalogue.table(), snapshot: { snapshot.candidates($0) })
        #expect(hint.usage(after: "loud ") == "ROOM [LEVEL]")
        #expect(hint.usage(after: "loud Kitchen ") == "[LEVEL]")
        let unknown = await harness.result(of: "help lout")
        #expect(unknown.status == .usage)
        #expect(unknown.messages.hasPrefix("There is no command or topic lout.\n"), "\(unknown.messages)")
    }

    @Test func `help of one's own name goes before a command that begins so, and after one of that name`() async {
        let harness = ShellHarness()
        _ = await harness.run("def his { echo x }\nalias hel = search artist\nalias history = log")
        #expect(
            await harness.result(of: "help his")
                == LineResult("his – a function of yours\nusage: his [$1] [$2] …\n\n{ echo x }\n"))
        #expect(
            await harness.result(of: "help hel")
                == LineResult("hel – an alias of yours for: search artist\nusage: hel [WORDS]\n"))
        #expect(await harness.result(of: "help history").output.hasPrefix("history – "))
        #expect(await harness.result(of: "help histo").output.hasPrefix("history – "))
        #expect(await harness.result(of: "help his --json").output.hasPrefix(#"{"name":"his","#))
        #expect(await harness.result(of: "help hel --json").output.hasPrefix(#"{"name":"hel","#))
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
        (
            "def f a=1 b { }",
            "-c:1:11: b has no value, so it cannot come after an argument that has one.\n"
                + "Put it first, or give it a value: b=VALUE\n"
        ),
        ("def f a a { }", "-c:1:9: There are two arguments called a.\nType: help def\n"),
        ("def f a { }\nf", "-c:2:2: A is missing.\nusage: f A\n"),
        ("def f a { }\nf b c", "-c:2:5: Unexpected argument: c\nusage: f A\n"),
        (
            "def f level=7 { }\nf --leve 1",
            "-c:2:3: There is no option --leve.\nDid you mean --level? To use it as text, type: -- --leve\n"
        ),
        ("def f; echo", "-c:1:6: { is missing.\nusage: def NAME [A] [B=VALUE] { … }\n"),
        ("def f", "-c:1:6: { is missing.\nusage: def NAME [A] [B=VALUE] { … }\n"),
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
