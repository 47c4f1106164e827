// The history on disk: what is kept, in which form, and what happens when the file is not as it should be.

import Prompting
import Synchronization
import Testing

@testable import LineEditing

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

@Suite("History file")
struct HistoryFileTests {
    private let folder = Folder()

    private func history(limit: Int = 10_000) -> HistoryFile {
        HistoryFile(path: folder.history, limit: limit) { 1_700_000_000 }
    }

    private func texts(_ history: HistoryFile) -> [String] { history.entries(newest: nil).map(\.text) }

    @Test("A line is in the file before anything else happens, in a private file and folder")
    func appends() throws {
        let history = history()
        #expect(history.record("search björk"))
        #expect(folder.contents == "1700000000\tsearch björk\n")
        history.record("a\\b\tc\nd")
        #expect(folder.contents == "1700000000\tsearch björk\n1700000000\ta\\\\b\\tc\\nd\n")
        var status = stat()
        #expect(stat(folder.history, &status) == 0 && status.st_mode & 0o777 == 0o600)
        #expect(stat(folder.path("state"), &status) == 0 && status.st_mode & 0o777 == 0o700)
        #expect(history.problem == nil)
    }

    @Test("What was written is read again, with its numbers and times")
    func reads() {
        history().record("one")
        history().record("two\nlines")
        #expect(
            history().entries(newest: nil) == [
                HistoryEntry(number: 1, text: "one", secondsSince1970: 1_700_000_000),
                HistoryEntry(number: 2, text: "two\nlines", secondsSince1970: 1_700_000_000),
            ])
        #expect(history().entries(newest: 1).map(\.number) == [2])
        #expect(history().entries(newest: 0) == [])
    }

    @Test("Empty lines and lines with a blank in front are not kept", arguments: ["", " ", "  \t ", " secret", "\n"])
    func ignores(line: String) {
        #expect(!history().record(line))
        #expect(folder.contents == nil)
    }

    @Test("Of equal lines the newest counts, in memory and when loading")
    func dropsDuplicates() {
        let first = history()
        for line in ["a", "b", "a", "a", "c", "b"] { first.record(line) }
        #expect(texts(first) == ["a", "c", "b"])
        #expect(texts(history()) == ["a", "c", "b"])
    }

    @Test("Broken lines are passed over, and so is a last line without its end")
    func passesOver() {
        folder.write("5\tone\nno tab\nx\ttext\n6\t\n7\tbad\\q\n\n8\ta\u{0}b\n9\ttwo\n10\tcut o")
        let history = history()
        #expect(texts(history) == ["one", "two"])
        history.record("three")
        #expect(folder.contents?.hasSuffix("10\tcut o\n1700000000\tthree\n") == true)
        #expect(texts(self.history()).suffix(2) == ["cut o", "three"])
    }

    @Test("A line that goes on takes the place of its beginning, in memory and in the file")
    func replaces() {
        let history = history()
        history.record("old")
        history.record("one \\")
        history.record("one \\\ntwo", replacing: "one \\")
        #expect(texts(history) == ["old", "one \\\ntwo"])
        #expect(texts(self.history()) == ["old", "one \\\ntwo"])
    }

    @Test("A long history is read in two steps, and is then the same as read at once")
    func readsInSteps() {
        folder.write((1...9_000).map { "\($0)\tline number \($0 % 8_000)\n" }.joined())
        let history = history()
        history.prepare()
        #expect(history.next(.any, from: -1, newer: false)?.text == "line number 1000")
        #expect(history.next(.containing("number 2000"), from: -1, newer: false) == nil)
        history.complete()
        #expect(history.next(.containing("number 2000"), from: -1, newer: false)?.text == "line number 2000")
        let all = texts(history)
        #expect(all.count == 8_000)
        #expect(all == texts(self.history()))
    }

    @Test(
        "The last word of a line, quotes and escaped blanks held together",
        arguments: [
            ("play one", "one"), ("play \"OK Computer\"", "\"OK Computer\""), ("a b\\ c ", "b\\ c"), ("", ""),
            ("x 'it is' ", "'it is'"),
        ])
    func lastWord(line: String, word: String) {
        #expect(LastWord.of(line) == word)
    }

    @Test("Two shells write into one file, line by line")
    func shares() async {
        await withTaskGroup(of: Void.self) { group in
            for writer in 0..<4 {
                group.addTask { [path = folder.history] in
                    let history = HistoryFile(path: path)
                    for number in 0..<50 { history.record("writer \(writer) line \(number)") }
                }
            }
        }
        let texts = texts(history())
        #expect(texts.count == 200)
        for writer in 0..<4 {
            let own = texts.filter { $0.hasPrefix("writer \(writer) ") }
            #expect(own == (0..<50).map { "writer \(writer) line \($0)" })
        }
    }

    /// The texts as Up comes by them.
    private func walk(_ history: HistoryFile) -> [String] {
        var (age, texts) = (-1, [String]())
        while let next = history.next(.any, from: age, newer: false) {
            age = next.age
            texts.append(next.text)
        }
        return texts
    }

    @Test("Lines of another shell come with the next prompt, behind this shell's own; those are never lost")
    func learnsFromOthers() {
        folder.write("5\told\n6\tsame\n")
        let (ours, theirs) = (history(), history())
        ours.record("mine")
        ours.prepare()
        theirs.record("theirs 1")
        #expect(walk(ours) == ["mine", "same", "old"])
        ours.prepare()
        #expect(walk(ours) == ["mine", "theirs 1", "same", "old"])
        theirs.record("same")
        theirs.record("mine")
        theirs.record("theirs 2")
        ours.record("mine too")
        #expect(walk(ours) == ["mine too", "mine", "theirs 2", "same", "theirs 1", "old"])
        #expect(ours.newest(beginningWith: "m") == "mine too")
        #expect(ours.newest(beginningWith: "t") == "theirs 2")
        #expect(ours.next(.containing("same"), from: -1, newer: false)?.age == 3)
        theirs.prepare()
        #expect(walk(theirs) == ["theirs 2", "mine", "same", "theirs 1", "mine too", "old"])
        #expect(Set(texts(history())) == Set(walk(ours)))
    }

    @Test("Numbers that were listed hold, whatever other shells type meanwhile")
    func numbersHold() throws {
        let (ours, theirs) = (history(), history())
        for line in ["a", "b", "c"] { ours.record(line) }
        #expect(ours.entries(newest: nil).map(\.number) == [1, 2, 3])
        theirs.record("a")
        theirs.record("x")
        ours.prepare()
        ours.record("history delete 2")
        #expect(ours.entry(numbered: 2)?.text == "b")
        #expect(ours.entry(numbered: 4)?.text == "history delete 2")
        #expect(ours.entry(numbered: 5) == nil)
        #expect(try ours.remove(number: 2))
        #expect(ours.entry(numbered: 2)?.text == "c")
        #expect(texts(history()).contains("b") == false)
    }

    @Test("What another shell forgets, replaces or cuts is taken in as it is")
    func followsChanges() throws {
        let (ours, theirs) = (history(), history())
        ours.record("secret")
        theirs.record("one \\")
        ours.prepare()
        #expect(walk(ours) == ["secret", "one \\"])
        theirs.record("one \\\ntwo", replacing: "one \\")
        ours.prepare()
        #expect(walk(ours) == ["secret", "one \\\ntwo"])
        theirs.record("typo")
        ours.prepare()
        theirs.noteEnd(of: "typo", status: 2, isMistake: true)
        ours.prepare()
        #expect(walk(ours).first == "secret")
        #expect(ours.newest(beginningWith: "ty") == nil)
        _ = theirs.entries(newest: nil)
        #expect(try theirs.remove(number: 1))
        ours.prepare()
        #expect(!walk(ours).contains("secret"))
        try theirs.clear()
        ours.prepare()
        #expect(walk(ours) == [])
        unlink(folder.history)
        ours.record("again")
        ours.prepare()
        #expect(walk(ours) == ["again"])
    }

    @Test("How a line ended is kept in a line that older versions pass over")
    func keepsEndings() {
        let history = history()
        history.record("pause")
        history.noteEnd(of: "pause", status: 3, isMistake: false)
        history.record("nonsense")
        history.noteEnd(of: "nonsense", status: 2, isMistake: true)
        history.record("echo a")
        history.noteEnd(of: "something else", status: 1, isMistake: false)
        history.noteEnd(of: "echo a", status: 0, isMistake: false)
        history.record("sleep 9")
        let lines = (folder.contents ?? "").split(separator: "\n")
        #expect(
            lines.filter { !$0.hasPrefix("=") } == [
                "1700000000\tpause", "1700000000!\tnonsense", "1700000000\techo a", "1700000000\tsleep 9",
            ])
        #expect(lines.filter { $0.hasPrefix("=") }.map { $0.split(separator: " ")[0] } == ["=3", "=2", "=0"])
        #expect(lines.filter { $0.hasPrefix("=") }.allSatisfy { !$0.contains("\t") && $0.utf8.count < 25 })
        for entries in [history.entries(newest: nil), self.history().entries(newest: nil)] {
            #expect(entries.map(\.status) == [3, 2, 0, nil])
            #expect(entries.map(\.isFailed) == [true, true, false, false])
        }
    }

    @Test("An ending finds its entry among those of other shells and across the two steps of loading, and no other")
    func findsEndings() {
        let (ours, theirs) = (history(), history())
        ours.record("wait")
        theirs.record("quick")
        theirs.noteEnd(of: "quick", status: 0, isMistake: false)
        ours.noteEnd(of: "wait", status: 9, isMistake: false)
        theirs.prepare()
        #expect(theirs.entries(newest: nil).map(\.status) == [9, 0])
        #expect(texts(theirs) == ["wait", "quick"])

        let ending = HistoryRecord(text: "line 7", secondsSince1970: 7)
        let line = HistoryEnding(status: 4, seconds: 7, checksum: ending.checksum).encoded
        let many = (1...9_000).map { "\($0)\tline \($0)\n" }.joined()
        for broken in ["=\n", "=4\n", "=4 7\n", "=256 7 00000000\n", "=4 7 xyz\n", "=4 9000 \n", "=1 9000 123456789\n"] {
            folder.write(many + broken + "=0 9000 00000000\n")
            #expect(history().entries(newest: 1).map(\.status) == [nil])
        }
        folder.write("7\tline 7\n" + String(decoding: line, as: UTF8.self))
        #expect(history().entries(newest: nil).map(\.status) == [4])
    }

    @Test("Removing and clearing reach the file, and leave other shells' lines alone")
    func removes() throws {
        let ours = history()
        ours.record("a")
        ours.record("b")
        history().record("theirs")
        #expect(try ours.remove(number: 1))
        #expect(try !ours.remove(number: 7))
        #expect(try !ours.remove(number: 0))
        #expect(texts(ours) == ["b", "theirs"])
        #expect(texts(history()) == ["b", "theirs"])
        try ours.clear()
        #expect(folder.contents == "")
        ours.record("c")
        #expect(texts(history()) == ["c"])
        #expect(folder.files == ["history"])
    }

    @Test("A file far above the limit is cut to it")
    func compacts() {
        folder.write((1...30).map { "\($0)\tline \($0)\n" }.joined())
        #expect(texts(history(limit: 10)) == (21...30).map { "line \($0)" })
        #expect(folder.contents == (21...30).map { "\($0)\tline \($0)\n" }.joined())
        let history = history(limit: 10)
        history.record("new")
        #expect(texts(history) == (22...30).map { "line \($0)" } + ["new"])
    }

    @Test("A link or a folder is not written to; the history goes on in memory")
    func refusesLinks() {
        let target = folder.path("target")
        mkdir(folder.path("state"), 0o700)
        symlink(target, folder.history)
        let history = history()
        history.record("x")
        #expect(history.problem == .notRegular(path: folder.history))
        #expect(texts(history) == ["x"])
        #expect(access(target, F_OK) != 0)

        unlink(folder.history)
        mkdir(folder.history, 0o700)
        let other = self.history()
        other.record("y")
        #expect(other.problem == .notRegular(path: folder.history))
        rmdir(folder.history)
    }

    @Test("A file that cannot be used is said once; it is not cleared; lines get into it when there is room again")
    func triesAgain() throws {
        let told = Mutex<[HistoryFileError]>([])
        mkdir(folder.path("state"), 0o700)
        symlink(folder.path("target"), folder.history)
        let history = history()
        history.onProblem { error in told.withLock { $0.append(error) } }
        history.record("one")
        history.record("two \\")
        history.record("two \\\nthree", replacing: "two \\")
        #expect(told.withLock { $0 } == [.notRegular(path: folder.history)])
        #expect(throws: HistoryFileError.notRegular(path: folder.history)) { try history.clear() }
        #expect(throws: HistoryFileError.notRegular(path: folder.history)) { try history.remove(number: 1) }
        #expect(texts(history) == ["one", "two \\\nthree"])
        unlink(folder.history)
        history.record("four")
        #expect(history.problem == nil)
        #expect(texts(self.history()) == ["one", "two \\\nthree", "four"])
        #expect(told.withLock { $0.count } == 1)
    }

    @Test("Of a history without line ends no byte is read twice, and what is typed next is found again")
    func readsWithoutLineEnds() {
        let (whole, tail) = (64 << 20, 4 << 20)
        folder.write("5\tone\n")
        truncate(folder.history, off_t(whole))
        let read = Mutex(0)
        func history() -> HistoryFile {
            HistoryFile(path: folder.history, noteRead: { count in read.withLock { $0 += count } })
        }
        let first = history()
        first.prepare()
        // Whoever waits for the prompt waits for no more than this.
        #expect(read.withLock { $0 } == tail)
        first.record("two")
        read.withLock { $0 = 0 }
        #expect(texts(history()).last == "two")
        // The end of it, and what stands before the last line.
        #expect((whole...whole + tail + 100).contains(read.withLock { $0 }))
    }

    @Test("Moments no calendar knows are none")
    func forgetsMoments() {
        folder.write("9223372036854775807\tone\n253402300799\ttwo\n99999999999999999999\tthree\n")
        #expect(history().entries(newest: nil).map(\.secondsSince1970) == [nil, 253_402_300_799])
    }

    @Test("A file that others may read is closed to them")
    func tightens() {
        folder.write("5\tone\n")
        chmod(folder.history, 0o644)
        #expect(texts(history()) == ["one"])
        var status = stat()
        #expect(stat(folder.history, &status) == 0 && status.st_mode & 0o777 == 0o600)
    }

    @Test("Without a path everything stays in memory")
    func staysInMemory() throws {
        let history = HistoryFile(path: nil)
        history.record("a")
        #expect(texts(history) == ["a"])
        #expect(try history.remove(number: 1))
        #expect(texts(history) == [])
    }
}

/// A folder that vanishes with its last user.
private final class Folder: Sendable {
    private let root: String

    init() {
        var template = Array("/tmp/juke-history-XXXXXX".utf8CString)
        root = mkdtemp(&template).map { String(cString: $0) } ?? "/nonexistent"
    }

    deinit {
        for file in files { unlink(path("state/\(file)")) }
        rmdir(path("state"))
        rmdir(root)
    }

    func path(_ name: String) -> String { "\(root)/\(name)" }
    var history: String { path("state/history") }

    var contents: String? {
        guard let file = fopen(history, "r") else { return nil }
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: 1 << 16)
        return String(decoding: bytes[..<fread(&bytes, 1, bytes.count, file)], as: UTF8.self)
    }

    func write(_ text: String) {
        mkdir(path("state"), 0o700)
        guard let file = fopen(history, "w") else { return }
        let bytes = Array(text.utf8)
        fwrite(bytes, 1, bytes.count, file)
        fclose(file)
    }

    /// The names of the files beside the history.
    var files: [String] {
        guard let directory = opendir(path("state")) else { return [] }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != "." && name != ".." { names.append(name) }
        }
        return names
    }
}
