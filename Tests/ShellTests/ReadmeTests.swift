// The README says nothing that is not so: its session is replayed, its table of commands is made from the specs.

import CommandLanguage
import FoundationEssentials
import ShellCommands
import ShellTesting
import Testing

struct ReadmeTests {
    @Test func `its session is what the screen shows`() async throws {
        let session = try #require(Self.readme.between("```\njuke> ", and: "\n```"))
        let transcript = "juke> " + session
        #expect(await Transcript.replay(transcript) == transcript)
    }

    @Test func `its table of commands is made of the specs`() throws {
        let table = try #require(Self.readme.between("<!-- commands -->\n", and: "\n<!-- end of commands -->"))
        #expect(table == Self.commandTable)
    }

    /// The commands by group, with their usage and summary.
    static var commandTable: String {
        let rows = Catalogue.all.map { type in
            let usage = Usage.line(type.spec).split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
            return "| `\(usage)` | \(type.spec.summary) |"
        }
        return (["| command | what it does |", "| --- | --- |"] + rows).joined(separator: "\n")
    }

    private static var readme: String {
        let folder = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        return (try? String(contentsOfFile: "/\(folder)/README.md", encoding: .utf8)) ?? ""
    }
}

extension String {
    /// What stands between the first occurrence of one text and the next of another.
    fileprivate func between(_ start: String, and end: String) -> String? {
        guard let from = firstRange(of: start) else { return nil }
        let rest = self[from.upperBound...]
        guard let to = rest.firstRange(of: end) else { return nil }
        return String(rest[..<to.lowerBound])
    }
}
