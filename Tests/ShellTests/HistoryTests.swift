// `history`: the lines typed before, with the numbers that `history delete` takes.

import Shell
import ShellCommands
import ShellTesting
import Testing

struct HistoryTests {
    @Test(arguments: [
        ("history | select name", "search björk\nalbums\nplay 2\n"), ("history 2 | select name", "albums\nplay 2\n"),
        ("history 99 | count", "3\n"), ("history | where name ~ play | select name", "play 2\n"),
        ("history 1", "play 2\t2027-01-15T08:02:00Z\t\t\n"),
        (
            "history 1 --json",
            "[\n" + #"{"kind":"line","name":"play 2","uri":null,"id":null,"url":null,"#
                + #""entered":"2027-01-15T08:02:00Z","status":null}"# + "\n]\n"
        ),
    ])
    func `the oldest line comes first`(line: String, output: String) async {
        let kept = KeptHistory("search björk", "albums", "play 2")
        #expect(await kept.shell().result(of: line) == LineResult(output))
    }

    @Test(arguments: [
        ("history --failed | select name status", "play\t9\nnonsense\t2\n"),
        ("history | where status = 0 | select name", "search björk\n"),
        ("history --failed 1 | select name", "nonsense\n"), ("history 1 --failed | select name", "nonsense\n"),
        ("history --since 2027-01-16 | count", "0\n"), ("history --since 2027-01-15 | count", "4\n"),
        ("history --since 2027 --failed | count", "2\n"), ("history --since yesterday 1 | select name", "albums\n"),
        ("history | sort -status | take 1 | select name", "play\n"),
    ])
    func `those that failed, or were typed lately`(line: String, output: String) async {
        let kept = KeptHistory("search björk", "play", "nonsense", "albums", statuses: [0, 9, 2])
        #expect(await kept.shell().result(of: line) == LineResult(output))
    }

    @Test func `where no line is among those, that is said`() async {
        let kept = KeptHistory("albums", statuses: [0])
        #expect(await kept.shell().result(of: "history --failed") == LineResult(messages: "No line is one of those.\n"))
        #expect(
            await kept.shell().result(of: "history --since soon")
                == .refused(
                    "-c:1:17: soon is not a date such as 1997, 1997-05, today or 30d-ago.\nType: help history\n"))
    }

    @Test func `at a prompt the numbers are those of the whole history, and it is no listing`() async {
        let harness = KeptHistory("search björk", "albums", "echo \u{1b}[2J夜").shell(.prompt)
        #expect(await harness.result(of: "history 2") == LineResult(" 2  albums\n 3  echo [2J夜\n"))
        #expect(await harness.shell.session.listings.isEmpty)
    }

    @Test func `no lines are said to be none`() async {
        let none = LineResult(messages: "No lines are kept.\n")
        #expect(await ShellHarness(.prompt).result(of: "history") == none)
        #expect(await KeptHistory().shell().result(of: "history") == none)
        #expect(await KeptHistory().shell(.prompt).result(of: "history 3") == none)
    }

    @Test(arguments: ["history", "history 3", "history --failed", "history search kraft"])
    func `a script says that it has no history`(line: String) async {
        let words = "A script has no history of its own. To see the lines, type at a prompt: history\n"
        #expect(await ShellHarness().result(of: line) == LineResult(messages: words))
    }

    @Test(arguments: ["history delete 1", "history clear", "history clear --yes", "history delete 1 --dry-run"])
    func `nothing is forgotten where there is no history`(line: String) async {
        #expect(
            await ShellHarness().result(of: line)
                == LineResult(
                    messages: "-c:1:1: A script has no history of its own.\n"
                        + "To see and delete lines, type at a prompt: history\n", status: .failed))
        #expect(
            await ShellHarness(.prompt).result(of: line)
                == LineResult(
                    messages: "This shell keeps no history.\nTo have one, start juke without --no-history.\n",
                    status: .failed))
    }

    @Test(arguments: ["0", "-1", "x", "1.5"])
    func `what is no number of lines is refused`(word: String) async {
        #expect(
            await KeptHistory("albums").shell().result(of: "history \(word)")
                == .refused("-c:1:9: \(word) is not a number above 0.\nType: help history\n"))
    }
}
