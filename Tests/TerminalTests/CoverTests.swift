// Pictures and the clipboard on a terminal: what chafa is given and what it draws, and what is said without it.

import Foundation
import TerminalTesting
import Testing

@Suite("Pictures on a terminal")
struct CoverTests {
    /// A folder with a chafa that notes what it was given.
    private final class Programs {
        let path: String

        init(_ script: String?) throws {
            path = NSTemporaryDirectory() + "juke-programs-\(UUID().uuidString)"
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
            guard let script else { return }
            try "#!/bin/sh\n\(script)\n".write(toFile: path + "/chafa", atomically: true, encoding: .utf8)
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path + "/chafa")
        }

        deinit { try? FileManager.default.removeItem(atPath: path) }

        func read(_ name: String) -> Data? { FileManager.default.contents(atPath: "\(path)/\(name)") }
    }

    private static func juke(_ home: JukeHome, path: String, columns: Int = 80) throws -> PseudoTerminal {
        let juke = try #require(BuiltProducts.path(of: "juke"))
        let terminal = try PseudoTerminal(
            juke, ["--demo"], environment: ["HOME": home.path, "PATH": path], columns: columns, rows: 40)
        try terminal.wait(for: "the first prompt") { $0.cursorLine.hasPrefix("juke>") }
        for line in ["login", "search album ok computer"] { try enter(line, in: terminal) }
        return terminal
    }

    private static func enter(_ line: String, in terminal: PseudoTerminal) throws {
        terminal.send(line)
        try terminal.wait(for: "\(line) to be echoed") { $0.beforeCursor.hasSuffix(line) }
        terminal.send("\r")
        try terminal.wait(for: "the prompt after \(line)") {
            $0.cursorLine.hasPrefix("juke>") && !$0.beforeCursor.hasSuffix(line)
        }
    }

    @Test("info --cover hands the picture to chafa and shows what it draws", arguments: [(80, "40x20"), (24, "24x12")])
    func drawn(columns: Int, size: String) throws {
        let home = JukeHome()
        let programs = try Programs(
            #"d=${0%/*}; /bin/cat >"$d/picture"; echo "$@" >"$d/arguments"; printf '\033[31mPIC\033[0m\nTURE\n'"#)
        let terminal = try Self.juke(home, path: programs.path, columns: columns)
        try Self.enter("info 1 --cover", in: terminal)
        #expect(terminal.screen.lines.contains("PIC"))
        #expect(terminal.screen.lines.contains("TURE"))
        #expect(terminal.screen.text.contains("copyright"))
        let picture = try #require(programs.read("picture"))
        #expect(picture.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
        #expect(picture.suffix(8).starts(with: Array("IEND".utf8)))
        let arguments = String(decoding: try #require(programs.read("arguments")), as: UTF8.self)
        #expect(arguments.hasPrefix("--size \(size) "))
    }

    @Test("Without chafa it says which package has it, and shows the rest")
    func missing() throws {
        let home = JukeHome()
        let programs = try Programs(nil)
        let terminal = try Self.juke(home, path: programs.path)
        try Self.enter("info 1 --cover", in: terminal)
        #expect(terminal.screen.text.replacing("\n", with: " ").contains("On Debian: apt install chafa"))
        #expect(terminal.screen.text.contains("copyright"))
    }

    @Test("A chafa that fails is told of")
    func failing() throws {
        let home = JukeHome()
        let programs = try Programs("exit 2")
        let terminal = try Self.juke(home, path: programs.path)
        try Self.enter("info 1 --cover", in: terminal)
        #expect(terminal.screen.text.contains("chafa could not draw the picture."))
    }

    @Test("link --copy puts the address on the clipboard of the terminal")
    func clipboard() throws {
        let home = JukeHome()
        let terminal = try Self.juke(home, path: "/usr/bin:/bin")
        try Self.enter("link 1 --copy", in: terminal)
        let address = try #require(
            terminal.screen.lines.first { $0.hasPrefix("https://open.spotify.com/album/") })
        let escape = "\u{1B}]52;c;\(Data(address.utf8).base64EncodedString())\u{07}"
        #expect(String(decoding: terminal.output, as: UTF8.self).contains(escape))
    }
}
