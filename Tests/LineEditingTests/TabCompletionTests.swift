// What Tab does, press by press, without a terminal.

import Prompting
import Testing

@testable import LineEditing

@Suite("Tab completion")
struct TabCompletionTests {
    private typealias Action = TabCompletion.Action

    private func plan(_ typed: String, _ insertions: String...) -> CompletionPlan {
        CompletionPlan(replacing: 3..<3 + typed.utf8.count, candidates: insertions.map { Candidate($0) })
    }

    /// The actions of keys pressed one after the other.
    private func actions(_ keys: [TabCompletion.Key], _ plan: CompletionPlan) -> [Action] {
        var completion = TabCompletion()
        return keys.enumerated().map { index, key in completion.press(key, repeated: index > 0) { plan } }
    }

    @Test("Nothing to offer rings at every press")
    func rings() {
        #expect(actions([.forward, .forward, .backward, .list], plan("x")) == [.beep, .beep, .beep, .beep])
    }

    @Test("The only candidate goes in with what follows it")
    func takesTheOnlyOne() {
        #expect(actions([.forward], plan("sea", "search")) == [.replace(bytes: 3, text: "search ")])
        let option = CompletionPlan(
            replacing: 0..<3, candidates: [Candidate("--limit", suffix: "=")])
        #expect(actions([.backward], option) == [.replace(bytes: 3, text: "--limit=")])
    }

    @Test("A row that is typed whole is told, and then ended")
    func tells() {
        var row = Candidate("3", summary: "Paranoid Android")
        row.tells = true
        let plan = CompletionPlan(replacing: 5..<6, candidates: [row])
        #expect(actions([.forward, .forward], plan) == [.list([row]), .replace(bytes: 1, text: "3 ")])
        #expect(actions([.list, .list], plan) == [.list([row]), .list([row])])
        #expect(
            actions([.forward, .list, .forward], plan) == [.list([row]), .list([row]), .replace(bytes: 1, text: "3 ")])
        let half = CompletionPlan(replacing: 5..<5, candidates: [row])
        #expect(actions([.forward], half) == [.replace(bytes: 0, text: "3 ")])
    }

    @Test("The common part, the list, then one after the other, round and round")
    func walks() {
        let plan = plan("p", "play", "playlist", "player")
        #expect(
            actions([.forward, .forward, .forward, .forward, .forward, .forward], plan) == [
                .replace(bytes: 1, text: "play"), .list(plan.candidates), .replace(bytes: 4, text: "play"),
                .replace(bytes: 4, text: "playlist"), .replace(bytes: 8, text: "player"),
                .replace(bytes: 6, text: "play"),
            ])
    }

    @Test("Backwards begins with the last and goes to the one before")
    func walksBack() {
        let plan = plan("p", "p1", "p22", "p333")
        #expect(
            actions([.forward, .forward, .backward, .backward, .forward], plan) == [
                .beep, .list(plan.candidates), .replace(bytes: 1, text: "p333"), .replace(bytes: 4, text: "p22"),
                .replace(bytes: 3, text: "p333"),
            ])
    }

    @Test("Without a common part the first press rings, the second lists")
    func rings_first() {
        let plan = plan("", "artist", "next")
        #expect(actions([.forward, .forward], plan) == [.beep, .list(plan.candidates)])
    }

    @Test("The list key lists at once, even a single candidate, and Tab goes on from there")
    func lists() {
        let plan = plan("sea", "search")
        #expect(
            actions([.list, .list, .forward], plan) == [
                .list(plan.candidates), .list(plan.candidates), .replace(bytes: 3, text: "search"),
            ])
    }

    @Test("Another key in between begins anew")
    func beginsAnew() {
        var completion = TabCompletion()
        #expect(
            completion.press(.forward, repeated: false) { plan("p", "play", "plan") } == .replace(bytes: 1, text: "pla")
        )
        #expect(
            completion.press(.forward, repeated: false) { plan("sea", "search") } == .replace(bytes: 3, text: "search ")
        )
    }

    @Test(
        "The common part ends between characters, never within one",
        arguments: [
            (["größe", "größer"], "größe"), (["ä1", "ö1"], ""), (["日本", "日月"], "日"), (["e\u{301}a", "ea"], ""),
            (["👩‍👩‍👧x", "👩‍👩‍👦x"], ""), (["é", "e\u{301}"], ""), (["same", "same"], "same"), ([], ""), (["", "a"], ""),
            (["\"Kid A\"", "\"Kid B\""], "\"Kid "),
        ])
    func common(texts: [String], expected: String) {
        #expect(Array(TabCompletion.commonPrefix(texts).utf8) == Array(expected.utf8))
    }
}

@Suite("Candidate lists")
struct CandidateListTests {
    private func rows(_ candidates: [Candidate], _ columns: Int, _ rows: Int) -> [String] {
        CandidateList(columns: columns, rows: rows) { text in
            text.reduce(0) { $0 + ($1.unicodeScalars.contains { $0.value > 0x2E80 } ? 2 : 1) }
        }.layout(candidates)
    }

    @Test("Few words beside each candidate, one per row, cut at the edge")
    func describes() {
        let candidates = [
            Candidate("日本", summary: "A country"), Candidate("x", summary: "A letter of some"), Candidate("y"),
        ]
        #expect(rows(candidates, 20, 10) == ["日本  A country", "x     A letter of …", "y"])
    }

    @Test("More candidates than rows go into columns, without the words")
    func columns() {
        let candidates = (1...7).map { Candidate("c\($0)", summary: "words") }
        #expect(rows(candidates, 14, 6) == ["c1  c4  c7", "c2  c5", "c3  c6"])
    }

    @Test("Wide labels line up by cells")
    func alignsWide() {
        let candidates = ["日本", "ab", "cdef", "g"].map { Candidate($0) }
        #expect(rows(candidates, 14, 10) == ["日本  cdef", "ab    g"])
    }

    @Test("What does not fit on the screen is counted")
    func counts() {
        let candidates = (1...100).map { Candidate("\($0 + 100)") }
        #expect(rows(candidates, 12, 5) == ["101  103", "102  104", "… 96 more"])
    }

    @Test("A label wider than the screen is cut")
    func cuts() {
        #expect(rows([Candidate("0123456789")], 8, 10) == ["01234…"])
    }
}
