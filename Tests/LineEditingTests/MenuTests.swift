// The menus as values: where entries stand and how keys move among them, what a page shows of them, and what comes of
// the keys, without a terminal.

import CEditLine
import Prompting
import Testing

@testable import LineEditing

/// A page whose texts take two cells for each wide character; marks are shown as `[chosen]` and `(faint)`.
private func page(_ columns: Int, _ room: Int) -> MenuPage {
    MenuPage(columns: columns, room: room, hasFaint: true) { text in
        text.reduce(0) { $0 + ($1.unicodeScalars.contains { $0.value > 0x2E80 } ? 2 : 1) }
    }
}

/// Rows with brackets for what is in reverse, and parentheses for what is faint.
private func shown(_ rows: [String]) -> [String] {
    rows.map { row in
        var text = ""
        var closing = ""
        for character in row {
            switch character.asciiValue.map(Int.init) {
            case CEL_MARK_REVERSE:
                text += "["
                closing = "]"
            case CEL_MARK_FAINT:
                text += "("
                closing = ")"
            case CEL_MARK_PLAIN: text += closing
            default: text.append(character)
            }
        }
        return text
    }
}

/// The rows of a menu on a page.
private func look(_ menu: CompletionMenu, _ page: MenuPage) -> [String] {
    var menu = menu
    return shown(menu.draw(on: page))
}

/// The rows of a menu of things on a page.
private func look(_ menu: ChoiceMenu, _ page: MenuPage) -> [String] {
    var menu = menu
    return shown(menu.draw(on: page))
}

@Suite("The places of a menu")
struct MenuGridTests {
    /// A grid of seven entries in rows of three, two of which are seen.
    private func grid(choosing index: Int?) -> MenuGrid {
        var grid = MenuGrid(count: 7)
        grid.fit(perRow: 3, height: 2)
        grid.choose(index)
        return grid
    }

    @Test(
        "Each way leads to one entry",
        arguments: [
            (nil, .next, 0), (nil, .previous, 6), (nil, .down, 0), (nil, .up, 6), (0, .next, 1), (6, .next, 0),
            (0, .previous, 6), (0, .down, 3), (3, .down, 6), (4, .down, 6), (6, .down, 0), (5, .down, 6), (4, .up, 1),
            (1, .up, 6), (0, .up, 6), (0, .right, 1), (2, .right, 2), (6, .right, 6), (1, .left, 0), (3, .left, 3),
            (0, .pageDown, 6), (1, .pageDown, 6), (6, .pageUp, 0), (2, .pageUp, 0),
        ] as [(Int?, MenuGrid.Move, Int)])
    func moves(from: Int?, move: MenuGrid.Move, to: Int) {
        var grid = grid(choosing: from)
        grid.move(move)
        #expect(grid.chosen == to)
    }

    @Test("What is seen follows the chosen entry, no further than it must")
    func follows() {
        var grid = grid(choosing: nil)
        #expect(grid.seen == 0..<6)
        grid.choose(6)
        #expect(grid.seen == 3..<7)
        grid.choose(3)
        #expect(grid.seen == 3..<7)
        grid.choose(0)
        #expect(grid.seen == 0..<6)
    }

    @Test("Another shape keeps the chosen entry in sight, and leaves no row empty")
    func reshapes() {
        var grid = grid(choosing: 6)
        grid.fit(perRow: 1, height: 3)
        #expect(grid.seen == 4..<7)
        grid.fit(perRow: 7, height: 3)
        #expect(grid.seen == 0..<7)
    }

    @Test("Among no entries nothing is chosen")
    func empty() {
        var grid = MenuGrid(count: 0)
        grid.fit(perRow: 3, height: 2)
        for move in [MenuGrid.Move.next, .previous, .up, .down, .left, .right, .pageUp, .pageDown] { grid.move(move) }
        grid.choose(0)
        #expect(grid.chosen == nil && grid.seen.isEmpty)
    }
}

@Suite("The menu of candidates")
struct CompletionMenuTests {
    private func plan(_ typed: Int, _ candidates: [Candidate], trailing: Int = 0) -> CompletionPlan {
        CompletionPlan(replacing: 3..<3 + typed, candidates: candidates, trailing: trailing)
    }

    private let described = [
        Candidate("play", summary: "Play something"), Candidate("playlist", summary: "Work on a playlist"),
        Candidate("日本"),
    ]

