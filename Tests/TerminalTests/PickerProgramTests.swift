// A picker that writes a great deal: the choice of a large library is taken, and what is beyond any library is said
// to be so.

import TerminalTesting
import Testing

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

@Suite("Picker programs")
struct PickerProgramTests {
    /// A prompt that finds this script when it looks for fzf.
    private func demo(_ script: String, home: JukeHome) throws -> JukeSessionTests.Demo {
        let path = home.path + "/fzf"
        let descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o755)
        try #require(descriptor >= 0)
        var text = "#!/bin/sh\n" + script + "\n"
        text.withUTF8 { _ = write(descriptor, $0.baseAddress, $0.count) }
        close(descriptor)
        return try JukeSessionTests.Demo(
            home: home, rows: 20, environment: ["PATH": "\(home.path):/usr/bin:/bin", "PAGER": "cat"])
    }

    @Test("Two megabytes of chosen lines are read")
    func large() throws {
        let home = JukeHome()
        defer { withExtendedLifetime(home) {} }
        let script = "cat >/dev/null; head -c 2000000 /dev/zero | tr '\\0' 'x' | fold -w 1000; printf '\\n2\\tx\\n'"
        let demo = try demo(script, home: home)
        try demo.enter("login", prompt: "juke>")
        try demo.enter("set picker fzf", prompt: "juke>")
        try demo.enter("liked | take 5 | pick", prompt: "juke>")
        #expect(demo.terminal.screen.text.contains(" 1  "))
        #expect(!demo.terminal.screen.text.contains("could not be started"))
    }

    @Test("More than any choice of rows is an error of its own")
    func endless() throws {
        let home = JukeHome()
        defer { withExtendedLifetime(home) {} }
        let demo = try demo("cat >/dev/null; head -c 40000000 /dev/zero | tr '\\0' 'x'", home: home)
        try demo.enter("login", prompt: "juke>")
        try demo.enter("set picker fzf", prompt: "juke>")
        try demo.enter("liked | take 5 | pick", prompt: "juke>")
        #expect(demo.terminal.screen.text.contains("The command wrote more than 32 MB as its answer."))
    }
}
