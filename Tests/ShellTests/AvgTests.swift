// `avg`, `min`, `max` and `median`: one number made of a field, and of fields that have none.

import ShellCommands
import ShellTesting
import Testing

struct AvgTests {
    @Test(arguments: [
        // 200, 125, 245, 200 and 200 seconds.
        ("avg duration", "3:14\n"), ("median duration", "3:20\n"), ("min duration", "2:05\n"),
        ("max duration", "4:05\n"), ("avg duration.seconds", "194\n"), ("min duration.minutes", "2\n"),
        // 1999, 1999, 2003 and 1999, and one without a year.
        ("avg year", "2000\n"), ("median year", "1999\n"), ("max year", "2003\n"), ("avg track", "1.6\n"),
        ("take 4 | avg track", "1.75\n"), ("take 4 | median track", "1.5\n"), ("take 3 | avg year", "1999\n"),
        ("min added", "2024-01-01T00:00:00Z\n"), ("max released", "2003-05-01\n"), ("max released.decade", "2000\n"),
        // Of nothing there is no mean.
        ("take 0 | avg duration", "\n"), ("take 0 | max year", "\n"), ("where year is missing | median year", "\n"),
        (
            "avg track --json",
            #"{"kind":"total","name":"avg of track","uri":null,"id":null,"url":null,"value":1.6,"duration":null,"#
                + #""date":null}"# + "\n"
        ),
        (
            "take 0 | min released --json",
            #"{"kind":"total","name":"min of released","uri":null,"id":null,"url":null,"value":null,"duration":null,"#
                + #""date":null}"# + "\n"
        ),
        ("group artist | avg count", "2.5\n"),
    ])
    func `what is missing counts nothing`(stages: String, output: String) async {
        let harness = await AwkwardSongs.shell()
        #expect(await harness.result(of: "liked | \(stages)") == LineResult(output))
    }

    @Test func `at a prompt it is a sentence where there is nothing`() async {
        let harness = await AwkwardSongs.shell(.prompt)
        #expect(await harness.result(of: "liked | avg duration") == LineResult("3:14\n"))
        #expect(await harness.result(of: "liked | take 0 | avg year") == LineResult("There are no values of year.\n"))
    }

    @Test(arguments: [
        ("avg name", 13, "avg needs a number or a duration, and name is text.", "Type: help avg"),
        ("median added", 16, "median needs a number or a duration, and added is a date.", "Type: help median"),
        ("min name", 13, "min needs a number, a duration or a date, and name is text.", "Type: help min"),
        ("max explicit", 13, "max needs a number, a duration or a date, and explicit is yes or no.", "Type: help max"),
        ("avg", 12, "avg needs a field, such as: avg duration", "usage: avg FIELD"),
        ("avg track disc", 19, "Unexpected argument: disc", "usage: avg FIELD"),
        (
            "avg added.yaer", 13, "There is no field added.yaer. Did you mean added.year?",
            "The fields are: added.decade, added.year, added.month, added.day, added.weekday and added.hour."
        ),
    ])
    func `what has no such number is refused before any request`(
        stage: String, column: Int, message: String, step: String
    ) async {
        #expect(
            await ShellHarness().result(of: "liked | \(stage)") == .refused("-c:1:\(column): \(message)\n\(step)\n"))
    }
}
