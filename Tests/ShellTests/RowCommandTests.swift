// The commands on rows: what comes out, in which order, at what cost, and what is refused before anything is asked.

import Shell
import ShellCommands
import ShellTesting
import SpotifyAPI
import SpotifySimulator
import Testing

struct RowCommandTests {
    /// A shell with the tracks of an album selected; names of the tracks in the output.
    private static func shell() async -> ShellHarness {
        let harness = ShellHarness()
        _ = await harness.run("login; search artist radiohead; artist 1; albums; album 7")
        return harness
    }

    private static func output(_ line: String) async -> (
        lines: [String], status: ShellCommands.ExitStatus, requests: Int
    ) {
        let harness = await shell()
        let (text, count) = (harness.output.text, harness.counter.count)
        let status = await harness.run(line)
        let lines = harness.output.text.dropFirst(text.count).split(separator: "\n").map(String.init)
        return (lines, status, harness.counter.count - count)
    }

    @Test(arguments: [
        ("tracks | where duration > 5m | select name", ["Paranoid Android", "The Tourist"]),
        ("tracks | where duration<2:00 | select name duration", ["Fitter Happier\t1:57"]),
        ("tracks | sort -duration | take 2 | select name", ["Paranoid Android", "The Tourist"]),
        ("tracks | sort name | take 3 | select name", ["Airbag", "Climbing Up the Walls", "Electioneering"]),
        ("tracks | skip 10 | select name", ["Lucky", "The Tourist"]),
        ("tracks | tail 1 | select name", ["The Tourist"]),
        ("tracks | reverse | take 1 | select name", ["The Tourist"]), ("tracks | count", ["12"]),
        ("tracks | where name ~ zzz | count", ["0"]), ("tracks | sum duration", ["53:36"]),
        ("tracks | group artist | select name count", ["Radiohead\t12"]), ("tracks | unique artist | count", ["1"]),
        ("tracks | where not explicit and track in (1, 2) | select track name", ["1\tAirbag", "2\tParanoid Android"]),
        ("albums | sort year | select year name | take 1", ["1993\tPablo Honey"]),
        ("albums | where name ~ \"in rainbows\" | tracks | take 1 | select name", ["15 Step"]),
        ("tracks | take 0 | count", ["0"]), ("tracks | count", ["12"]),
    ])
    func `rows come out`(line: String, expected: [String]) async {
        let result = await Self.output(line)
        #expect(result.lines == expected)
        #expect(result.status == .done)
    }

    @Test func `a seed gives the same sample every time`() async {
        let first = await Self.output("tracks | sample 3 --seed 7 | select name").lines
        #expect(first.count == 3)
        #expect(await Self.output("tracks | sample 3 --seed 7 | select name").lines == first)
        #expect(await Self.output("tracks | sample 99 --seed 7 | count").lines == ["12"])
    }

    @Test func `take asks for no page that nobody needs`() async {
        let harness = ShellHarness()
        _ = await harness.run("login")
        let before = harness.counter.count
        #expect(await harness.run("search track love | take 3 | count") == .done)
        #expect(harness.counter.count - before == 1)
        #expect(await harness.run("search track love | take 15 | count") == .done)
        #expect(harness.counter.count - before == 2)
        #expect(harness.output.text.hasSuffix("3\n15\n"))
    }

    @Test func `any answers by its status, shows nothing and stops at the first row`() async {
        let yes = await Self.output("tracks | where duration > 5m | any")
        #expect(yes.lines.isEmpty)
        #expect(yes.status == .done)
        let no = await Self.output("tracks | where duration > 50m | any")
        #expect(no.lines.isEmpty)
        #expect(no.status.code == 1)
        let shown = await Self.output("tracks | where duration > 5m | any && echo yes || echo no")
        #expect(shown.lines == ["yes"])
    }

    @Test func `rows filtered to none are no failure, and say so at a prompt`() async {
        let none = await Self.output("tracks | where year = 1066")
        #expect(none.status == .done)
        #expect(none.lines.isEmpty)
    }

    @Test func `what went through the stages is a listing that can be played`() async {
        let harness = ShellHarness(.prompt)
        _ = await harness.run(
            "login\nsearch artist radiohead\nartist 1\nalbums\ntracks 7\ntracks | where duration > 5m")
        _ = harness.screen.take()
        _ = await harness.run("play 2")
        #expect(harness.screen.take().hasPrefix("▶ The Tourist"))
    }

