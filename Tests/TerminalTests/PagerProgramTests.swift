// Real pagers on a terminal: one that is missing or fails at once loses no row, less shows colours as colours
// whatever its options are, and a terminal that says nothing of itself gets neither colours nor a pager.

import TerminalTesting
import Testing

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

@Suite("Pager programs")
struct PagerProgramTests {
    @Test("Rows are shown without a pager that fails", arguments: [("nosuchpager", 127), ("false", 1), ("exit 3", 3)])
    func fails(pager: String, status: Int) throws {
        let home = JukeHome()
        let demo = try JukeSessionTests.Demo(
            home: home, rows: 12, environment: ["PAGER": pager, "PATH": "/usr/bin:/bin"])
        try demo.enter("login", prompt: "juke>")
        demo.terminal.send("liked | take 20\r")
        try demo.terminal.wait(for: "The pager ended with status \(status): \(pager)")
        try demo.terminal.wait(for: "the prompt") { $0.cursorLine.hasPrefix("juke>") }
        let shown = String(decoding: demo.terminal.output, as: UTF8.self)
        for number in 1...20 { #expect(shown.contains("\(number < 10 ? " " : "")\(number)  "), "\(number)") }
        #expect(demo.terminal.screen.text.contains("To do without one: set pager off"))
    }

    @Test(
        "less shows colours as colours", .enabled(if: access("/usr/bin/less", X_OK) == 0, "needs less"),
        arguments: ["-N", "", "FX", "-FX --tabs=4", "-Pmine"])
    func colours(options: String) throws {
        let home = JukeHome()
        let demo = try JukeSessionTests.Demo(
            home: home, rows: 12,
            environment: ["LESS": options, "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"])
        try demo.enter("login", prompt: "juke>")
        demo.terminal.send("liked\r")
        try demo.terminal.wait(for: "the pager") { $0.text.contains(" 1  ") && $0.text.contains(" 5  ") }
        #expect(!demo.terminal.screen.text.contains("ESC["))
        demo.terminal.send("q")
        try demo.terminal.wait(for: "the prompt") { $0.cursorLine.hasPrefix("juke>") }
    }

    @Test("A terminal without a name gets no escape", arguments: ["", "dumb", "emacs"])
    func nameless(name: String) throws {
        let home = JukeHome()
        let path = try #require(BuiltProducts.path(of: "juke"))
        let terminal = try PseudoTerminal(
            path, ["--demo", "-c", "login; search artist radiohead; help; nonsense"],
            environment: ["HOME": home.path, "TERM": name, "PATH": "/usr/bin:/bin"])
        #expect(try terminal.waitForEnd() == 2)
        #expect(terminal.screen.text.contains("nonsense") || !terminal.output.isEmpty)
        #expect(!terminal.output.contains(0x1B))
    }
}
