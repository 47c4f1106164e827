// The whole of juke on a terminal: the main session by hand, with Tab, history over a restart, Ctrl-C, Ctrl-D, resizing
// and a terminal that can do nothing.

import TerminalTesting
import Testing

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

@Suite("juke on a terminal")
struct JukeSessionTests {
    /// juke with the simulated Spotify, at its first prompt, with a home of its own.
    struct Demo {
        let terminal: PseudoTerminal

        init(
            home: JukeHome, columns: Int = 80, rows: Int = 24, environment: [String: String] = [:],
            prompt: String = "juke>"
        ) throws {
            let path = try #require(BuiltProducts.path(of: "juke"))
            let environment = ["HOME": home.path].merging(environment) { $1 }
            terminal = try PseudoTerminal(path, ["--demo"], environment: environment, columns: columns, rows: rows)
            try terminal.wait(for: "the first prompt") { $0.cursorLine.hasPrefix(prompt) }
        }

        /// Types a line and waits for a prompt to come back.
        func enter(_ line: String, prompt: String) throws {
            terminal.send(line)
            // A hint may stand behind it.
            let isTyped = { (screen: TerminalScreen) in screen.beforeCursor.hasSuffix(line) }
            try terminal.wait(for: "\(line) to be echoed", isTyped)
            terminal.send("\r")
            try terminal.wait(for: "the prompt \(prompt) after \(line)") {
                $0.cursorLine.hasPrefix(prompt) && !isTyped($0)
            }
        }
    }

