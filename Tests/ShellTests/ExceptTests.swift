// `except`: the rows that are not among others. Its counterpart is `common`.

import ShellCommands
import ShellTesting
import Testing

struct ExceptTests {
    @Test(arguments: [
        ("liked | take 2 | as two | any; liked | except $two | select name", "夜の底\n\(AwkwardSongs.escaped)\n"),
        ("liked | take 0 | as none | count; liked | except $none | count", "0\n5\n"),
        ("liked | as all | any; liked | except $all | count", "0\n"),
    ])
    func `every copy of a thing is left out`(lines: String, output: String) async {
        let harness = await AwkwardSongs.shell()
        #expect(await harness.result(of: lines) == LineResult(output))
    }

    @Test func `at a prompt no rows are said to be none`() async {
        let harness = await AwkwardSongs.shell(.prompt)
        #expect(
            await harness.result(of: "liked | except liked") == LineResult(messages: "No rows are left.\n"))
    }

    @Test(arguments: [
        (#"liked | except playlist:"Road Songs" | count"#, "57\n"),
        (#"playlist "Odds and Ends" | tracks | except liked | count"#, "6\n"),
    ])
    func `a playlist and the liked songs stand for what is in them`(line: String, count: String) async {
        let harness = ShellHarness()
        _ = await harness.run("login")
        let result = await harness.result(of: line)
        #expect((result.output, result.status) == (count, .done), "\(result.messages)")
    }

    @Test(arguments: [("artist:björk", "artist = björk"), ("album:mezzanine", "album = mezzanine")])
    func `what is credited to an artist, or on an album, is left out`(name: String, condition: String) async {
        let harness = ShellHarness()
        _ = await harness.run("login")
        let others = await harness.result(of: "liked | where not \(condition) | select uri")
        #expect(await harness.result(of: "liked | except \(name) | select uri").output == others.output)
        #expect(await harness.result(of: "liked | select uri").output != others.output)
    }

    @Test func `what can never be among the rows is refused`() async {
        let harness = ShellHarness()
        _ = await harness.run("login")
        let result = await harness.result(of: #"saved albums | except playlist:"Road Songs" | count"#)
        #expect(result.messages.contains("A playlist is never among albums."), "\(result.messages)")
        #expect((result.output, result.status) == ("", .usage))
    }
}
