// The menu of things to point at, key by key: typing narrows, a blank marks, Enter takes what is marked or else what is
// chosen. It is a value without a terminal; that it is there as long as its line is menu-keys.c's matter.

import Prompting

/// Things to choose from, in a menu that is open from the beginning.
struct ChoiceMenu: Sendable {
    /// A key of the menu's.
    enum Key: Sendable, Equatable { case move(MenuGrid.Move), mark, take, cancel }

    /// What becomes of the menu.
    enum Action: Sendable, Equatable {
        case nothing
        case beep
        case finish(Choices.Outcome)
    }

    private let choices: Choices
    /// Those that what is typed fits; nil for all.
    private var shown: [Int]?
    private var marked: [Int]
    private var text = ""
    /// What fitted the text letter by letter, so that a letter that is taken back costs nothing.
    private var answers: [Choices.Answer] = []
    private(set) var grid: MenuGrid

    /// A menu of all the things. What is typed at the beginning narrows it as soon as it is in the line.
    init(_ choices: Choices) {
        self.choices = choices
        marked = choices.marked
        grid = MenuGrid(count: choices.count + (choices.mayHaveMore ? 1 : 0))
        grid.choose(choices.start)
    }

    /// What a key does, on a page of this size.
    mutating func press(_ key: Key, on page: MenuPage) -> Action {
        fit(page)
        switch key {
        case .move(let move):
            grid.move(move)
            return .nothing
        case .mark: return mark()
        case .take: return take()
        case .cancel: return .finish(.nothing)
        }
    }

    /// Marks the chosen thing, or takes its mark away, and goes to the next, so that several in a row are marked by
    /// pressing the key as often.
    private mutating func mark() -> Action {
        guard let thing = chosen else { return .beep }
        if let place = marked.firstIndex(of: thing) { marked.remove(at: place) } else { marked.append(thing) }
        if let place = grid.chosen, place + 1 < grid.count { grid.move(.next) }
        return .nothing
    }

    private func take() -> Action {
        guard let place = grid.chosen else { return .beep }
        if isMore(place) { return .finish(.more(marked: marked, text: text)) }
        return marked.isEmpty ? .finish(.taken(chosen.map { [$0] } ?? [])) : .finish(.taken(marked))
    }

    /// Shows the things that a typed text fits, and chooses the first of them.
    mutating func narrow(to text: String) {
        guard text != self.text else { return }
        self.text = text
        shown = text.isEmpty ? nil : matches(text)
        grid = MenuGrid(count: count + (choices.mayHaveMore ? 1 : 0))
        // What was read last is what the user waits for.
        let start = (shown ?? []).firstIndex { $0 >= choices.start } ?? 0
        grid.choose(text == choices.text ? (shown == nil ? choices.start : start) : 0)
    }

    /// The things that a text fits.
    private mutating func matches(_ text: String) -> [Int] {
        while let last = answers.last, !text.utf8.starts(with: last.text.utf8) { answers.removeLast() }
        if let last = answers.last, last.text.utf8.count == text.utf8.count { return last.places }
        var places = choices.matches(text, answers.last)
        // However many letters fit a hundred thousand things, these are in memory once.
        if let last = answers.last, last.places == places { places = last.places }
        answers.append((text, places))
        return places
    }

    /// The rows of the menu.
    mutating func draw(on page: MenuPage) -> [String] {
        var page = page
        page.notes = marked.isEmpty ? Self.keys : Self.keys.map { "\(marked.count) marked  \($0)" }
        let isEmpty = count == 0
        if isEmpty { page.room -= 1 }
        fit(page)
        let rows = page.draw(grid, .rows(label: page.columns - 1)) { MenuPage.Entry(label: label($0)) }
        return isEmpty ? [page.remark("Nothing fits.")] + (page.room > 0 ? rows : []) : rows
    }

    private mutating func fit(_ page: MenuPage) {
        page.fit(&grid, to: .rows(label: page.columns - 1))
    }

    /// What can be done, for the last row, from the longest text to the shortest.
    private static let keys = [
        "Space marks, Enter takes, Esc leaves", "Space marks, Enter takes", "Enter takes",
    ]

    /// How many things are shown.
    private var count: Int { shown?.count ?? choices.count }

    /// Whether an entry stands for those that were not read yet.
    private func isMore(_ place: Int) -> Bool { place >= count }

    /// The chosen thing.
    private var chosen: Int? {
        grid.chosen.flatMap { place in isMore(place) ? nil : shown.map { $0[place] } ?? place }
    }

    /// An entry, with a sign where it is marked.
    private func label(_ place: Int) -> String {
        guard !isMore(place) else { return "  … more" }
        let thing = shown.map { $0[place] } ?? place
        return (marked.contains(thing) ? "* " : "  ") + choices.label(thing)
    }
}
