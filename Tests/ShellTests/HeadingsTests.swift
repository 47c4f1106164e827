// `set headings`, and `--head` for the table of one line: where columns have their names above them. How they look is
// in `TableHeadingTests`.

import ShellCommands
import ShellTesting
import Testing

struct HeadingsTests {
    private static let tracks = "tracks album:\"ok computer\""

    private func firstLine(_ line: String, _ harness: ShellHarness) async -> String {
        _ = harness.screen.take()
        #expect(await harness.run(line) == .done, "\(harness.messages.text)")
        return harness.screen.take().split(separator: "\n").first.map(String.init) ?? ""
    }

    @Test func `a long table at a prompt names its columns, a short one does not`() async {
        let harness = await ShellHarness.after("login")
        #expect(await firstLine(Self.tracks, harness) == "    name                         duration")
        #expect(await firstLine(Self.tracks + " | take 9", harness).hasPrefix(" 1  Airbag "))
        // The rows that follow are below the same names.
        #expect(await firstLine("search track love", harness).hasPrefix("    name "))
        #expect(await firstLine("more", harness).hasPrefix("11  "))
    }

    @Test func `the setting and the option decide it`() async {
        let harness = await ShellHarness.after("login")
        #expect(await firstLine(Self.tracks + " --head off", harness).hasPrefix(" 1  Airbag"))
        #expect(await firstLine("albums radiohead --head on", harness).hasPrefix("    name"))
        #expect(await firstLine("set headings on; albums radiohead | take 1", harness).hasPrefix("    name"))
        #expect(await firstLine("set headings off; \(Self.tracks)", harness).hasPrefix(" 1  Airbag"))
        #expect(await harness.run("set headings maybe") == .usage)
        // A single value and a page of text have no columns.
        #expect(await firstLine("set headings on; \(Self.tracks) | count", harness) == "12")
    }

    @Test func `plain output and narrow terminals have none by themselves, and pipes never`() async {
        let plain = await ShellHarness.after("login", "set plain on")
        #expect(await firstLine(Self.tracks, plain).hasPrefix("1  Airbag"))
        #expect(await firstLine("set headings on; \(Self.tracks)", plain) == "name  duration")
        let narrow = await ShellHarness.after("login", in: ShellHarness(.prompt, width: 40))
        #expect(await firstLine("search track love", narrow).hasPrefix(" 1  "))
        let script = await ShellHarness.after("login", in: ShellHarness())
        #expect(await firstLine("set headings on; \(Self.tracks)", script).hasPrefix("Airbag\t"))
        #expect(await firstLine("\(Self.tracks) --table", script).hasPrefix(" 1  Airbag"))
    }
}
