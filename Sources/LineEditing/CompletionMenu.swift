// The menu of candidates under the line, key by key: going from one to the next puts it into the line, typing narrows,
// Enter takes. It is a value without a terminal; where the keys come from, and what leaves the menu, is menu-keys.c's.

import Prompting
import Text

/// Candidates to choose from while a line is typed.
struct CompletionMenu: Sendable {
    /// What is to be done in the line.
    enum Action: Sendable, Equatable {
        case nothing
        /// Replaces so many bytes before the cursor, and so many after it, by a text; the menu stays.
        case replace(bytes: Int, after: Int, text: String)
        /// The same, and the menu closes.
        case take(bytes: Int, after: Int, text: String)
        /// The menu closes, with the line as it was typed.
        case close
        /// The menu closes, and the key does what it does without one.
        case pass
    }

    /// A key of the menu's.
    enum Key: Sendable, Equatable { case move(MenuGrid.Move), take, cancel }

    private var candidates: [Candidate]
    /// Where in the line begins what a candidate replaces; a UTF-8 offset.
    private let start: Int
    /// The text there up to the cursor, and how many bytes after it a candidate replaces as well.
    private var text: String
    private var after: Int
    /// Whether a candidate stands in the line that the user has not typed.
    private var isPutIn = false
    private(set) var grid: MenuGrid
    /// How the candidates are arranged, and for which page.
    private var arranged: (columns: Int, room: Int, shape: MenuPage.Shape)?

    /// A menu for the text that ends at the cursor. Nothing is chosen yet: Enter alone runs the line as it is.
    init(_ candidates: [Candidate], replacing text: String, at start: Int, after: Int) {
        self.candidates = candidates
        self.start = start
        self.text = text
        self.after = after
        grid = MenuGrid(count: candidates.count)
    }

    /// What a key does, on a page of this size.
    mutating func press(_ key: Key, on page: MenuPage) -> Action {
        fit(page)
        switch key {
        case .move(.left), .move(.right):
            // In a single column these are the line's.
            guard grid.perRow > 1 else { return .pass }
            return move(key)
        case .move: return move(key)
        case .take: return take()
        case .cancel: return .close
        }
    }

    private mutating func move(_ key: Key) -> Action {
        guard case .move(let move) = key, !candidates.isEmpty else { return .nothing }
        // Where there is nothing to choose between, Tab completes as it does without a menu.
        if candidates.count == 1, move == .next || move == .previous { return insertion(of: 0) }
        grid.move(move)
        guard let chosen = grid.chosen else { return .nothing }
        let insertion = text(of: chosen)
        defer { (text, after, isPutIn) = (insertion, 0, true) }
        return .replace(bytes: text.utf8.count, after: after, text: insertion)
    }

    /// Takes the chosen candidate. Where none is, or it has been typed whole, the line is ready.
    private func take() -> Action {
        guard let chosen = grid.chosen, isPutIn || after > 0 || self.text(of: chosen) != text else { return .pass }
        return insertion(of: chosen)
    }

    private func insertion(of index: Int) -> Action {
        .take(bytes: text.utf8.count, after: after, text: text(of: index) + candidates[index].suffix)
    }

    /// What a candidate puts into the line. It is cleaned here, as the last barrier before the terminal, and not with
    /// all the others at every key.
    private func text(of index: Int) -> String { Sanitiser.clean(candidates[index].insertion) }

    /// Takes the candidates for a line that has changed; false when there are none, or they are for another word.
    /// The best of them is chosen, and stays out of the line, in which the user types.
    mutating func narrow(to plan: CompletionPlan, in line: String) -> Bool {
        guard !plan.candidates.isEmpty, plan.replacing.lowerBound == start else { return false }
        candidates = plan.candidates
        text = String(decoding: line.utf8.dropFirst(start).prefix(plan.replacing.count), as: UTF8.self)
        after = plan.trailing
        isPutIn = false
        grid = MenuGrid(count: candidates.count)
        grid.choose(0)
        arranged = nil
        return true
    }

    /// The rows of the menu.
    mutating func draw(on page: MenuPage) -> [String] {
        fit(page)
        let shape = arranged?.shape ?? .rows(label: 0)
        return page.draw(grid, shape) { entry($0, on: page) }
    }

    /// Arranges the candidates for a page; again only where the page or the candidates have changed.
    private mutating func fit(_ page: MenuPage) {
        if arranged?.columns != page.columns || arranged?.room != page.room {
            let shape = page.shape(of: candidates.count, isList: false) { entry($0, on: page) }
            arranged = (page.columns, page.room, shape)
        }
        if let arranged { page.fit(&grid, to: arranged.shape) }
    }

    /// Where all have a row, the words stand beside the name; else the number of a row says what it is.
    private func entry(_ index: Int, on page: MenuPage) -> MenuPage.Entry {
        let candidate = candidates[index]
        guard candidates.count > page.room, candidate.showsSummary else {
            return MenuPage.Entry(label: candidate.label, summary: candidate.summary)
        }
        return MenuPage.Entry(label: candidate.columnText)
    }
}
