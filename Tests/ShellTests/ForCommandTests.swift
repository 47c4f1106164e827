// `for`: what a loop goes through, what it leaves in its name, and what ends it.

import Shell
import ShellCommands
import ShellTesting
import Testing

struct ForCommandTests {
    private static let start = "login\nsearch artist radiohead\nartist 1\nalbums\nalbum 7\n"

    private func output(_ text: String, after start: String = "", expecting status: Int32 = 0) async -> String {
        let harness = ShellHarness()
        if !start.isEmpty { _ = await harness.run(start) }
        let before = harness.output.text.count
        let ended = await harness.run(text)
        #expect(ended.code == status, "\(harness.messages.text)")
        return String(harness.output.text.dropFirst(before))
    }

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
        #expect(await harness.run("for word in $@ { echo <${word}> '<$word>' }") == .done)
        #expect(harness.output.text == "<--json> <$word>\n<a b> <$word>\n")
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

    @Test func `a name costs one look, and rows that were listed none`() async {
        let harness = ShellHarness()
        _ = await harness.run("login")
        #expect(
            await harness.result(of: #"for x in playlist:"Road Songs" { echo ${x.name} }"#)
                == LineResult("Road Songs\n", requests: 1))
        _ = await harness.run("search artist radiohead")
        #expect(await harness.result(of: "for x in 1-2 { }") == LineResult())
        // After the loop its name stands for the last thing.
        #expect(
            await harness.result(of: "for x in 1-2 { for y in 1 { echo ${x.name}, ${y.name} } }; echo ${x.name}")
                == LineResult("Radiohead, Radiohead\nRadiohead Tribute Band, Radiohead\nRadiohead Tribute Band\n"))
    }

    @Test func `a loop goes through what a pipeline lists, read once`() async {
        let harness = ShellHarness()
        _ = await harness.run("login")
        #expect(
            await harness.result(of: "for a in search artist radiohead { echo ${a.name} }")
                == LineResult("Radiohead\nRadiohead Tribute Band\n", requests: 1))
        #expect(
            await harness.result(of: "for a in search artist radiohead | where name ~ tribute {\n  echo ${a.name}\n}")
                == LineResult("Radiohead Tribute Band\n"))
        #expect(
            await harness.result(of: "alias both = search artist radiohead; for a in both | take 1 { echo ${a.name} }")
                == LineResult("Radiohead\n"))
        #expect(
            await harness.result(of: "for n in search artist radiohead | count { echo $n }") == LineResult("2\n"))
        // Nothing of it is shown, so it is no listing either.
        #expect(await harness.result(of: "for x in 1 { echo no }").status == .notFound)
        let none = await harness.result(of: "for a in search artist zzqq { echo no }; echo no")
        #expect((none.output, none.status) == ("", .notFound))
    }

    @Test(arguments: [
        ("for y in 1..3 { echo $y }", "1\n2\n3\n"), ("for y in 3..1 { echo $y }", "3\n2\n1\n"),
        ("for y in 1950..1970 step 10 { echo $y }", "1950\n1960\n1970\n"),
        ("for y in 10..1 step 4 { echo $y }", "10\n6\n2\n"),
        ("for y in 1..10 step 20 { echo $y }", "1\n"), ("for y in -1..1 { echo $y }", "-1\n0\n1\n"),
        ("let n = 2; let s = 1; for y in 1..${n} step $s { echo $y }", "1\n2\n"),
        (
            "for y in 9223372036854775806..9223372036854775807 { echo $y }",
            "9223372036854775806\n9223372036854775807\n"
        ),
        ("for y in 1..1000000000000 { echo $y; break }", "1\n"),
    ])
    func `numbers are counted, both ends included`(text: String, output: String) async {
        #expect(await ShellHarness().result(of: text) == LineResult(output))
    }

    @Test(arguments: [
        (
            "for y in 1..3 | take 2 { }", 10, "1..3 are numbers that the loop counts, not rows that a | can pass on.",
            "Count as far as is wanted: for y in 1..2 { … }. To end a loop early: break"
        ),
        (
            "for y in 1..${n} | take 2 { }", 10,
            "1..${n} are numbers that the loop counts, not rows that a | can pass on.",
            "Count as far as is wanted: for y in 1..2 { … }. To end a loop early: break"
        ),
        (
            "for y in 1..99999999999999999999 { }", 10, "1..99999999999999999999 is more than can be counted.",
            "Use numbers of at most 18 digits."
        ),
        (
            "for y in 1..3 step 99999999999999999999 { }", 20,
            "99999999999999999999 is too large: it is not a whole number of 1 or more.", "Type: help"
        ),
        ("for y in 1..3 step 0 { }", 20, "0 is not a whole number of 1 or more.", "Type: help"),
        (
            "for y in 1..3 step { }", 19, "A number is missing after step.",
            "usage: for NAME in 1950..1970 step 10 { … }"
        ),
        (
            "let n = x; for y in 1..${n} { }", 21, "1..x is not a range: that needs two whole numbers.",
            "For example: for y in 1950..1970 step 10 { … }"
        ),
        (
            "for y in 1..x { }", 10, "1..x is not a range: that needs two whole numbers.",
            "For example: for y in 1950..1970 step 10 { … }"
        ),
        (
            "for y in 1.5..3 { }", 10, "1.5..3 is not a range: that needs two whole numbers.",
            "For example: for y in 1950..1970 step 10 { … }"
        ),
        ("for in 1..3 { }", 4, "A name is missing after for.", "usage: for NAME in THINGS { … }"),
        (
            "for y in a..b step 2 { }", 10, "a..b is not a range: that needs two whole numbers.",
            "For example: for y in 1950..1970 step 10 { … }"
        ),
        (
            "for p in playlists | count && echo { }", 28, "{ is missing before &&.",
            "To use && as text, quote it: \"&&\""
        ),
        (
            "for p in pause { }", 10, "pause gives no value.",
            "A command that lists or counts does: let n = (liked | count)"
        ),
        (
            "for p in time playlists { }", 15,
            "Only a pipeline can stand here, without time, try, every and the like before it.",
            "Put such a word before the whole: try let n = (liked | count)"
        ),
    ])
    func `what cannot be gone through is pointed at`(line: String, column: Int, message: String, step: String) async {
        #expect(await ShellHarness().result(of: line) == .refused("-c:1:\(column): \(message)\n\(step)\n"))
    }

    @Test func `Ctrl-C ends a loop that does nothing`() async {
        let harness = ShellHarness()
        let running = Task { await harness.run("echo a; for i in 1..1000000000000 { }\necho b") }
        while harness.output.text.isEmpty { await Task.yield() }
        harness.interrupts.raise()
        #expect(await running.value == .interrupted)
        #expect(harness.output.text == "a\n")
    }

    @Test(arguments: [
        ("for x { }", 6, "usage: for NAME in THINGS { … }"), ("for x in { }", 9, "usage: for NAME in THINGS { … }"),
        ("for x in 1-3", 13, "usage: for NAME in THINGS { … }"),
        ("for 1 in 2 { }", 5, "Type: help"), ("for a-b in 1 { }", 5, "Type: help"),
        ("for ünï in 1 { }", 5, "Type: help"),
        ("for", 4, "usage: for NAME in THINGS { … }"),
    ])
    func `what is no loop is refused before any request`(line: String, column: Int, step: String) async {
        let result = await ShellHarness().result(of: line)
        #expect(result.messages.hasPrefix("-c:1:\(column): "), "\(result)")
        #expect(result.messages.hasSuffix("\n\(step)\n"), "\(result)")
        #expect((result.output, result.status, result.requests) == ("", .usage, 0))
    }

    @Test func `numbers without a listing, and dots for a hyphen, say what to type`() async {
        let harness = ShellHarness()
        #expect(
            await harness.result(of: "for x in 1-3 { echo no }")
                == LineResult(
                    messages: "-c:1:10: Nothing has been listed yet.\nList some first, or quote a name: \"1-3\"\n",
                    status: .notFound))
        _ = await harness.run("login")
        #expect(
            await harness.result(of: "for x in a..3 { echo no }").messages.hasPrefix(
                "-c:1:10: Nothing is called a..3.\n"))
    }
}
