// `log`: how many changes it shows, and that it needs no request.

import FoundationEssentials
import Library
import ShellCommands
import ShellTesting
import Testing

struct LogCommandTests {
    @Test func `log shows twenty, in a pipe all, and needs no request`() async {
        let log = InMemoryChangeLog()
        for number in 1...25 {
            var record = ChangeRecord(
                Change("change \(number)", edits: [.save(["spotify:track:\(number)"])]),
                at: Date(timeIntervalSince1970: 1_700_000_000), shell: "other", state: .done)
            record.doneEdits = 1
            _ = await log.add(record)
        }
        let harness = ShellHarness(changeLog: log)
        await harness.expect("log | count", shows: "25\n")
        await harness.expect(
            "log 2 --columns number,name,where", shows: "25\tchange 25\tlibrary\n24\tchange 24\tlibrary\n")
        #expect(await harness.run("log --columns number") == .done)
        let shown = harness.screen.take()
        #expect(shown.hasPrefix("25\n24\n"))
        #expect(shown.hasSuffix("6\n20 of 25 shown. To see all: log 25\n"))
    }

    @Test func `an empty log says so`() async {
        let harness = ShellHarness()
        await harness.expect("log", shows: "Nothing was changed in the last 90 days.\n")
    }
}
