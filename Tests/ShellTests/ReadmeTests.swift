// Holds the README to the truth: its session is replayed and is what its picture shows, its examples are run, and its
// tables of commands and keys come from where help has them. What things cost is in `EverydayTasksTests`.

import CommandLanguage
import ShellCommands
import ShellTesting
import Testing

@Suite(.serialized) struct ReadmeTests {
    private let readme = RecordedFile("README.md")

    @Test func `its session is what the screen shows`() async throws {
        let text = try readme.text
        let range = try #require(text.range(between: "```\njuke> ", and: "\n```"))
        let transcript = "juke> " + text[range]
        let replayed = await Transcript.replay(transcript, facts: .none)
        #expect(replayed.contains("▶ Paranoid Android — Radiohead · OK Computer"))
        try readme.expect(text.replacingCharacters(in: range, with: String(replayed.dropFirst("juke> ".count))))
    }

    // While the session is recorded, the picture still shows the old one.
    @Test(.enabled(if: !RecordedFile.isRecording, "scripts/picture draws it after recording"))
    func `its picture shows the same session`() throws {
        let text = try readme.text
        let range = try #require(text.range(between: "```\njuke> ", and: "\n```"))
        let path = "Sources/juke/Documentation.docc/session.svg"
        let picture = try RecordedFile(path).text
        #expect(Self.shownLines(of: picture).joined(separator: "\n") == "juke> " + text[range], "run scripts/picture")
        #expect(text[..<range.lowerBound].contains("](\(path))"))
    }

    @Test func `its examples work, one after the other`() async throws {
        let harness = ShellHarness(.prompt)
        #expect(await harness.run("login") == .done)
        let blocks = try readme.text.split(separator: "\n```").filter { $0.hasPrefix("juke\n") }
        #expect(blocks.count == 4)
        for line in blocks.flatMap({ $0.split(separator: "\n").dropFirst() }) {
            #expect(await harness.run(String(line)) == .done, "\(line)\n\(harness.screen.take())")
        }
    }

    @Test func `its table of commands is made of the specs`() throws {
        let text = try readme.text
        let range = try #require(text.range(between: "<!-- commands -->\n", and: "<!-- end of commands -->"))
        try readme.expect(text.replacingCharacters(in: range, with: Self.commandTable))
    }

    @Test func `its table of keys is the one of help`() throws {
        let text = try readme.text
        let range = try #require(text.range(between: "<!-- keys -->\n", and: "<!-- end of keys -->"))
        let rows = HelpPage.keyForms.map { "| \($0) | \($1.replacing("$EDITOR", with: "`$EDITOR`")) |\n" }
        try readme.expect(text.replacingCharacters(in: range, with: "| key | |\n| --- | --- |\n" + rows.joined()))
    }

    /// The lines of text in a picture that `scripts/picture` drew, without their colours.
    private static func shownLines(of picture: String) -> [String] {
        picture.split(separator: "\n").filter { $0.hasPrefix("<text ") }.map { line in
            String(line).replacing(/<[^>]*>/, with: "")
                .replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&amp;", with: "&")
        }
    }

    /// The commands by group, with their usage and summary.
    static var commandTable: String {
        let rows = Catalogue.all.map { type in
            let usage = Usage.line(type.spec).split(separator: "|", omittingEmptySubsequences: false)
            return "| `\(usage.joined(separator: "\\|"))` | \(type.spec.summary) |\n"
        }
        return "| command | what it does |\n| --- | --- |\n" + rows.joined()
    }
}
