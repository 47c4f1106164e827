// The prompt of the whole of juke under what life brings: hang-ups and kills, narrow terminals, two shells at once.
// Names that were made to do harm are HostilePromptTests.

import TerminalTesting
import Testing

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

@Suite("juke's prompt")
struct JukePromptTests {
    private typealias Demo = JukeSessionTests.Demo

    @Test("A terminal that hangs up ends the shell with its status")
    func hangsUp() throws {
        let demo = try Demo(home: JukeHome())
        demo.terminal.send("half")
        try demo.terminal.wait(forLine: "juke> half")
        demo.terminal.signal(SIGHUP)
        #expect(try demo.terminal.waitForEnd() == 129)
        #expect(!demo.terminal.screen.isPasteBracketed)
    }

    @Test("A kill in the middle of a line loses nothing that was entered")
    func killed() throws {
        let home = JukeHome()
        let first = try Demo(home: home)
        try first.enter("echo one", prompt: "juke>")
        try first.enter("echo zwei ščö", prompt: "juke>")
        first.terminal.send("echo half")
        try first.terminal.wait(forLine: "juke> echo half")
        first.terminal.signal(SIGKILL)
        #expect(try first.terminal.waitForEnd() == 128 + SIGKILL)
        let second = try Demo(home: home)
        second.terminal.send("\u{1B}[A")
        try second.terminal.wait(forLine: "juke> echo zwei ščö")
        second.terminal.send("\u{1B}[A")
        try second.terminal.wait(forLine: "juke> echo one")
    }

    @Test("Where nobody reads any more a script ends in silence, with 0")
    func brokenPipe() throws {
        let home = JukeHome()
        let juke = try #require(BuiltProducts.path(of: "juke"))
        // The reader has gone before the writer begins.
        let script = """
            mkfifo "$HOME/go"
            { read go < "$HOME/go"; "$0" --demo -c 'echo hi'; echo "status $?" >&2; } | { exec <&-; echo > "$HOME/go"; }
            """
        let terminal = try PseudoTerminal(
            "/bin/sh", ["-c", script, juke], environment: ["HOME": home.path, "PATH": "/usr/bin:/bin"])
        _ = try terminal.waitForEnd()
        #expect(terminal.screen.text == "status 0")
    }

