// What is easily mistyped in the language: each points at its place and says what to type instead.

import Prompting
import Shell
import ShellCommands
import ShellTesting
import SpotifySimulator
import Testing

struct LanguageErrorTests {
    private static let start = "login\nsearch artist radiohead\nsearch artist radiohead | as x"

    @Test(arguments: [
        ("echo $x", 2, "$x holds rows, and text is needed here.\nSay a field of the first: ${x.name}\n"),
        ("echo \"of $x\"", 2, "$x holds rows, and text"), ("echo a${x}", 2, "$x holds rows, and text"),
        ("let y = a $x", 2, "$x holds rows, and text"), ("search artist $x --columns $x", 2, "$x holds rows"),
        ("for y in $x { echo $y }", 2, "$y holds rows"), ("help $x", 2, "$x holds rows"),
        ("albums | where name ~ $x", 2, "$x holds rows"), ("take $x", 2, "$x holds rows"),
        ("let x = --json", 2, "--json is an option here, and no text.\nTo have it as text, quote it: \"--json\"\n"),
        ("let x = a --json", 2, "--json is an option here"), ("alias a = echo b --json", 2, "--json is an option here"),
        ("let x =", 2, "VALUE is missing."), ("for y in 1-2 { }", 0, ""),
        ("albums | sort year,-name", 2, "Blanks stand between fields, not commas.\nType: year -name\n"),
        ("albums | where year == 1997", 2, "== is no comparison.\nType: =\n"),
        ("albums | where name =~ ok", 2, "=~ is no comparison.\nType: ~\n"),
        ("albums | where year => 1997", 2, "=> is no comparison.\nType: >=\n"),
        ("albums | where name like ok", 2, "like is no comparison.\nType: ~\n"),
        (
            "albums | where year ~ 19", 2,
            "~ says nothing of year: it is a number.\nCompare it with =, !=, <, <=, > or >=.\n"
        ),
        (
            "albums | where artists > b", 2,
            "> says nothing of artists: it is a list.\nCompare it with =, !=, ~, !~ or has.\n"
        ),
        ("liked | where explicit < yes", 2, "< says nothing of explicit: it is yes or no.\nCompare it with = or !=.\n"),
        ("liked | where duration has 3", 2, "has says nothing of duration: it is a duration."),
        ("albums | where year > abc", 2, "abc is not a number.\nType: help where\n"),
        ("liked | sum name", 2, "name is not a field of numbers or durations.\nType: help sum\n"),
        ("every 1s now", 2, "1s is not a time of 5s or more, such as 30s or 5m.\nType: help every\n"),
        ("history; artist 1 | albums | count", 0, "No lines are remembered.\n"),
        ("albums | select name,year", 2, "Blanks stand between fields"),
        ("albums | group year,name", 2, "Blanks stand between fields"),
        (
            "alias hi = 'echo $1'", 2,
            "An alias has no arguments: $1 means nothing in it.\nMake a def: def NAME { … $1 … }"
        ),
        ("alias hi = 'echo ${@}'", 2, "An alias has no arguments: $@"),
        ("set plian on", 2, "There is no setting plian.\nDid you mean plain?\n"),
        ("if echo a {}", 2, "{} is a word.\nA block with nothing in it: { }\n"),
        ("search artist radiohead | !cat", 7, "A script may not run commands of the system."),
        ("search artist radiohead | pick", 2, "pick asks, and nobody can answer here.\nSay which rows: take 3"),
    ])
    func `it is said what to type instead`(line: String, status: Int32, words: String) async {
        let harness = ShellHarness()
        _ = await harness.run(Self.start)
        let before = harness.messages.text.count
        await harness.simulator.clearLog()
        #expect(await harness.run(line).code == status, "\(harness.messages.text)")
        #expect(harness.messages.text.dropFirst(before).contains(words), "\(harness.messages.text)")
        if status == 2 { #expect(await harness.simulator.log.isEmpty) }
    }

    @Test(arguments: [
        ("echo a\nif echo b {\n  echo c\n", "-c:2:11: The block that begins here is never closed.\nClose it: }\n"),
        ("search artist radiohead | !cat", "-c:1:27: A script may not run"),
        ("echo $x", "-c:1:6: $x"), ("albums | sort year,-name", "-c:1:15: Blanks"),
        ("search artist radiohead | pick", "-c:1:27: pick asks"),
    ])
    func `the place is that of the word`(text: String, message: String) async {
        let harness = ShellHarness()
        _ = await harness.run(Self.start)
        let before = harness.messages.text.count
        _ = await harness.run(text)
        #expect(
            harness.messages.text.dropFirst(before).hasPrefix(message), "\(harness.messages.text.dropFirst(before))")
    }

    @Test func `numbers without a listing say so in few words`() async {
        let harness = ShellHarness()
        #expect(await harness.run("for x in 1-3 { echo no }") == .notFound)
        #expect(
            harness.messages.text
                == "-c:1:10: Nothing is listed yet.\nList some first, or quote a name: \"1-3\"\n")
    }

    @Test func `every takes its time from a variable`() async {
        let harness = ShellHarness()
        #expect(await harness.run("let n = 30s; every ${n} nonsense").code == 2)
        let short = ShellHarness()
        #expect(await short.run("let n = 1s; every $n now").code == 2)
        #expect(short.messages.text.contains("1s is not a time of 5s or more"), "\(short.messages.text)")
    }

    @Test func `a script can be given arguments and gives the caller's back`() async {
        let harness = ShellHarness(scripts: ["/a": "echo $1 $#", "/b": "source /a two words\necho $1\nsource /a"])
        #expect(await harness.run("source /b one") == .done, "\(harness.messages.text)")
        #expect(harness.output.text == "two 2\none\none 1\n")
        #expect(await harness.run("echo $1").code == 2)
    }

    @Test func `clear needs a screen`() async {
        let harness = ShellHarness(.prompt)
        #expect(await harness.run("clear") == .done)
        #expect(harness.messages.text == "There is no screen to clear.\n")
    }
}

/// A search that finds nothing is status 4, whatever is made of its rows (LANGUAGE §9).
struct NothingFoundTests {
    @Test(arguments: [
        ("search track zzzq | count", 4, "0\n", "-c:1:1: Nothing found for zzzq.\n"),
        ("search track zzzq | play", 4, "", "-c:1:1: Nothing found for zzzq.\n"),
        ("search track zzzq | where year > 1 | sort name", 4, "", "-c:1:1: Nothing found for zzzq.\n"),
        ("search track zzzq | to json", 4, "[]\n", "-c:1:1: Nothing found for zzzq.\n"),
        ("search track zzzq | any", 1, "", ""), ("search track zzzq", 4, "", "-c:1:1: Nothing found for zzzq.\n"),
        ("search track love | where name = zzzq", 0, "", "No rows are left.\n"),
        ("search track love | where name = zzzq | count", 0, "0\n", ""),
        ("search track zzzq | take 0", 0, "", "No rows are left.\n"),
    ])
    func `status and note are those of the search`(line: String, status: Int32, output: String, note: String) async {
        let harness = ShellHarness()
        _ = await harness.run("login")
        let before = harness.messages.text.count
        #expect(await harness.run(line).code == status)
        #expect(harness.output.text == output)
        #expect(String(harness.messages.text.dropFirst(before)) == "Searching tracks.\n" + note)
    }
}