    @Test(arguments: [
        (
            "tracks | where lenght > 5m", 2,
            "-c:1:16: There is no field lenght."
        ),
        ("tracks | sort -yaer", 2, "-c:1:15: There is no field yaer. Did you mean year?"),
        ("tracks | where popularity > 50", 7, "-c:1:16: Spotify does not send popularity to apps in Development Mode."),
        ("tracks | where duration > five", 2, "-c:1:27: five is not a duration such as 3:20, 90s or 5m."),
        ("tracks | where year", 2, "-c:1:16: A comparison is missing after year."),
        ("tracks | sum name", 2, "-c:1:14: sum needs a number or a duration, and name is text."),
        ("where year = 3", 2, "-c:1:1: where needs rows from a pipe."),
        ("tracks | where", 2, "-c:1:15: where needs a condition, such as: where duration > 5m\n"),
        ("tracks | take many", 2, "-c:1:15: many is not a whole number from 0 to 1000000."),
        ("login | count", 2, "-c:1:1: login gives no rows to the next command."),
    ])
    func `what cannot be is refused before any request`(line: String, status: Int32, words: String) async {
        let harness = await Self.shell()
        let (text, count) = (harness.messages.text, harness.counter.count)
        let result = await harness.run(line)
        #expect(result.code == status)
        #expect(harness.messages.text.dropFirst(text.count).hasPrefix(words))
        #expect(harness.counter.count == count || line.hasPrefix("login"))
    }
}

/// Texts and rows under names.
struct VariableTests {
    private static func output(_ lines: String) async -> (
        text: String, messages: String, status: ShellCommands.ExitStatus
    ) {
        let harness = ShellHarness()
        _ = await harness.run("login; search artist radiohead; artist 1; albums; album 7")
        let (shown, said) = (harness.output.text, harness.messages.text)
        let status = await harness.run(lines)
        return (
            String(harness.output.text.dropFirst(shown.count)), String(harness.messages.text.dropFirst(said.count)),
            status
        )
    }

    @Test(arguments: [
        ("let band = Sigur Rós\necho $band", "Sigur Rós\n"), ("let x=5\necho $x", "5\n"),
        ("let x =5\necho [${x}]", "[5]\n"), ("let x= a b\necho $x", "a b\n"), ("let x = ''\necho [${x}]", "[]\n"),
        ("let x = \"a  b\"\necho \"<$x>\"", "<a  b>\n"), ("let x = 1\nlet x = 2\necho $x", "2\n"),
        ("let a = one\nlet b = $a two\necho $b", "one two\n"),
        ("tracks | where duration > 5m | as long | count\necho ${long.name}", "2\nParanoid Android\n"),
        ("tracks | take 3 | as three | count\ntracks | except $three | count", "3\n9\n"),
        (
            "tracks | take 3 | as three | count\ntracks | common $three | select name",
            "3\nAirbag\nParanoid Android\nSubterranean Homesick Alien\n"
        ),
        ("tracks | as all | count\ntracks | common $all:2-3 | count", "12\n2\n"),
        ("tracks | take 1 | as one | count\nlet two = $one\necho ${two.duration}", "1\n4:47\n"),
        ("albums | as them | count\ntracks $them:1 | count", "9\n11\n"),
    ])
    func `a variable stands for`(lines: String, expected: String) async {
        let result = await Self.output(lines)
        #expect(result.text == expected, "\(result.messages)")
        #expect(result.status == .done)
    }

    @Test func `a value is never read as anything but text`() async {
        let evil = await Self.output("let x = \"--json\"\necho $x; let y = \"1; echo no\"\necho $y")
        #expect(evil.text == "--json\n1; echo no\n")
    }

    @Test(arguments: [
        ("echo $nobody", "$nobody is not set."), ("let best = x\necho $bset", "Did you mean $best?"),
        ("let 5 = x", "5 cannot be a name"), ("let x", "= is missing after x."),
        ("tracks | as t | count\necho ${t.lenght}", "There is no field lenght."),
        ("tracks | as t | count\ntracks | common $t:99 | count", "99"),
    ])
    func `what is not there is said`(lines: String, words: String) async {
        let result = await Self.output(lines)
        #expect(result.messages.contains(words), "\(result.messages)")
        #expect(result.status != .done)
    }

    @Test(arguments: ["--json", "--columns name", "--format '{name}'", "--ids"])
    func `how rows are shown is said in the last command`(option: String) async {
        let harness = ShellHarness()
        #expect(await harness.run("liked \(option) | take 1").code == 2)
        #expect(harness.messages.text.contains("belongs to the last command"), "\(harness.messages.text)")
        #expect(harness.messages.text.hasPrefix("-c:1:7: "))
        #expect(harness.counter.count == 0)
    }
}
