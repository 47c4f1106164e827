// Names that the user gives are written out: a variable in one is an error that says so, whether it is set or not.

import ShellCommands
import ShellTesting
import Testing

struct WrittenNameTests {
    @Test(arguments: [
        ("let $x = 1", 5, "$x", "Without the $: let x"),
        ("let r${x} = 1", 5, "r${x}", "Write the name itself. Type: help let"),
        ("let r${x}=1", 5, "r${x}=1", "Write the name itself. Type: help let"),
        ("let r${x} = (liked | count)", 5, "r${x}", "Write the name itself. Type: help let"),
        ("liked | as r${d}", 12, "r${d}", "Write the name itself. Type: help as"),
        ("liked | as $best", 12, "$best", "Without the $: as best"), ("unlet y $x", 9, "$x", "Without the $: unlet x"),
        ("alias $x = echo", 7, "$x", "Without the $: alias x"), ("abbr $x echo", 6, "$x", "Without the $: abbr x"),
        ("for $x in 1..2 { echo }", 5, "$x", "Without the $: for x"),
        ("def $x { echo }", 5, "$x", "Without the $: def x"),
        ("if echo a { let $x = $y }", 17, "$x", "Without the $: let x"),
    ])
    func `a variable in a name is refused`(line: String, column: Int, typed: String, step: String) async {
        for harness in [
            ShellHarness(), await ShellHarness.after("let x = 5; let d = 5; let y = 1", in: ShellHarness()),
        ] {
            #expect(
                await harness.result(of: line)
                    == .refused("-c:1:\(column): A name is written out, but \(typed) has a variable in it.\n\(step)\n"))
        }
    }

    @Test(arguments: [("let = 3", 5, "let NAME = VALUE"), ("alias = echo", 7, "alias NAME = PIPELINE")])
    func `a name that is missing is said to be`(line: String, column: Int, usage: String) async {
        #expect(
            await ShellHarness().result(of: line) == .refused("-c:1:\(column): A name is missing.\nusage: \(usage)\n"))
    }

    @Test func `in the value variables are filled in as ever`() async {
        #expect(
            await ShellHarness().result(of: "let x = 5; let y = $x; let z = a${x}; alias e=echo; e $y $z")
                == LineResult("5 a5\n"))
    }
}
