// `any`: a status and nothing else, for no more than the first page.

import ShellCommands
import ShellTesting
import Testing

struct AnyRowTests {
    @Test(
        arguments: [
            ("any", .done), ("where year is missing | any", .done), ("where name = zzz | any", .failed),
            ("take 0 | any", .failed), ("where name = zzz | any || any", .usage),
        ] as [(String, ShellCommands.ExitStatus)])
    func `it answers by its status, and shows nothing`(stages: String, status: ShellCommands.ExitStatus) async {
        let harness = await AwkwardSongs.shell()
        let result = await harness.result(of: "liked | \(stages)")
        #expect(result.status == status)
        #expect(result.output == "")
        #expect(result.messages == (status == .usage ? "-c:1:35: any needs rows from a pipe.\n" + Self.example : ""))
        #expect(result.requests == 0)
    }

    private static let example = "For example: devices | where active | any\n"

    @Test func `it stops at the first row, however many pages there are`() async {
        let harness = ShellHarness()
        _ = await harness.run("login")
        #expect(await harness.result(of: "search track love | any && echo yes") == LineResult("yes\n", requests: 1))
    }

    @Test func `it makes a condition`() async {
        let harness = await ShellHarness.atAlbum()
        let text = "if tracks | where duration > 10h | any { echo long } else { echo short }"
        #expect(await harness.result(of: text) == LineResult("short\n"))
    }

    @Test func `it takes no words`() async {
        let harness = await AwkwardSongs.shell()
        #expect(
            await harness.result(of: "liked | any 3")
                == .refused("-c:1:13: Unexpected argument: 3\nusage: any\n"))
    }
}