    @Test("At twenty columns a list and a hint keep to the screen, and typing goes on")
    func narrow() throws {
        let demo = try Demo(home: JukeHome(), columns: 20)
        demo.terminal.send("play\t\t")
        try demo.terminal.wait(for: "the list") {
            $0.cursorLine.hasPrefix("juke> play") && $0.text.contains("playlist")
        }
        for line in demo.terminal.screen.lines { #expect(line.unicodeScalars.count <= 20) }
        demo.terminal.send("\u{15}seek ")
        try demo.terminal.wait(for: "the hint") { $0.cursorLine.hasPrefix("juke> seek P") && $0.column == 11 }
        demo.terminal.send("\u{15}echo abcdefghijklmnopqrst\r")
        try demo.terminal.wait(for: "the output") { $0.unwrapped.contains("\nabcdefghijklmnopqrst\n") }
        try demo.terminal.wait(forLine: "juke>")
    }

    @Test("Tab works inside quotes, behind a pipe and in a line that goes on")
    func tabs() throws {
        let demo = try Demo(home: JukeHome(), rows: 40)
        try demo.enter("login", prompt: "juke>")
        try demo.enter("search artist radiohead", prompt: "juke>")
        demo.terminal.send("artist \"Radiohead T\t")
        try demo.terminal.wait(for: "the name in quotes") {
            $0.cursorLine.hasPrefix("juke> artist \"Radiohead Tribute Band\"")
        }
        demo.terminal.send("\u{15}albums | whe\t")
        try demo.terminal.wait(for: "the command behind the pipe") { $0.cursorLine.hasPrefix("juke> albums | where") }
        demo.terminal.send("\u{15}albums | \\\r")
        try demo.terminal.wait(for: "the continuation") { $0.cursorLine.hasPrefix("  …") }
        demo.terminal.send("rever\t")
        try demo.terminal.wait(for: "the command in the next line") { $0.cursorLine.hasPrefix("  … reverse") }
        demo.terminal.send("\u{3}")
        try demo.terminal.wait(forLine: "juke>")
    }

    @Test("What Tab puts into the line can be entered as it stands, quotes and all")
    func tabbedLines() throws {
        let home = JukeHome()
        mkdir("\(home.path)/my lists", 0o700)
        let demo = try Demo(home: home, rows: 40)
        try demo.enter("login", prompt: "juke>")
        try demo.enter("search artist radiohead", prompt: "juke>")
        demo.terminal.send("artist rad\t")
        try demo.terminal.wait(forLine: "juke> artist Radiohead")
        demo.terminal.send("\r")
        try demo.terminal.wait(forLine: "Radiohead>")
        try demo.enter("albums", prompt: "Radiohead>")
        demo.terminal.send("play \"Kid\" now" + String(repeating: "\u{1B}[D", count: 5) + "\t")
        try demo.terminal.wait(for: "the whole name in its quotes") {
            $0.cursorLine.hasPrefix("Radiohead> play \"Kid A\" now")
        }
        demo.terminal.send("\u{5}\u{15}source \(home.path)/my\t")
        try demo.terminal.wait(for: "the open quote") { $0.text.contains("source \"") && $0.text.contains("my lists/") }
        demo.terminal.send("none\r")
        try demo.terminal.wait(for: "the closed quote") { $0.unwrapped.contains("my lists/none cannot be read") }
        try demo.terminal.wait(forLine: "Radiohead>")
        demo.terminal.send("\u{1B}[A")
        try demo.terminal.wait(for: "the line as it was entered") { $0.unwrapped.contains("my lists/none\"\n") }
    }

    @Test("What could not be understood or found nothing is kept, and not suggested")
    func failedLines() throws {
        let demo = try Demo(home: JukeHome(), rows: 40)
        try demo.enter("login", prompt: "juke>")
        try demo.enter("help nonesuch", prompt: "juke>")
        try demo.enter("search album zzqqzz", prompt: "juke>")
        try demo.enter("echo fine", prompt: "juke>")
        demo.terminal.send("ec")
        try demo.terminal.wait(for: "a suggestion") { $0.cursorLine == "juke> echo fine" && $0.column == 8 }
        demo.terminal.send("\u{15}help ")
        try demo.terminal.wait(for: "the usage alone") { $0.cursorLine.hasPrefix("juke> help [TOPIC") }
        demo.terminal.send("\u{15}\u{1B}[A\u{1B}[A")
        try demo.terminal.wait(forLine: "juke> search album zzqqzz")
    }

    @Test("Devices are known to Tab once any command has learnt of them")
    func knownDevices() throws {
        let demo = try Demo(home: JukeHome(), rows: 40)
        try demo.enter("login", prompt: "juke>")
        try demo.enter("play album:\"kid a\" --on laptop", prompt: "juke>")
        demo.terminal.send("device lap\t")
        try demo.terminal.wait(for: "its name") { $0.cursorLine.hasPrefix("juke> device Laptop") }
    }

    @Test("history searches, deletes and clears; set history off keeps what follows out")
    func history() throws {
        let home = JukeHome()
        let demo = try Demo(home: home, rows: 50)
        try demo.enter("echo größe", prompt: "juke>")
        try demo.enter("echo other", prompt: "juke>")
        try demo.enter("history search GROSSE", prompt: "juke>")
        try demo.enter("history search GRÖSSE", prompt: "juke>")
        #expect(demo.terminal.screen.lines.contains { $0.contains("1  ") && $0.hasSuffix("echo größe") })
        try demo.enter("history delete 1", prompt: "juke>")
        #expect(home.read(".local/state/juke/demo/history")?.contains("echo größe") == false)
        try demo.enter("set history off", prompt: "juke>")
        try demo.enter("echo unseen", prompt: "juke>")
        #expect(home.read(".local/state/juke/demo/history")?.contains("unseen") == false)
        try demo.enter("history clear --yes", prompt: "juke>")
        #expect(home.read(".local/state/juke/demo/history") == "")
    }

    @Test("A prompt that ends with an open plan says what becomes of it, and else nothing", arguments: [true, false])
    func plan(isOpen: Bool) throws {
        let demo = try Demo(home: JukeHome(), columns: 120)
        try demo.enter("login", prompt: "juke>")
        try demo.enter("begin", prompt: "juke [plan 0]>")
        if isOpen { try demo.enter("playlist new ZZZ", prompt: "juke [plan 1]>") }
        demo.terminal.send("exit\r")
        _ = try demo.terminal.waitForEnd()
        let words = "The plan of 1 change is gone, since the demo keeps nothing: commit before you exit."
        #expect(demo.terminal.screen.lines.contains(words) == isOpen, "\(demo.terminal.screen.text)")
    }

    @Test("set hints off takes the ghosts away")
    func hints() throws {
        let demo = try Demo(home: JukeHome())
        try demo.enter("echo something", prompt: "juke>")
        demo.terminal.send("ech")
        try demo.terminal.wait(for: "the ghost") { $0.cursorLine == "juke> echo something" && $0.column == 9 }
        demo.terminal.send("\u{15}set hints off\r")
        try demo.terminal.wait(forLine: "juke>")
        demo.terminal.send("ech")
        try demo.terminal.wait(forLine: "juke> ech")
        demo.terminal.send("\u{1B}[C!")
        try demo.terminal.wait(forLine: "juke> ech!")
    }

    @Test("Two shells that are typed at in turn keep all lines of both")
    func twoShells() throws {
        let home = JukeHome()
        let left = try Demo(home: home)
        let right = try Demo(home: home)
        for round in 1...3 {
            try left.enter("echo left \(round)", prompt: "juke>")
            try right.enter("echo right \(round)", prompt: "juke>")
        }
        let all = home.read(".local/state/juke/demo/history")?.split(separator: "\n") ?? []
        #expect(all.filter { $0.hasPrefix("=0 ") }.count == 6)
        let lines = all.filter { !$0.hasPrefix("=") }.compactMap { $0.split(separator: "\t").last.map(String.init) }
        #expect(lines == (1...3).flatMap { ["echo left \($0)", "echo right \($0)"] })
        let third = try Demo(home: home)
        third.terminal.send("echo l\u{1B}[A")
        try third.terminal.wait(forLine: "juke> echo left 3")
    }

    @Test("The window's title follows the selection where it is wanted")
    func title() throws {
        let demo = try Demo(home: JukeHome(), rows: 40)
        #expect(demo.terminal.screen.title == nil)
        try demo.enter("set title on", prompt: "juke>")
        #expect(demo.terminal.screen.title == "juke")
        try demo.enter("login", prompt: "juke>")
        try demo.enter("artist radiohead", prompt: "Radiohead>")
        #expect(demo.terminal.screen.title == "Radiohead — juke")
        demo.terminal.send("\u{4}")
        #expect(try demo.terminal.waitForEnd() == 0)
        #expect(demo.terminal.screen.title == "")
    }

    @Test("What plays stands at the right edge where it is wanted, from what commands have learnt")
    func rightPrompt() throws {
        let demo = try Demo(home: JukeHome(), rows: 40)
        try demo.enter("login", prompt: "juke>")
        try demo.enter("set right-prompt playing", prompt: "juke>")
        try demo.enter("search track paranoid", prompt: "juke>")
        demo.terminal.send("play 1\r")
        try demo.terminal.wait(for: "the right prompt") {
            $0.cursorLine.contains(">  ") && $0.cursorLine.contains("▶ Paranoid Android — Radiohead")
        }
        demo.terminal.send("echo hi")
        try demo.terminal.wait(for: "both") {
            $0.cursorLine.contains("echo hi ") && $0.cursorLine.hasSuffix("▶ Paranoid Android — Radiohead")
        }
    }

    @Test("Names are links where the terminal opens them, and take no cell more", arguments: [80, 40])
    func links(columns: Int) throws {
        let demo = try Demo(home: JukeHome(), columns: columns, rows: 40, environment: ["TERM": "xterm-kitty"])
        try demo.enter("login", prompt: "juke>")
        try demo.enter("search track airbag", prompt: "juke>")
        #expect(demo.terminal.screen.lines.contains { $0.hasPrefix(" 1  Airbag") })
        let links = demo.terminal.screen.links
        #expect(links.count == 4)
        #expect(links.first?.hasPrefix("https://open.spotify.com/track/") == true)
        #expect(links.last == "")
        #expect(demo.terminal.screen.unknown.isEmpty)
        try demo.enter("set links off", prompt: "juke>")
        try demo.enter("search track airbag", prompt: "juke>")
        #expect(demo.terminal.screen.links.count == 4)
    }

    @Test("Tab behind a number tells what the row is")
    func toldRow() throws {
        let demo = try Demo(home: JukeHome(), rows: 40)
        try demo.enter("login", prompt: "juke>")
        try demo.enter("tracks album:\"OK Computer\"", prompt: "Radiohead › OK Computer>")
        demo.terminal.send("\u{0C}")
        try demo.terminal.wait(for: "a clear screen") { !$0.text.contains("Airbag") }
        demo.terminal.send("play 3\t")
        try demo.terminal.wait(for: "the title of row 3") {
            $0.text.contains("Subterranean Homesick Alien") && $0.cursorLine.contains("OK Computer> play 3")
        }
        #expect(!demo.terminal.screen.text.contains("Airbag"))
    }

    @Test("A name never seen is looked up where that is wanted, by the second Tab")
    func lookup() throws {
        let demo = try Demo(home: JukeHome(), rows: 40)
        try demo.enter("login", prompt: "juke>")
        demo.terminal.send("artist radioh\t\t")
        try demo.terminal.wait(for: "the bell") { _ in demo.terminal.output.contains(7) }
        demo.terminal.send("\u{15}")
        try demo.terminal.wait(forLine: "juke>")
        try demo.enter("set completion.catalogue on", prompt: "juke>")
        demo.terminal.send("artist radioh\t\t")
        try demo.terminal.wait(for: "what the names share") { $0.cursorLine.hasPrefix("juke> artist Radiohead") }
        demo.terminal.send("\t\t")
        try demo.terminal.wait(for: "Radiohead Tribute Band")
    }

    @Test("What was done meanwhile is said above the line being typed")
    func news() throws {
        let demo = try Demo(home: JukeHome(), rows: 40)
        try demo.enter("login", prompt: "juke>")
        try demo.enter("play \"airbag\"", prompt: "juke>")
        demo.terminal.send("stop-after 1s\r")
        try demo.terminal.wait(for: "stop-after off")
        demo.terminal.send("half a line")
        try demo.terminal.wait(for: "the news above the line") {
            $0.text.contains("⏸ paused by stop-after\n") && $0.cursorLine.hasPrefix("juke> half a line")
        }
    }
}
