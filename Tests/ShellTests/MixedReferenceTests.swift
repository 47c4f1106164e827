// A name without quotes beside something else: the message names what is beside it, and what to type for both.

import Shell
import ShellCommands
import ShellTesting
import SpotifyAPI
import Testing

struct MixedReferenceTests {
    @Test(arguments: [
        ("queue add 1 doors down", "This mixes row numbers and a name.", "To mean the name: \"1 doors down\""),
        ("queue add all by myself", "This mixes all and a name.", "To mean the name: \"all by myself\""),
        (
            "queue add spotify:track:6dVIqQ8qmQ5GBnJ9shOYGE let down", "This mixes an address and a name.",
            "To mean both, quote the name: spotify:track:6dVIqQ8qmQ5GBnJ9shOYGE \"let down\""
        ),
        (
            "queue add $r airbag", "This mixes rows of a variable and a name.",
            "To mean both, quote the name: $r \"airbag\""
        ),
        (
            "queue add \"let down\" airbag", "This mixes a name in quotes and one without.",
            "To mean both: \"let down\" \"airbag\""
        ),
    ])
    func `what is beside the name is said as what it is`(line: String, sentence: String, next: String) async {
        let harness = await ShellHarness.after("login", "search track airbag | as r | any", in: ShellHarness())
        await harness.expect(line, shows: "-c:1:11: \(sentence)\n\(next)\n", .usage)
    }
}
