// `--format` and `--columns`: fields checked before any request, with their place. `to format` has its own tests.

import Shell
import ShellCommands
import ShellTesting
import SpotifyAPI
import Testing

struct FormatTests {
    private static let start = "login; search artist radiohead; artist 1; albums; album 7"

    @Test func `rows are lines of a template, after any command`() async throws {
        let harness = ShellHarness()
        _ = await harness.run(Self.start)
        let before = harness.output.text.count
        let text = """
            tracks | take 2 --format '{disc}.{name:<9}|{duration:m:ss}'
            tracks | take 2 --columns duration,name
            """
        #expect(await harness.run(text) == .done, "\(harness.messages.text)")
        #expect(
            String(harness.output.text.dropFirst(before))
                == "1.Airbag   |4:47\n1.Paranoid Android|6:27\n4:47\tAirbag\n6:27\tParanoid Android\n")
    }

    @Test(arguments: [
        ("albums --format '{nam}'", "There is no field nam. Did you mean name?", 19),
        ("albums --format '{name'", "{ is not closed by }", 18),
        ("albums --format={name:x}", "x is not a form", 23),
        ("albums --columns name,yaer", "There is no field yaer. Did you mean year?", 23),
        ("albums --columns name,", "is not fields with commas", 23),
        ("albums --format '{name}' --json", "cannot be used together", 1),
        ("albums --format '{popularity}'", "Spotify does not send popularity", 19),
    ])
    func `what is wrong is said before any request`(line: String, words: String, column: Int) async {
        let harness = ShellHarness()
        _ = await harness.run(Self.start)
        let (before, said) = (harness.counter.count, harness.messages.text.count)
        _ = await harness.run(line)
        let message = String(harness.messages.text.dropFirst(said))
        #expect(message.hasPrefix("-c:1:\(column): ") && message.contains(words), "\(message)")
        #expect(harness.counter.count == before)
    }
}
