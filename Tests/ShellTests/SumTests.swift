// `sum`: a field added up, as a number or as a duration.

import ShellCommands
import ShellTesting
import Testing

struct SumTests {
    private static let total = #"{"kind":"total","name":"sum of duration","uri":null,"id":null,"url":null,"#

    @Test(arguments: [
        ("liked | sum duration", "16:10\n"), ("liked | sum track", "8\n"), ("liked | take 2 | sum year", "1999\n"),
        ("liked | sum duration --json", total + #""value":null,"duration":970,"date":null}"# + "\n"),
        // Of no rows a duration is still one.
        ("liked | where added < 1990 | sum duration", "0:00\n"), ("liked | where added < 1990 | sum track", "0\n"),
        ("liked | where added < 1990 | sum duration --json", total + #""value":null,"duration":0,"date":null}"# + "\n"),
        ("liked | group year | sum count", "5\n"),
    ])
    func `what is missing counts nothing`(line: String, output: String) async {
        let harness = await AwkwardSongs.shell()
        #expect(await harness.result(of: line) == LineResult(output))
    }

    @Test func `at a prompt it is the total alone, of every page`() async {
        let harness = ShellHarness(.prompt)
        _ = await harness.run("login")
        let result = await harness.result(of: "liked | sum duration")
        #expect((result.status, result.requests, result.messages) == (.done, 2, ""))
        #expect(await harness.result(of: "liked | group kind | sum count") == LineResult("60\n"))
        #expect(result.output == "4:03:44\n")
    }

    @Test(arguments: [
        ("sum name", 13, "sum needs a number or a duration, and name is text.", "Type: help sum"),
        ("sum added", 13, "sum needs a number or a duration, and added is a date.", "Type: help sum"),
        ("sum artists", 13, "sum needs a number or a duration, and artists is a list.", "Type: help sum"),
        ("sum", 12, "sum needs a field, such as: sum duration", "usage: sum FIELD"),
        ("sum track disc", 19, "Unexpected argument: disc", "usage: sum FIELD"),
        ("sum durration", 13, "There is no field durration. Did you mean duration?", fields),
    ])
    func `what cannot be added up is refused before any request`(
        stage: String, column: Int, message: String, step: String
    ) async {
        #expect(
            await ShellHarness().result(of: "liked | \(stage)") == .refused("-c:1:\(column): \(message)\n\(step)\n"))
    }

    private static let fields = """
        The fields are: kind, name, uri, id, url, artist, artists, album, disc, track, duration, explicit, isrc, \
        playable, local, year, released, added and popularity.
        """
}
