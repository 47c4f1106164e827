// `sample`: rows by chance, and with a seed the same ones every time.

import ShellCommands
import ShellTesting
import Testing

struct SampleRowsTests {
    @Test(arguments: [
        ("sample 2 --seed 7 | select name", "elan\nÉlan\n"), ("sample 9 --seed 7 | count", "5\n"),
        ("sample 0 --seed 7 | count", "0\n"), ("take 0 | sample 3 | count", "0\n"),
    ])
    func `a seed takes the same rows every time, and never more than there are`(stages: String, output: String) async {
        let harness = await AwkwardSongs.shell()
        for _ in 0..<2 { #expect(await harness.result(of: "liked | \(stages)") == LineResult(output)) }
    }

    @Test func `another seed takes others, and all of them are rows of the source`() async {
        let harness = await ShellHarness.atAlbum()
        let all = Set(await harness.result(of: "tracks | select name").output.split(separator: "\n"))
        var samples: Set<String> = []
        for seed in 1...5 {
            let result = await harness.result(of: "tracks | sample 3 --seed \(seed) | select name")
            samples.insert(result.output)
            let names = result.output.split(separator: "\n")
            #expect(names.count == 3 && Set(names).count == 3 && Set(names).isSubset(of: all))
        }
        #expect(samples.count > 1)
    }

    @Test(arguments: [
        (
            "liked | sample", 15, "sample needs a number, such as: sample 3 --seed 7",
            "usage: sample N [--seed S]"
        ),
        ("liked | sample x", 16, "x is not a whole number from 0 to 1000000.", "Type: help sample"),
        ("liked | sample 2 --seed x", 25, "x is not a number.", "Type: help sample"),
        ("liked | sample 2 --seed -1", 25, "-1 is not a number.", "Type: help sample"),
    ])
    func `what is no number is refused before any request`(
        line: String, column: Int, message: String, step: String
    ) async {
        #expect(await ShellHarness().result(of: line) == .refused("-c:1:\(column): \(message)\n\(step)\n"))
    }
}
