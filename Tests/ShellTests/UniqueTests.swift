// `unique`: each thing once, or one row for each value of a field.

import ShellCommands
import ShellTesting
import Testing

struct UniqueTests {
    @Test(arguments: [
        // By what they are: the same song once, another of the same spelling stays.
        ("unique | select name", "Élan\nelan\n夜の底\n\(AwkwardSongs.escaped)\n"),
        ("unique name | select name", "Élan\n夜の底\n\(AwkwardSongs.escaped)\n"),
        ("unique artist | select artist", "Orla\n周\n"), ("unique artists | select artist", "Orla\n周\n"),
        // What has no year is one value of its own.
        ("unique year | select year name", "1999\tÉlan\n\telan\n2003\t\(AwkwardSongs.escaped)\n"),
        ("unique year artist | select year artist", "1999\tOrla\n\torla\n1999\t周\n2003\tOrla\n"),
        ("unique released.decade | count", "3\n"),
        ("unique isrc | count", "1\n"), ("reverse | unique name | select track", "1\n1\n3\n"),
        ("take 0 | unique | count", "0\n"), ("group artist | unique | count", "2\n"),
    ])
    func `the first of each stays, in its place`(stages: String, output: String) async {
        let harness = await AwkwardSongs.shell()
        #expect(await harness.result(of: "liked | \(stages)") == LineResult(output))
    }

    @Test func `rows pass as they come, so that take stops it`() async {
        let harness = ShellHarness()
        _ = await harness.run("login")
        let result = await harness.result(of: "search track love | unique | take 3 | count")
        #expect(result == LineResult("3\n", requests: 1))
    }

    @Test func `a file of a device, which has no address, is compared by its name`() async {
        let harness = ShellHarness()
        _ = await harness.run("login")
        let line = #"playlist "Odds and Ends" | tracks | where isrc is missing | unique isrc | count"#
        #expect(await harness.result(of: line).output == "1\n")
    }

    @Test(arguments: [
        ("unique name,year", 16, "Put blanks between fields, not commas.\nType: name year\n")
    ])
    func `commas between fields are pointed at`(stage: String, column: Int, message: String) async {
        #expect(await ShellHarness().result(of: "liked | \(stage)") == .refused("-c:1:\(column): \(message)"))
    }

    @Test func `a field that is mistyped is named`() async {
        let result = await ShellHarness().result(of: "liked | unique artsit")
        #expect(result.messages.hasPrefix("-c:1:16: There is no field artsit. Did you mean artist?\n"))
        #expect((result.output, result.status, result.requests) == ("", .usage, 0))
    }
}