    @Test("The session of the README works by hand, at 80 and at 40 columns", arguments: [80, 40])
    func mainSession(columns: Int) throws {
        let home = JukeHome()
        let demo = try Demo(home: home, columns: columns, rows: 40)
        try demo.enter("login", prompt: "juke>")
        #expect(demo.terminal.screen.text.contains("Logged in as Demo Listener."))
        try demo.enter("search artist radiohead", prompt: "juke>")
        #expect(demo.terminal.screen.text.contains(" 1  Radiohead"))
        try demo.enter("artist 1", prompt: "Radiohead>")
        try demo.enter("albums", prompt: "Radiohead>")
        try demo.enter("tracks \"OK Computer\"", prompt: columns == 80 ? "Radiohead › OK Computer>" : "OK Computer>")
        try demo.enter("play 2", prompt: columns == 80 ? "Radiohead › OK Computer>" : "OK Computer>")
        let words = demo.terminal.screen.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(words.contains("▶ Paranoid Android — Radiohead · OK Computer"))
        for line in demo.terminal.screen.lines { #expect(line.count <= columns) }
        try demo.enter("now", prompt: columns == 80 ? "Radiohead › OK Computer>" : "OK Computer>")
    }

    @Test("What a dry run says is broken between words")
    func dryRun() throws {
        let demo = try Demo(home: JukeHome(), columns: 40)
        try demo.enter("login", prompt: "juke>")
        try demo.enter("search album \"trans europa\"", prompt: "juke>")
        try demo.enter("save 1 --dry-run", prompt: "juke>")
        let said = "\nWould save Trans Europa Express (1\nrequest).\nDry run: nothing was changed.\njuke>"
        #expect(demo.terminal.screen.text.contains(said), "\(demo.terminal.screen.text)")
    }

    @Test("Tab completes commands, and lists rows with their names")
    func completion() throws {
        let home = JukeHome()
        let demo = try Demo(home: home, rows: 50)
        demo.terminal.send("sea\t")
        try demo.terminal.wait(for: "the whole command") { $0.cursorLine.hasPrefix("juke> search") }
        demo.terminal.send("artist radiohead\u{15}")
        try demo.terminal.wait(forLine: "juke>")
        try demo.enter("login", prompt: "juke>")
        try demo.enter("search artist radiohead", prompt: "juke>")
        demo.terminal.send("artist \t\t")
        try demo.terminal.wait(for: "Radiohead Tribute Band")
        demo.terminal.send("\u{15}")
        try demo.terminal.wait(forLine: "juke>")
        try demo.enter("tracks album:\"OK Computer\"", prompt: "Radiohead › OK Computer>")
        demo.terminal.send("play \t\t")
        try demo.terminal.wait(for: "numbers with names") { screen in
            screen.lines.contains { $0.hasPrefix("2 ") && $0.contains("Paranoid Android") }
        }
    }

    @Test("Up finds the lines of the last shell, numbers its rows, and the prompt its selection")
    func restart() throws {
        let home = JukeHome()
        let first = try Demo(home: home)
        try first.enter("login", prompt: "juke>")
        try first.enter("search artist radiohead", prompt: "juke>")
        first.terminal.send("\u{04}")
        #expect(try first.terminal.waitForEnd() == 0)
        let second = try Demo(home: home)
        second.terminal.send("\u{1B}[A")
        try second.terminal.wait(forLine: "juke> search artist radiohead")
        second.terminal.send("\u{15}")
        try second.terminal.wait(forLine: "juke>")
        try second.enter("artist 1", prompt: "Radiohead>")
        #expect(home.mode(of: ".local/state/juke/demo/history") == 0o600)
    }

    @Test("Ctrl-C drops the line, an error is over, Ctrl-D leaves")
    func keys() throws {
        let home = JukeHome()
        let demo = try Demo(home: home)
        // The prompt before is a bare one, too: only what follows the dropped line is the next.
        demo.terminal.send("half a li")
        try demo.terminal.wait(for: "the line") { $0.beforeCursor.hasSuffix("half a li") }
        demo.terminal.send("\u{03}")
        try demo.terminal.wait(for: "the prompt below the dropped line") {
            $0.text.contains("half a li^C\n") && $0.cursorLine == "juke>"
        }
        try demo.enter("nonsense", prompt: "juke>")
        #expect(demo.terminal.screen.text.contains("There is no command nonsense."))
        try demo.enter("echo still here", prompt: "juke>")
        demo.terminal.resize(columns: 50, rows: 20)
        // The redrawing after a resize shows a bare prompt for a moment: the command's own output says that it ran.
        demo.terminal.send("echo and here\r")
        try demo.terminal.wait(for: "the prompt below the output") {
            $0.text.contains("\nand here") && $0.cursorLine == "juke>"
        }
        demo.terminal.send("\u{04}")
        #expect(try demo.terminal.waitForEnd() == 0)
    }

    @Test("Ctrl-D on a line that goes on takes the block back, a second one leaves", arguments: ["xterm", "dumb"])
    func endInBlock(type: String) throws {
        let home = JukeHome()
        let demo = try Demo(home: home, environment: ["TERM": type])
        demo.terminal.send("for x in 1-3 {\r")
        try demo.terminal.wait(for: "the line that goes on") { $0.cursorLine.contains("…") }
        demo.terminal.send("\u{04}")
        try demo.terminal.wait(for: "the prompt behind the block") {
            $0.text.contains("The block that begins here is never closed.") && $0.cursorLine.hasPrefix("juke>")
        }
        try demo.enter("echo still here", prompt: "juke>")
        demo.terminal.send("\u{04}")
        #expect(try demo.terminal.waitForEnd() == 0)
    }

    @Test("A dumb terminal gets plain lines")
    func dumb() throws {
        let home = JukeHome()
        let demo = try Demo(home: home, environment: ["TERM": "dumb"])
        try demo.enter("login", prompt: "juke>")
        try demo.enter("search artist radiohead", prompt: "juke>")
        #expect(!demo.terminal.output.contains(0x1B))
    }

    @Test("A signal to end ends the shell with its status")
    func terminated() throws {
        let home = JukeHome()
        let demo = try Demo(home: home)
        demo.terminal.signal(SIGTERM)
        #expect(try demo.terminal.waitForEnd() == 143)
    }
}

/// A home that vanishes with its last user.
final class JukeHome {
    let path: String

    init() {
        var template = Array("/tmp/juke-home-XXXXXX".utf8CString)
        path = mkdtemp(&template).map { String(cString: $0) } ?? "/nonexistent"
    }

    deinit { Self.remove(path) }

    /// Removes a folder and what is in it.
    private static func remove(_ path: String) {
        guard let folder = opendir(path) else { return }
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { strdup($0) }
            }
            defer { free(name) }
            guard let name, strcmp(name, ".") != 0, strcmp(name, "..") != 0 else { continue }
            let inside = "\(path)/" + String(cString: name)
            if unlink(inside) != 0 { remove(inside) }
        }
        closedir(folder)
        rmdir(path)
    }

    /// The permissions of a file; nil when there is none.
    func mode(of name: String) -> mode_t? {
        var status = stat()
        return stat("\(path)/\(name)", &status) == 0 ? status.st_mode & 0o777 : nil
    }
}
