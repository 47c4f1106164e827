// The same lines by every way into a script: an argument, a file and a real pipe give the same bytes and the same
// status.

import Files
import Storage
import Testing

struct ScriptWaysTests {
    private let folder = TemporaryFolder()

    private var shell: RealShell { RealShell(port: 1, state: folder.path) }

    private func file(_ text: String) throws -> String {
        let path = folder.path + "/lines.juke"
        try PrivateFile(path: path).replace(with: Array(text.utf8))
        return path
    }

    /// The messages without the one that an answer takes long: how busy the machine is decides about that.
    private static func said(_ ended: Ended) -> String {
        ended.messages.replacing("Searching artists.\n", with: "")
    }

    @Test(arguments: ["; ", "\n"])
    func `the main session prints the same bytes each way`(separator: String) async throws {
        let commands = ["login", "search artist radiohead", "artist 1", "albums", "tracks 1", "play 2", "now"]
        let lines = commands.joined(separator: separator)
        let path = try file(lines + "\n")
        let ways = [
            try await shell.run(arguments: ["--demo", "-c", lines]), try await shell.run(arguments: ["--demo", path]),
            try await shell.run(arguments: ["--demo"], input: Array((lines + "\n").utf8)),
            // The last line of a pipe needs no end.
            try await shell.run(arguments: ["--demo"], input: Array(lines.utf8)),
        ]
        for ended in ways {
            #expect(ended.status == 0, "\(ended.messages)")
            #expect(Array(ended.output.utf8) == Array(ways[0].output.utf8))
            #expect(Self.said(ended) == Self.said(ways[0]))
        }
        let rows = ways[0].output.split(separator: "\n").map {
            $0.split(separator: "\t", omittingEmptySubsequences: false)
        }
        #expect(rows.first?.first == "Radiohead")
        // What plays is the second track of the album's.
        let playing = try #require(rows.last)
        let tracks = rows.dropLast().suffix(while: { $0.count == rows[rows.count - 2].count })
        #expect(tracks.dropFirst().first?.first == playing.first)
        #expect(playing.contains("playing"))
    }

    @Test(arguments: ["", "search artist ", "album ", "echo ok; "])
    func `a line of a million bytes is refused in a short sentence`(beginning: String) async throws {
        let line = beginning + String(repeating: "x", count: 1_000_000 - beginning.utf8.count)
        let text = "login\n\(line)\necho never\n"
        for arguments in [["--demo", try file(text)], ["--demo"]] {
            let ended = try await shell.run(arguments: arguments, input: arguments.count == 1 ? Array(text.utf8) : [])
            #expect(ended.status == (beginning == "album " ? 4 : 2))
            // Nothing of a line runs that cannot be understood whole.
            #expect(ended.output == "")
            #expect(ended.messages.utf8.count < 600, "\(ended.messages.prefix(1000))")
            #expect(ended.messages.contains(arguments.count == 1 ? "stdin:2:" : "lines.juke:2:"), "\(ended.messages)")
        }
    }
}

extension Collection<[Substring]> {
    /// The rows at the end that satisfy the condition.
    fileprivate func suffix(while condition: ([Substring]) -> Bool) -> [[Substring]] {
        Array(reversed().prefix(while: condition).reversed())
    }
}
