// `link`: addresses for sharing, by row, by name and of a pipe, and what is copied.

import Shell
import ShellCommands
import ShellTesting
import Testing

struct LinkTests {
    private static let first = "https://open.spotify.com/album/1f7zuZBvaw4DRW2kWv13mi\n"
    private static let second = "https://open.spotify.com/album/1tQIc1GAZGG6rCAk6c7BZo\n"

    @Test func `rows are printed in the order typed, for no request`() async {
        let harness = await ShellHarness(.prompt).prepared(by: "search album kid a")
        #expect(await harness.result(of: "link 2 1") == LineResult(Self.second + Self.first))
    }

    @Test func `a name costs one search, and a pipe none of its own`() async {
        let harness = await ShellHarness().prepared()
        #expect(
            await harness.result(of: "link album:\"ok computer\"")
                == LineResult("https://open.spotify.com/album/5ClLwoE6COLEKxE4RhrL9v\n", requests: 1))
        #expect(
            await harness.result(of: "search album kid a | link") == LineResult(Self.first + Self.second, requests: 1))
    }

    @Test(arguments: [("link 1", "it"), ("link 1-2", "them")])
    func `a rehearsed copy is said`(line: String, what: String) async {
        let harness = await ShellHarness().prepared(by: "search album kid a")
        let result = await harness.result(of: "\(line) --copy --dry-run")
        #expect(result.output.hasPrefix(Self.first))
        #expect(result.messages == "Would copy \(what) to the clipboard.\n")
        #expect(result.status == .done && result.requests == 0)
    }

    @Test func `a row that is not there costs no request`() async {
        let harness = await ShellHarness(.prompt).prepared(by: "search album kid a")
        let message = """
            There is no row 9: this listing (search album kid a) has only 2 rows.
              link 1 9
                     ^
            If 9 is a name, quote it: "9"

            """
        #expect(await harness.result(of: "link 1 9") == LineResult(messages: message, status: .notFound))
    }
}
