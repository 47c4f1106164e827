// `as`: rows under a name, kept and passed on.

import ShellCommands
import ShellTesting
import Testing

struct AsTests {
    @Test(arguments: [
        ("tracks | where duration > 5m | as long | count; echo ${long.name}", "2\nParanoid Android\n"),
        ("tracks | take 1 | as one | count; let two = $one; echo ${two.duration}", "1\n4:47\n"),
        ("tracks | as a | count; tracks | take 1 | as a | any; for x in $a { echo ${x.name} }", "12\nAirbag\n"),
        ("tracks | take 0 | as none | count; for x in $none { echo no }; echo $?", "0\n0\n"),
        ("let a = text; tracks | take 1 | as a | any; echo ${a.name}", "Airbag\n"),
        ("tracks | take 1 | as a | any; echo ${a.duration.seconds} x${a.released.decade}y", "287 x1990y\n"),
    ])
    func `the rows pass on, and the name stands for them`(lines: String, output: String) async {
        let harness = await ShellHarness.atAlbum()
        #expect(await harness.result(of: lines) == LineResult(output))
    }

    @Test func `a row that was kept is opened for the cost of what is in it`() async {
        let harness = await ShellHarness.atAlbum()
        #expect(await harness.result(of: "albums radiohead | as them | count") == LineResult("9\n"))
        #expect(await harness.result(of: "tracks $them:1 | count") == LineResult("11\n", requests: 1))
    }

    @Test(arguments: [ShellCommands.Session.Surroundings.script, .prompt])
    func `at the end of a pipeline nothing is shown, and nothing is listed`(
        surroundings: ShellCommands.Session.Surroundings
    ) async {
        let harness = await ShellHarness.atAlbum(surroundings)
        #expect(await harness.result(of: "tracks | take 2 | as two") == LineResult())
        #expect(await harness.result(of: "tracks | take 0 | as none") == LineResult())
        #expect(await harness.result(of: "$two | select name --tsv") == LineResult("Airbag\nParanoid Android\n"))
        _ = await harness.run("search album kid a | as albums")
        // The newest listing is that of the line before.
        #expect(await harness.result(of: "rows 1 | select name --tsv") == LineResult("Airbag\n"))
    }

    @Test func `a format that is named shows the rows, and a command of the system reads them`() async {
        let harness = await ShellHarness.atAlbum(.prompt)
        #expect(
            await harness.result(of: "tracks | take 1 | as one --columns name,duration")
                == LineResult(" 1  Airbag  4:47\n"))
        #expect(
            await harness.result(of: "tracks | take 1 | as one --ids")
                == LineResult("spotify:track:LDBoGZSZaFh7036rkPoTWD\n"))
        _ = await harness.run("tracks | take 1 | as one | !wc -l")
        #expect(harness.system.commands.last?.input?.hasPrefix("Airbag\tRadiohead\t") == true)
    }

    @Test func `a search that finds nothing is still said`() async {
        let harness = await ShellHarness().prepared()
        let result = await harness.result(of: "search track zzqq | as none")
        #expect((result.output, result.status) == ("", .notFound))
        #expect(result.messages.contains("zzqq"), "\(result.messages)")
    }

    @Test func `a pipeline that fails keeps nothing`() async {
        let harness = await AwkwardSongs.shell()
        #expect(await harness.result(of: "liked | as kept | queue add").status != .done)
        #expect(
            await harness.result(of: "echo ${kept.name}")
                == .refused("-c:1:6: $kept is not set.\nTo use it as text, quote it: '$kept'\n"))
    }

    @Test(arguments: [
        (
            "liked | as 5",
            "-c:1:12: 5 cannot be a name: use letters from a to z, digits and _, and begin with a letter.\n"
                + "Type: help as\n"
        ),
        (
            "liked | as ünï",
            "-c:1:12: ünï cannot be a name: use letters from a to z, digits and _, and begin with a letter.\n"
                + "Type: help as\n"
        ),
        ("liked | as", "-c:1:11: as needs a name, such as: as old\nusage: as NAME\n"),
        ("liked | as a b", "-c:1:14: Unexpected argument: b\nusage: as NAME\n"),
    ])
    func `what is no name is refused before any request`(line: String, message: String) async {
        #expect(await ShellHarness().result(of: line) == .refused(message))
    }

    @Test func `a field that the rows do not have is none of theirs under the name`() async {
        let harness = await ShellHarness.atAlbum()
        _ = await harness.run("tracks | as t | any")
        let result = await harness.result(of: "echo ${t.lenght}")
        #expect(result.messages.hasPrefix("-c:1:6: There is no field lenght.\n"), "\(result.messages)")
        #expect((result.output, result.status) == ("", .usage))
    }
}
