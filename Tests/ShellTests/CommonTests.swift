// `common`: the rows that are also among others. Its counterpart is `except`.

import ShellCommands
import ShellTesting
import Testing

struct CommonTests {
    @Test(arguments: [
        ("tracks | take 3 | as three | any; tracks | common $three | select name", "\(three)\n"),
        ("tracks | as all | any; tracks | reverse | common $all:2-3 | select name", "\(backwards)\n"),
        ("tracks | take 0 | as none | count; tracks | common $none | count", "0\n0\n"),
        ("tracks | take 3 | as three | any; tracks | where name = zzz | common $three | count", "0\n"),
    ])
    func `rows stay in their own order`(lines: String, output: String) async {
        let harness = await ShellHarness.atAlbum()
        #expect(await harness.result(of: lines) == LineResult(output))
    }

    private static let three = "Airbag\nParanoid Android\nSubterranean Homesick Alien"
    private static let backwards = "Subterranean Homesick Alien\nParanoid Android"

    @Test func `a thing that comes twice is common twice`() async {
        let harness = await AwkwardSongs.shell()
        let line = "liked | take 2 | as two | any; liked | common $two | select name"
        #expect(await harness.result(of: line) == LineResult("Élan\nelan\nÉlan\n"))
    }

    @Test func `among tracks a playlist stands for what is in it, for its page and its name`() async {
        let harness = ShellHarness()
        _ = await harness.run("login; liked | any")
        #expect(
            await harness.result(of: #"liked | common playlist:"Road Songs" | count"#)
                == LineResult("3\n", requests: 3))
    }

    @Test(arguments: [("artist:björk", "artist = björk"), ("album:mezzanine", "album = mezzanine")])
    func `an album stands for its tracks and an artist for what is credited to them`(
        name: String, condition: String
    ) async {
        let harness = ShellHarness()
        _ = await harness.run("login")
        let theirs = await harness.result(of: "liked | where \(condition) | select uri")
        #expect(theirs.output != "")
        #expect(await harness.result(of: "liked | common \(name) | select uri").output == theirs.output)
    }

    @Test(arguments: [
        (
            "tracks | common $all:99", ShellCommands.ExitStatus.notFound,
            "-c:1:17: There is no row 99: $all has only 12 rows.\nFor all of them: $all\n"
        ),
        (
            "tracks | common $none:1", .notFound,
            "-c:1:17: $none holds no rows: there is no row 1.\nTo keep rows: liked | as NAME\n"
        ),
        (
            "tracks | common", .usage,
            "-c:1:16: common needs rows, names or URIs, such as: common $mine\nusage: common X...\n"
        ),
    ])
    func `others that are not there are said`(line: String, status: ShellCommands.ExitStatus, message: String) async {
        let harness = await ShellHarness.atAlbum()
        _ = await harness.run("tracks | as all | any; tracks | take 0 | as none | count")
        #expect(await harness.result(of: line) == LineResult(messages: message, status: status))
    }
}
