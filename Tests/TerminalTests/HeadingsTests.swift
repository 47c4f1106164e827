// Names above the columns of a long table, on terminals of every width, with wide names.

import TerminalTesting
import Testing

@Suite("Headings on a terminal")
struct HeadingsTests {
    private typealias Demo = JukeSessionTests.Demo

    @Test("Names stand above their columns where a row is one line, and nothing wraps", arguments: [20, 40, 80, 160])
    func columns(columns: Int) throws {
        let home = JukeHome()
        let demo = try Demo(home: home, columns: columns, rows: 60)
        try demo.enter("login", prompt: "juke>")
        try demo.enter("liked | where year > 0 | take 12", prompt: "juke>")
        let lines = demo.terminal.screen.lines
        #expect(lines.contains { $0.contains("Soma") })
        let heading = lines.first { $0.hasPrefix("    ") && $0.contains(" name  ") }
        #expect((heading != nil) == (columns >= 60), "\(demo.terminal.screen)")
        if let heading {
            #expect(heading.contains("artist") && heading.contains("album"))
            let row = lines.first { $0.contains("Soma") } ?? ""
            // The name above the artist begins where the artist does.
            #expect(Self.place(of: "artist", in: heading) == Self.place(of: "The Strokes", in: row))
        }
        #expect(demo.terminal.screen.unknown == [])
    }

    private static func place(of text: String, in line: String) -> Int? {
        line.firstRange(of: text).map { line.distance(from: line.startIndex, to: $0.lowerBound) }
    }

    @Test("Without colour and on a dumb terminal there is no escape in them")
    func plain() throws {
        let home = JukeHome()
        let demo = try Demo(home: home, environment: ["TERM": "dumb"])
        try demo.enter("login", prompt: "juke>")
        try demo.enter("tracks album:\"ok computer\"", prompt: "Radiohead / OK Computer>")
        #expect(!demo.terminal.screen.text.contains("duration"))
        #expect(!demo.terminal.output.contains(0x1B))
    }
}
