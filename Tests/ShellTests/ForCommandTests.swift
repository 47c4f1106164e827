// `for`: what a loop goes through, what it leaves in its name, and what ends it.

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

    @Test(arguments: [
        ("for p in playlists { echo x }", 10, "Keep them first: playlists | as r | any; for x in $r { … }"),
        ("for p in top artists { echo x }", 10, "Keep them first: top artists | as r | any; for x in $r { … }"),
        (
            "for x in liked | take 2 { echo x }", 16,
            "Keep the rows first: liked | take 2 | as r | any; for x in $r { … }"
        ),
        ("for x { }", 6, "usage: for NAME in ROWS { … }"), ("for x in { }", 9, "usage: for NAME in ROWS { … }"),
        ("for x in 1-3", 13, "Add what should follow, or remove the last word."),
        ("for 1 in 2 { }", 5, "Type: help"), ("for a-b in 1 { }", 5, "Type: help"),
        ("for ünï in 1 { }", 5, "Type: help"),
        ("for", 4, "usage: for NAME in ROWS { … }"),
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
            await harness.result(of: "for x in 1..3 { echo no }")
                == LineResult(
                    messages: "-c:1:10: Nothing is called 1..3.\nFor rows 1 to 3: 1-3\n", status: .notFound, requests: 2
                ))
    }
}