    @Test("Few candidates stand one per row with faint words; the chosen row is in reverse")
    func describes() {
        var menu = CompletionMenu(described, replacing: "", at: 0, after: 0)
        #expect(
            look(menu, page(40, 5))
                == ["play      (Play something)", "playlist  (Work on a playlist)", "日本"])
        _ = menu.press(.move(.next), on: page(40, 5))
        #expect(look(menu, page(40, 5)).first == "[play      Play something]")
        #expect(
            look(menu, page(20, 5))
                == ["[play      Play som…]", "playlist  (Work on …)", "日本"])
    }

    @Test("Without faint text there is none")
    func plain() {
        let menu = CompletionMenu(described, replacing: "", at: 0, after: 0)
        var page = page(40, 5)
        page.hasFaint = false
        #expect(look(menu, page)[0] == "play      Play something")
    }

    @Test("More than there are rows stand in columns, row by row, and the last row says what the chosen one is")
    func columns() {
        let candidates = (1...7).map { Candidate("c\($0)", summary: "words \($0)") }
        var menu = CompletionMenu(candidates, replacing: "c", at: 0, after: 0)
        #expect(look(menu, page(14, 4)) == ["c1  c2  c3", "c4  c5  c6", "c7", ""])
        _ = menu.press(.move(.down), on: page(14, 4))
        _ = menu.press(.move(.right), on: page(14, 4))
        #expect(look(menu, page(14, 4)) == ["c1  [c2]  c3", "c4  c5  c6", "c7", "(words 2)"])
        #expect(look(menu, page(14, 3)) == ["c1  [c2]  c3", "c4  c5  c6", "(… 1 more  wo…)"])
    }

    @Test("What there is no room for is counted, and comes when it is chosen")
    func scrolls() {
        var menu = CompletionMenu((1...9).map { Candidate("n\($0)日") }, replacing: "n", at: 0, after: 0)
        #expect(look(menu, page(20, 2)) == ["n1日  n2日  n3日", "(… 6 more)"])
        #expect(menu.press(.move(.previous), on: page(20, 2)) == .replace(bytes: 1, after: 0, text: "n9日"))
        #expect(look(menu, page(20, 2)) == ["n7日  n8日  [n9日]", "(9 in all)"])
        #expect(look(menu, page(20, 1)) == ["n7日  n8日  [n9日]"])
        #expect(look(menu, page(20, 3)) == ["n1日  n2日  n3日", "n4日  n5日  n6日", "n7日  n8日  [n9日]"])
    }

    @Test("The number of a row in columns says what it stands for")
    func numbers() {
        let candidates = (1...5).map { number in
            var candidate = Candidate("\(number)", summary: "Row \(number)")
            candidate.showsSummary = true
            return candidate
        }
        let menu = CompletionMenu(candidates, replacing: "", at: 5, after: 0)
        #expect(look(menu, page(20, 4)) == ["1 Row 1  2 Row 2", "3 Row 3  4 Row 4", "5 Row 5"])
    }

    @Test("Names lose what a terminal would obey, and are cut in whole characters")
    func hostile() {
        let name = "e\u{301}\u{1B}[31m\u{202E}\u{9B}x\u{0E}" + String(repeating: "字", count: 10_000)
        let menu = CompletionMenu([Candidate(name, summary: "a\nb")], replacing: "", at: 0, after: 0)
        #expect(look(menu, page(24, 4)) == ["e\u{301}[31mx字字…   (a b)"])
    }

    @Test("Going from one to the next puts each in place of the one before; Enter takes it with what follows it")
    func walks() {
        var menu = CompletionMenu(described, replacing: "pl", at: 3, after: 1)
        let page = page(80, 5)
        #expect(menu.press(.move(.next), on: page) == .replace(bytes: 2, after: 1, text: "play"))
        #expect(menu.press(.move(.down), on: page) == .replace(bytes: 4, after: 0, text: "playlist"))
        #expect(menu.press(.move(.up), on: page) == .replace(bytes: 8, after: 0, text: "play"))
        #expect(menu.press(.take, on: page) == .take(bytes: 4, after: 0, text: "play "))
        #expect(menu.press(.cancel, on: page) == .close)
    }

    @Test("With nothing chosen Enter is the line's, and so are Left and Right in a single column")
    func passes() {
        var menu = CompletionMenu(described, replacing: "pl", at: 3, after: 0)
        #expect(menu.press(.take, on: page(80, 5)) == .pass)
        #expect(menu.press(.move(.left), on: page(80, 5)) == .pass)
        #expect(menu.press(.move(.right), on: page(80, 5)) == .pass)
    }

    @Test("A single candidate is taken by Tab")
    func single() {
        var menu = CompletionMenu([Candidate("3", summary: "Airbag")], replacing: "3", at: 5, after: 0)
        #expect(menu.press(.move(.next), on: page(80, 5)) == .take(bytes: 1, after: 0, text: "3 "))
    }

    @Test("Typing narrows and chooses the best; what is typed whole is the line's")
    func narrows() {
        var menu = CompletionMenu(described, replacing: "pl", at: 3, after: 0)
        let page = page(80, 5)
        #expect(menu.narrow(to: plan(4, Array(described.prefix(2))), in: "is play") == true)
        #expect(menu.grid.chosen == 0)
        #expect(menu.press(.take, on: page) == .pass)
        #expect(menu.narrow(to: plan(5, [described[1]]), in: "is playl") == true)
        #expect(menu.press(.take, on: page) == .take(bytes: 5, after: 0, text: "playlist "))
        #expect(menu.narrow(to: plan(5, [described[1]], trailing: 2), in: "is playlst") == true)
        #expect(menu.press(.take, on: page) == .take(bytes: 5, after: 2, text: "playlist "))
    }

    @Test("A menu without candidates, or for another word, closes")
    func closes() {
        var menu = CompletionMenu(described, replacing: "pl", at: 3, after: 0)
        #expect(menu.narrow(to: plan(3, []), in: "is plx") == false)
        #expect(menu.narrow(to: CompletionPlan(replacing: 6..<6, candidates: described), in: "is pl ") == false)
    }
}

