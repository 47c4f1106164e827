// What is said to a person fits the terminal between words, and an address stays whole so that it can be opened.

import Prompting
import Rendering
import Shell
import ShellCommands
import ShellTesting
import SpotifySimulator
import Testing
import Text

struct WrappingTests {
    private static let address =
        "https://accounts.spotify.com/authorize?client_id=6a756b6520&response_type=code&scope=a+b"

    private func said(_ text: String, width: Int, isTerminal: Bool = true) -> [String] {
        let port = BufferOutput(isTerminal: isTerminal, width: width)
        LiveLine(port, redraws: false, forbidsColor: true).say(.news(StyledText(text)))
        return port.text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
    }

    @Test(arguments: [80, 40])
    func `news are broken between words`(width: Int) {
        let text = "Your browser asks for your consent. Ctrl-C cancels; login --no-browser prints the address."
        let lines = said(text, width: width)
        #expect(lines.count == (width == 80 ? 2 : 3))
        #expect(lines.joined(separator: " ") == text)
        for line in lines { #expect(line.count <= width) }
        #expect(said(text, width: width, isTerminal: false) == [text])
    }

    @Test(arguments: [80, 40])
    func `an address is never broken`(width: Int) {
        let lines = said("Open this address in a browser, on this machine or another:\n\(Self.address)", width: width)
        #expect(lines.last == Self.address)
        #expect(
            lines.dropLast().joined(separator: " ") == "Open this address in a browser, on this machine or another:")
        let guide = said("  2  Enter this as redirect URI, exactly:  http://127.0.0.1/callback", width: width)
        #expect(guide.last?.hasSuffix(" http://127.0.0.1/callback") == true)
        for line in guide { #expect(line.count <= width) }
    }

    @Test(arguments: [80, 40])
    func `now, and an empty search, fit`(width: Int) async {
        let harness = ShellHarness(.prompt, width: width)
        _ = await harness.run("login\nsearch track \"Decks Dark\"\nplay 1")
        _ = harness.screen.take()
        _ = await harness.run("now")
        let shown = harness.screen.take()
        for line in shown.split(separator: "\n") { #expect(CellWidth.of(String(line)) <= width, "\(shown)") }
        let words = shown.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(words.hasPrefix("▶ Decks Dark — Radiohead · A Moon Shaped Pool ─"), "\(words)")
        #expect(words.contains("─ 0:00 / 4:41 on Laptop"), "\(words)")
        _ = await harness.run("search track \(String(repeating: "nothing ", count: 12))")
        let lines = harness.screen.take().split(separator: "\n")
        #expect(lines.count > 1)
        for line in lines { #expect(line.count <= width) }
    }

    @Test func `a question wider than the terminal asks in its last line`() async throws {
        let lines = ListedLines([.text("x", at: SourcePosition())])
        let port = BufferOutput(isTerminal: true, width: 40)
        let question = "Waiting. Or paste the address it ended up at (not shown): "
        #expect(try await Questions(lines: lines, messages: port).ask(.secret(question)) == "x")
        #expect(port.text == "Waiting. Or paste the address it ended\n")
        #expect(lines.requests.map(\.prompt.text) == ["up at (not shown): "])
    }
}
