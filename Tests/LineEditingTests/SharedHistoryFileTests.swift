// The history on disk with several shells at it, and what it says of how lines ended.

import Prompting
import Testing

@testable import LineEditing

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

@Suite("Shared history file")
struct SharedHistoryFileTests {
    private let folder = HistoryFolder()

    private func history() -> HistoryFile { HistoryFile(path: folder.history) { 1_700_000_000 } }

    private func texts(_ history: HistoryFile) -> [String] { history.entries(newest: nil).map(\.text) }

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
        let forms = ["=", "=4", "=4 7", "=256 7 00000000", "=4 7 xyz", "=4 9000 ", "=1 9000 123456789"]
        for broken in forms.map({ $0 + "\n" }) {
            folder.write(many + broken + "=0 9000 00000000\n")
            #expect(history().entries(newest: 1).map(\.status) == [nil])
        }
        folder.write("7\tline 7\n" + String(decoding: line, as: UTF8.self))
        #expect(history().entries(newest: nil).map(\.status) == [4])
    }
}
