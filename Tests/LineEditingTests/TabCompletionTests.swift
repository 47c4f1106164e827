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
        row.showsSummary = true
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

    @Test("The common part can have a form of its own; the walk takes what is inserted")
    func unquotedCommon() {
        var plan = plan("rad", "\"Radiohead\"", "\"Radiohead Tribute Band\"")
        plan.common = "Radiohead"
        #expect(
            actions([.forward, .forward, .forward, .forward], plan) == [
                .replace(bytes: 3, text: "Radiohead"), .list(plan.candidates),
                .replace(bytes: 9, text: "\"Radiohead\""), .replace(bytes: 11, text: "\"Radiohead Tribute Band\""),
            ])
    }

    @Test("A closing quote after the cursor is replaced once, by a whole candidate only")
    func trailing() {
        var only = plan("\"Kid", "\"Kid A\"")
        only.trailing = 1
        #expect(actions([.forward], only) == [.replace(bytes: 4, after: 1, text: "\"Kid A\" ")])
        var two = plan("\"Kid", "\"Kid A\"", "\"Kid B\"")
        two.trailing = 1
        #expect(
            actions([.forward, .forward, .forward, .forward], two) == [
                .replace(bytes: 4, text: "\"Kid "), .list(two.candidates),
                .replace(bytes: 5, after: 1, text: "\"Kid A\""), .replace(bytes: 7, text: "\"Kid B\""),
            ])
    }

    @Test("The rest of a word that the candidates were found for is replaced by what they share, and by each of them")
    func restOfWord() {
        var two = plan("pl", "playlist", "playlists")
        (two.trailing, two.isForTrailing) = (2, true)
        #expect(
            actions([.forward, .forward, .forward, .forward], two) == [
                .replace(bytes: 2, after: 2, text: "playlist"), .list(two.candidates),
                .replace(bytes: 8, text: "playlist"), .replace(bytes: 8, text: "playlists"),
            ])
        var typed = plan("pl", "play", "playlist")
        (typed.trailing, typed.isForTrailing) = (2, true)
        #expect(
            actions([.forward, .forward, .forward, .forward], typed) == [
                .beep, .list(typed.candidates), .replace(bytes: 2, after: 2, text: "play"),
                .replace(bytes: 4, text: "playlist"),
            ])
    }

    @Test("What does not fit the screen is shown part by part, then walked through")
    func pages() {
        var completion = TabCompletion()
        let plan = plan("", "a", "b", "c", "d", "e")
        let press = { (key: TabCompletion.Key, repeated: Bool) in
            completion.press(key, repeated: repeated, room: { min(2, $0.count) }, plan: { plan })
        }
        #expect(press(.forward, false) == .beep)
        #expect(press(.forward, true) == .page(plan.candidates[0..<2], left: 3))
        #expect(press(.forward, true) == .page(plan.candidates[2..<4], left: 1))
        #expect(press(.forward, true) == .page(plan.candidates[4..<5], left: 0))
        #expect(press(.forward, true) == .replace(bytes: 0, text: "a"))
        #expect(press(.list, true) == .page(plan.candidates[0..<2], left: 3))
    }

    @Test(
        "The common part ends between characters, never within one",
        arguments: [
            (["größe", "größer"], "größe"), (["ä1", "ö1"], ""), (["日本", "日月"], "日"), (["e\u{301}a", "ea"], ""),
            (["👩‍👩‍👧x", "👩‍👩‍👦x"], ""), (["é", "e\u{301}"], ""), (["same", "same"], "same"), ([], ""), (["", "a"], ""),
            (["\"Kid A\"", "\"Kid B\""], "\"Kid "),
        ])
    func common(texts: [String], expected: String) {
        #expect(Array(CompletionPlan.common(to: texts).utf8) == Array(expected.utf8))
    }
}

@Suite("Candidate lists")
struct CandidateListTests {
    private func rows(_ candidates: [Candidate], _ columns: Int, _ rows: Int) -> [String] {
        let list = CandidateList(columns: columns, rows: rows) { text in
            text.reduce(0) { $0 + ($1.unicodeScalars.contains { $0.value > 0x2E80 } ? 2 : 1) }
        }
        let room = list.room(for: candidates[...])
        return list.layout(candidates.prefix(room), left: candidates.count - room)
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

    @Test("A number in a column says what it stands for")
    func numbersInColumns() {
        let candidates = (1...5).map { number in
            var candidate = Candidate("\(number)", summary: "Row \(number)")
            candidate.showsSummary = true
            return candidate
        }
        #expect(rows(candidates, 20, 5) == ["1 Row 1  4 Row 4", "2 Row 2  5 Row 5", "3 Row 3"])
    }

    @Test("A label wider than the screen is cut")
    func cuts() {
        #expect(rows([Candidate("0123456789")], 8, 10) == ["01234…"])
    }
}
