// Up and Down, over restarts, and what never gets that far.

import TerminalTesting
import Testing

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

@Suite("History keys")
struct HistoryKeysTests {
    @Test("Up recalls the lines of the last session, each once, in their order")
    func survivesRestart() throws {
        let folder = TemporaryFolder()
        let first = try Probe(folder: folder)
        try first.enter("ščöß 日", expecting: "ščöß 日")
        try first.enter("two", expecting: "two")
        try first.enter("three", expecting: "three")
        try first.enter("two", expecting: "two")
        first.terminal.signal(SIGKILL)
        #expect(try first.terminal.waitForEnd() == 128 + SIGKILL)

        let second = try Probe(folder: folder)
        second.terminal.send("\u{1B}[A")
        try second.terminal.wait(forLine: "probe> two")
        second.terminal.send("\u{1B}OA")
        try second.terminal.wait(forLine: "probe> three")
        second.terminal.send("\u{10}")
        try second.terminal.wait(forLine: "probe> ščöß 日")
        second.terminal.send("\u{1B}[B")
        try second.terminal.wait(forLine: "probe> three")
        try second.enter("", expecting: "three")
    }

    @Test("The file is its owner's alone, in a folder of the same kind")
    func isPrivate() throws {
        let folder = TemporaryFolder()
        let probe = try Probe(folder: folder)
        try probe.enter("x", expecting: "x")
        var file = stat()
        var parent = stat()
        #expect(stat(folder.path("state/history"), &file) == 0 && stat(folder.path("state"), &parent) == 0)
        #expect(file.st_mode & 0o777 == 0o600)
        #expect(parent.st_mode & 0o777 == 0o700)
    }

    @Test("Neither secrets nor lines with a blank in front are kept, and secrets are not shown")
    func keepsSecrets() throws {
        let folder = TemporaryFolder()
        let probe = try Probe(folder: folder)
        try probe.enter(" hidden", expecting: " hidden")
        probe.terminal.send("secret\r")
        try probe.terminal.wait(forLine: "password:")
        probe.terminal.send("hun\tter3\u{7F}2")
        probe.order("post while hidden")
        try probe.terminal.wait(for: "while hidden\npassword:")
        #expect(!String(decoding: probe.terminal.output, as: UTF8.self).contains("hunter"))
        try probe.enter("", expecting: "hunter2")
        #expect(folder.read("state/history")?.hasSuffix("\tsecret\n") == true)
        #expect(folder.read("state/history")?.contains("hidden") == false)
        probe.terminal.send("\u{1B}[A")
        try probe.terminal.wait(forLine: "probe> secret")
    }

    @Test("Ctrl-C and Ctrl-D leave a hidden line", arguments: [("abc\u{3}", "interrupted"), ("\u{4}", "end")])
    func leavesHidden(keys: String, event: String) throws {
        let probe = try Probe()
        probe.terminal.send("secret\r")
        try probe.terminal.wait(forLine: "password:")
        probe.terminal.send(keys)
        try probe.terminal.wait(for: "\(event)\nprobe>")
    }

    @Test("Several pasted lines are one entry")
    func keepsBlocks() throws {
        let folder = TemporaryFolder()
        let first = try Probe(folder: folder)
        try first.enter("\u{1B}[200~one\ntwo\u{1B}[201~", expecting: "one\\ntwo")
        let second = try Probe(folder: folder)
        second.terminal.send("\u{1B}[A")
        try second.terminal.wait(for: "probe> one\n  … two")
        try second.enter("", expecting: "one\\ntwo")
    }

    @Test("What is cleared is not recalled")
    func forgets() throws {
        let folder = TemporaryFolder()
        let probe = try Probe(folder: folder)
        try probe.enter("first", expecting: "first")
        try probe.enter("forget", expecting: "forget")
        probe.terminal.send("\u{1B}[A")
        try probe.enter("empty", expecting: "empty")
        #expect(folder.read("state/history")?.hasSuffix("\tempty\n") == true)
    }
}