@Suite("The menu of things to point at")
struct ChoiceMenuTests {
    private static let names = ["Airbag", "Let Down", "日本 e\u{301}", "Lucky"]

    private func menu(mayHaveMore: Bool = false, _ change: (inout Choices) -> Void = { _ in }) -> ChoiceMenu {
        var choices = Choices(
            count: Self.names.count, mayHaveMore: mayHaveMore, label: { Self.names[$0] },
            matches: { text, _ in Self.names.indices.filter { Self.names[$0].lowercased().contains(text) } })
        change(&choices)
        return ChoiceMenu(choices)
    }

    private let keys = "Space marks, Enter takes, Esc leaves"

    @Test("The first is chosen, and Enter takes it; a blank marks and goes on")
    func takes() {
        var menu = menu()
        let page = page(60, 8)
        #expect(
            look(menu, page)
                == ["[  Airbag]", "  Let Down", "  日本 e\u{301}", "  Lucky", "(\(keys))"])
        #expect(menu.press(.take, on: page) == .finish(.taken([0])))
        #expect(menu.press(.move(.down), on: page) == .nothing)
        #expect(menu.press(.mark, on: page) == .nothing)
        #expect(menu.press(.move(.previous), on: page) == .nothing)
        #expect(menu.press(.move(.previous), on: page) == .nothing)
        #expect(menu.press(.mark, on: page) == .nothing)
        #expect(
            look(menu, page)
                == ["* Airbag", "[* Let Down]", "  日本 e\u{301}", "  Lucky", "(2 marked  \(keys))"])
        #expect(menu.press(.take, on: page) == .finish(.taken([1, 0])))
        #expect(menu.press(.mark, on: page) == .nothing)
        #expect(menu.press(.take, on: page) == .finish(.taken([0])))
        #expect(menu.press(.cancel, on: page) == .finish(.nothing))
    }

    @Test("Typing narrows, keeps the marks, and says when nothing fits")
    func narrows() {
        var menu = menu()
        let page = page(60, 8)
        _ = menu.press(.mark, on: page)
        menu.narrow(to: "l")
        #expect(look(menu, page) == ["[  Let Down]", "  Lucky", "(1 marked  \(keys))"])
        menu.narrow(to: "lx")
        #expect(look(menu, page) == ["(Nothing fits.)", "(1 marked  \(keys))"])
        #expect(menu.press(.mark, on: page) == .beep)
        #expect(menu.press(.take, on: page) == .beep)
        menu.narrow(to: "")
        #expect(look(menu, page).first == "[* Airbag]")
    }

    @Test("The last entry asks for more, with the marks and what is typed; the first new one is chosen then")
    func more() {
        var menu = menu(mayHaveMore: true)
        let page = page(60, 8)
        _ = menu.press(.mark, on: page)
        menu.narrow(to: "luck")
        #expect(look(menu, page) == ["[  Lucky]", "  … more", "(1 marked  \(keys))"])
        _ = menu.press(.move(.down), on: page)
        #expect(menu.press(.mark, on: page) == .beep)
        #expect(menu.press(.take, on: page) == .finish(.more(marked: [0], text: "luck")))
        let next = self.menu { ($0.marked, $0.start) = ([0], 2) }
        #expect(next.grid.chosen == 2)
        #expect(look(next, page).first == "* Airbag")
        var narrowed = self.menu { ($0.text, $0.start) = ("l", 3) }
        narrowed.narrow(to: "l")
        #expect(narrowed.press(.take, on: page) == .finish(.taken([3])))
    }

    @Test("A list of little room scrolls, and names are cut")
    func small() {
        var menu = menu()
        #expect(look(menu, page(20, 3)) == ["[  Airbag]", "  Let Down", "(… 2 more  Enter ta…)"])
        _ = menu.press(.move(.previous), on: page(20, 3))
        #expect(look(menu, page(9, 2)) == ["[  Lucky]", "(4 in al…)"])
        #expect(look(menu, page(7, 1)) == ["[  Luc…]"])
    }
}
