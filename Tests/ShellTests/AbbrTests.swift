// `abbr` and `unabbr`: words that become more while they are typed. Where they are replaced is AbbreviationsTests'
// matter, putting them into the line that of the terminal tests.

import CommandLanguage
import Prompting
import Shell
import ShellCommands
import ShellTesting
import Testing

struct AbbrTests {
    @Test func `abbreviations are made, listed by name, taken back and completed`() async {
        let harness = ShellHarness()
        _ = await harness.run("abbr sa search artist\nabbr long 'tracks | where duration > 5m'")
        #expect(
            await harness.result(of: "abbr")
                == LineResult("long\ttracks | where duration > 5m\t\nsa\tsearch artist\t\n"))
        #expect(await harness.result(of: "abbr sa").output == "sa\tsearch artist\t\n")
        #expect(harness.snapshot.candidates(CandidateQuery(.abbreviations)).map(\.insertion) == ["long", "sa"])
        #expect(await harness.result(of: "unabbr sa; abbr").output.hasPrefix("long\t"))
        #expect(
            await harness.result(of: "abbr --json")
                == LineResult(
                    "[\n" + #"{"kind":"abbreviation","name":"long","uri":null,"id":null,"url":null,"#
                        + #""expansion":"tracks | where duration > 5m"}"# + "\n]\n"))
    }

    @Test func `a script never expands one`() async {
        let harness = ShellHarness()
        #expect(
            await harness.result(of: "abbr zz echo x\nzz")
                == .refused("-c:2:1: There is no command zz.\nType: help\n"))
        #expect(await harness.shell.session.abbreviations == ["zz": "echo x"])
    }

    @Test func `none are said to be none, and a name that is no abbreviation is an error`() async {
        let harness = ShellHarness()
        #expect(
            await harness.result(of: "abbr")
                == LineResult(messages: "There are no abbreviations. Make one: abbr NAME EXPANSION\n"))
        _ = await harness.run("abbr sa search artist")
        for line in ["abbr sb", "unabbr sb"] {
            #expect(
                await harness.result(of: line)
                    == LineResult(
                        messages: "-c:1:1: There is no abbreviation sb.\nDid you mean sa?\n", status: .failed))
        }
        #expect(await harness.result(of: "unabbr").status == .usage)
    }

    @Test func `a dry run only says it`() async {
        let harness = ShellHarness()
        #expect(
            await harness.result(of: "abbr --dry-run sa search")
                == LineResult(messages: "Would let sa become search while it is typed.\n"))
        #expect(await harness.shell.session.abbreviations.isEmpty)
    }

    @Test(arguments: [
        (
            "abbr 3 echo", 6, "3 cannot be a name: use letters, digits, - and _, and begin with a letter.",
            "Type: help abbr"
        ),
        (
            "abbr if echo", 6, "if cannot be a name: use letters, digits, - and _, and begin with a letter.",
            "Type: help abbr"
        ),
        ("abbr x = echo", 8, "Unexpected argument: =", "usage: abbr NAME EXPANSION"),
        ("abbr x ''", 8, "Expected a line of text.", "Type: help abbr"),
        ("abbr x echo --json", 13, "--json is read as an option here.", "To use it as text, quote it: \"--json\""),
    ])
    func `what cannot be an abbreviation is refused`(line: String, column: Int, message: String, step: String) async {
        #expect(await ShellHarness().result(of: line) == .refused("-c:1:\(column): \(message)\n\(step)\n"))
    }

    @Test func `what a terminal would obey is never put into a line`() async {
        let harness = ShellHarness()
        #expect(await harness.run("abbr x \"echo a\\u{1b}[2J\"") == .usage)
        #expect(await harness.run("abbr x \"echo a\\nexit\"") == .usage)
        #expect(await harness.shell.session.abbreviations.isEmpty)
    }
}
