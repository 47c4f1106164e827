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
        ("echo $x", 2, "$x holds rows, but text is needed here.\nUse a field of the first row: ${x.name}\n"),
        ("echo \"of $x\"", 2, "$x holds rows, but text"), ("echo a${x}", 2, "$x holds rows, but text"),
        ("let y = a $x", 2, "$x holds rows, but text"), ("search artist $x --columns $x", 2, "$x holds rows"),
        ("for y in $x { echo $y }", 2, "$y holds rows"), ("help $x", 2, "$x holds rows"),
        ("albums | where name ~ $x", 2, "$x holds rows"), ("take $x", 2, "$x holds rows"),
        ("let x = --json", 2, "--json is read as an option here.\nTo use it as text, quote it: \"--json\"\n"),
        ("let x = a --json", 2, "--json is read as an option here"),
        ("alias a = echo b --json", 2, "--json is read as an option here"),
        ("let x =", 2, "A value is missing after =."), ("let x y", 2, "= is missing after x.\n"),
        ("let 1x = a", 2, "1x cannot be a name: use letters from a to z, digits and _, and begin with a letter.\n"),
        ("for y in 1-2 { }", 0, ""),
        ("albums | sort year,-name", 2, "Put blanks between fields, not commas.\nType: year -name\n"),
        ("albums | where year == 1997", 2, "== is not a comparison here.\nUse = instead of ==.\n"),
        ("albums | where name =~ ok", 2, "=~ is not a comparison here.\nUse ~ instead of =~.\n"),
        ("albums | where year => 1997", 2, "=> is not a comparison here.\nUse >= instead of =>.\n"),
        ("albums | where name like ok", 2, "like is not a comparison here.\nUse ~ instead of like.\n"),
        (
            "albums | where year ~ 19", 2,
            "~ does not work with year, which is a number.\nCompare it with =, !=, <, <=, > or >=.\n"
        ),
        (
            "albums | where artists > b", 2,
            "> does not work with artists, which is a list.\nCompare it with =, !=, ~, !~ or has.\n"
        ),
        (
            "liked | where explicit < yes", 2,
            "< does not work with explicit, which is yes or no.\nCompare it with = or !=.\n"
        ),
        ("liked | where duration has 3", 2, "has does not work with duration, which is a duration."),
        ("albums | where year >", 2, "A value is missing after >.\nusage: where FIELD = VALUE and …\n"),
        ("albums | where year", 2, "A comparison is missing after year.\nusage: where year = VALUE\n"),
        ("albums | where year > 1 < 2", 2, "After a comparison only `and` or `or` can follow, not <.\n"),
        ("albums | where year in 1", 2, "( is missing after in.\n"),
        ("albums | where year > abc", 2, "abc is not a number.\nType: help where\n"),
        ("liked | sum name", 2, "sum needs a number or a duration, and name is text.\nType: help sum\n"),
        ("every 1s now", 2, "1s is not a time of 5s or more, such as 30s or 5m.\nType: help every\n"),
        ("history; artist 1 | albums | count", 0, "No lines are kept.\n"),
        ("albums | select name,year", 2, "Put blanks between fields"),
        ("albums | group year,name", 2, "Put blanks between fields"),
        (
            "alias hi = 'echo $1'", 2,
            "An alias takes no arguments: $1 means nothing in it.\nMake a function instead: def NAME { … $1 … }"
        ),
        ("alias hi = 'echo ${@}'", 2, "An alias takes no arguments: $@"),
        ("set plian on", 2, "There is no setting plian.\nDid you mean plain?\n"),
        ("if echo a {}", 2, "{} is read as a word.\nFor an empty block, type: { }\n"),
        ("search artist radiohead | !cat", 7, "A script may not run commands of the system."),
        (
            "search artist radiohead | pick", 2,
            "pick asks you to choose, and a script cannot ask.\n"
                + "Choose the rows with take 3, sample 3 or where CONDITION.\n"
        ),
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
        ("echo $x", "-c:1:6: $x"), ("albums | sort year,-name", "-c:1:15: Put blanks"),
        ("search artist radiohead | pick", "-c:1:27: pick asks"), ("albums | grep kid", "-c:1:10: There is no command"),
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
                == "-c:1:10: Nothing has been listed yet.\nList some first, or quote a name: \"1-3\"\n")
    }

    @Test func `a row of a kind the command cannot take is named, not denied`() async {
        let harness = ShellHarness()
        #expect(await harness.run("login\nsearch artist radiohead\nsave 1") == .usage)
        #expect(
            harness.messages.text.hasSuffix(
                """
                -c:3:6: Radiohead is an artist, not a track, an album, a show, an episode or an audiobook.
                To use its albums: albums 1 | …

                """), "\(harness.messages.text)")
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
