// Scripts from texts, files and pipes: the same lines whatever the blocks, in spite of whatever stands in them.

import Files
import LineEditing
import Prompting
import Testing

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

@Suite("Script sources")
struct ScriptLineSourceTests {
    private let request = LineRequest(prompt: Prompt("> "))

    private func events(_ source: ScriptLineSource) async -> [LineEvent] {
        var events: [LineEvent] = []
        repeat { events.append(await source.next(request)) } while events.last != .end
        return events
    }

    private func text(_ text: String, _ line: Int, _ file: String = "-c") -> LineEvent {
        .text(text, at: SourcePosition(file: file, line: line))
    }

    /// The events of bytes in a file of their own.
    private func events(ofFile bytes: [UInt8]) async throws -> (path: String, events: [LineEvent]) {
        let path = try temporaryPath()
        defer { unlink(path) }
        let file = try #require(fopen(path, "w"))
        fwrite(bytes, 1, bytes.count, file)
        fclose(file)
        return (path, await events(try ScriptLineSource.file(path)))
    }

    @Test("Lines come with their numbers; the last one needs no end")
    func numbers() async {
        #expect(await events(.text("a\n\n b\nc")) == [text("a", 1), text("", 2), text(" b", 3), text("c", 4), .end])
        #expect(await events(.text("a\n")) == [text("a", 1), .end])
        #expect(await events(.text("")) == [.end])
    }

    @Test("CR LF ends a line like LF; a CR alone does not")
    func carriageReturns() async {
        #expect(await events(.text("a\r\nb\rc\r\n\r\n")) == [text("a", 1), text("b\rc", 2), text("", 3), .end])
    }

    @Test("A byte-order mark and the system's #! are passed over, at the beginning only")
    func opening() async {
        #expect(await events(.text("\u{FEFF}a\n#!b")) == [text("a", 1), text("#!b", 2), .end])
        #expect(await events(.text("#!/usr/bin/env juke\na")) == [text("a", 2), .end])
        #expect(await events(.text("\u{FEFF}#!x\na")) == [text("a", 2), .end])
    }

    @Test("A file says its name, and what is no text where it goes wrong")
    func malformed() async throws {
        let bytes: [UInt8] = [0x61, 0x62, 0xFF, 0x0A, 0xC3, 0xA4, 0xC3, 0x0A, 0x61, 0x00, 0x62, 0x0A, 0x6F, 0x6B]
        let (path, events) = try await events(ofFile: bytes)
        #expect(
            events == [
                .malformed(.invalidUTF8(offset: 2), at: SourcePosition(file: path, line: 1)),
                .malformed(.invalidUTF8(offset: 2), at: SourcePosition(file: path, line: 2)),
                .malformed(.containsNUL(offset: 1), at: SourcePosition(file: path, line: 3)),
                text("ok", 4, path), .end,
            ])
    }

    @Test(
        "A line of exactly the limit is one, a longer one is refused, and the script goes on",
        arguments: [
            (1 << 20, false), ((1 << 20) + 1, true), ((1 << 20) + 2, true), (5 << 20, true),
        ])
    func limits(length: Int, isRefused: Bool) async throws {
        let line = [UInt8](repeating: 0x78, count: length)
        for end: [UInt8] in [[0x0A], [0x0D, 0x0A]] {
            let (path, events) = try await events(ofFile: [0x61, 0x0A] + line + end + [0x62, 0x0A])
            try #require(events.count == 4)
            let position = SourcePosition(file: path, line: 2)
            if isRefused {
                #expect(events[1] == .malformed(.tooLong(limit: 1 << 20), at: position))
            } else {
                let isWhole = events[1] == .text(String(repeating: "x", count: length), at: position)
                #expect(isWhole)
            }
            #expect(events[0] == text("a", 1, path) && events[2] == text("b", 3, path))
        }
    }

    @Test("A long line without an end is refused, too")
    func limitsLast() async throws {
        let (path, events) = try await events(ofFile: [UInt8](repeating: 0x78, count: 3 << 20))
        #expect(events == [.malformed(.tooLong(limit: 1 << 20), at: SourcePosition(file: path, line: 1)), .end])
    }

    @Test("A script that cannot be opened says why")
    func refusesMissing() {
        #expect(throws: Errno.notFound) {
            try ScriptLineSource.file("/nonexistent/x")
        }
        #expect(throws: Errno.isAFolder) { try ScriptLineSource.file("/tmp") }
    }

    @Test("A pipe gives each line as it comes, and characters cut between two writes are whole")
    func readsPipes() async {
        let pipe = Pipe()
        let source = ScriptLineSource.reading(pipe.readEnd, name: "stdin")
        pipe.write([0x61, 0x0A, 0xC3])
        #expect(await source.next(request) == text("a", 1, "stdin"))
        async let next = source.next(request)
        pipe.write([0xA4, 0x0A])
        #expect(await next == text("ä", 2, "stdin"))
        pipe.closeWriteEnd()
        #expect(await source.next(request) == .end)
        #expect(await source.next(request) == .end)
    }

    @Test("Waiting for a pipe can be cancelled, and nothing is lost by it")
    func cancels() async {
        let pipe = Pipe()
        let source = ScriptLineSource.reading(pipe.readEnd, name: "stdin")
        pipe.write([0x61])
        let waiting = Task { await source.next(request) }
        waiting.cancel()
        #expect(await waiting.value == .interrupted)
        pipe.write([0x62, 0x0A])
        #expect(await source.next(request) == text("ab", 1, "stdin"))
    }

    @Test("Plain lines are typed ones: at a prompt, without a name")
    func readsPlainly() async {
        let pipe = Pipe()
        let output = Pipe()
        let history = HistoryFile(path: nil)
        let source = PlainLineSource(history: history, input: pipe.readEnd, output: output.writeEnd)
        pipe.write(Array("#!one\n two\n".utf8))
        pipe.closeWriteEnd()
        #expect(await source.next(request) == .text("#!one", at: SourcePosition()))
        source.post("news")
        #expect(await source.next(request) == .text(" two", at: SourcePosition()))
        #expect(await source.next(request) == .end)
        source.terminate(signal: 15)
        #expect(await source.next(request) == .terminated(signal: 15))
        output.closeWriteEnd()
        #expect(output.contents == "> news\n> > > ")
        #expect(history.entries(newest: nil).map(\.text) == ["#!one"])
    }
}

/// A pipe that closes its ends.
private final class Pipe {
    let readEnd: Int32
    private(set) var writeEnd: Int32

    init() {
        var ends: [Int32] = [-1, -1]
        pipe(&ends)
        (readEnd, writeEnd) = (ends[0], ends[1])
    }

    deinit {
        close(readEnd)
        closeWriteEnd()
    }

    func write(_ bytes: [UInt8]) {
        _ = Glibc.write(writeEnd, bytes, bytes.count)
    }

    func closeWriteEnd() {
        if writeEnd >= 0 { close(writeEnd) }
        writeEnd = -1
    }

    /// What is in it, up to its end.
    var contents: String {
        var bytes = [UInt8](repeating: 0, count: 4096)
        let count = read(readEnd, &bytes, bytes.count)
        return String(decoding: bytes[..<max(0, count)], as: UTF8.self)
    }
}

/// A path in the temporary folder that exists and is empty.
func temporaryPath() throws -> String {
    var template = Array("/tmp/juke-lines-XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    try #require(descriptor >= 0)
    close(descriptor)
    return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
}
