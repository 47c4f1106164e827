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
    private let folder = HistoryFolder()

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
