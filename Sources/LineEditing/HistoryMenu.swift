// The lines typed before that a search finds, as the menu under it: how long ago each was typed, whether it failed, and
// its text. A value without a terminal; what keys lead to is search.c's.

import Prompting
import Text

/// The list of a search.
struct HistoryMenu: Sendable {
    private let history: HistoryFile
    /// The lines that fit, by age: first those that hold the pattern, the nearest first.
    private var ages: [Int32] = []
    private(set) var grid = MenuGrid(count: 0)

    /// A list of nothing yet.
    init(_ history: HistoryFile) { self.history = history }

    /// Lists what a pattern fits, and chooses the line of that age, if it is there, else the first; with an empty
    /// pattern none.
    mutating func narrow(to pattern: String, keeping age: Int) -> (age: Int, text: String)? {
        let folded = Folding.folded(pattern)
        ages = history.ages(fitting: folded)
        grid = MenuGrid(count: ages.count)
        let kept = age < 0 ? nil : ages.firstIndex(of: Int32(age))
        grid.choose(kept ?? (folded.isEmpty ? nil : 0))
        return chosen
    }

    /// Goes to another line; nil where there is none further.
    mutating func move(_ move: MenuGrid.Move) -> (age: Int, text: String)? {
        let before = grid.chosen
        switch move {
        case .next, .down, .right, .pageDown:
            guard before.map({ $0 + 1 < grid.count }) ?? true else { return nil }
        case .previous, .up, .left, .pageUp:
            guard before.map({ $0 > 0 }) ?? false else { return nil }
        }
        grid.move(move)
        return chosen
    }

    private var chosen: (age: Int, text: String)? {
        guard let place = grid.chosen else { return nil }
        let age = Int(ages[place])
        return history.entry(ofAge: age).map { (age, $0.text) }
    }

    /// The rows of the list.
    mutating func draw(on page: MenuPage) -> [String] {
        let shape = MenuPage.Shape.rows(label: page.columns - 1)
        page.fit(&grid, to: shape)
        guard !ages.isEmpty else { return [page.remark("No line has that.")] }
        let now = history.clock()
        return page.draw(grid, shape) { place in
            MenuPage.Entry(label: history.entry(ofAge: Int(ages[place])).map { Self.label($0, now, page) } ?? "")
        }
    }

    /// A line with its age, and with `!` where it failed. No more of it is looked at than a row can show.
    private static func label(_ record: HistoryRecord, _ now: Int, _ page: MenuPage) -> String {
        let age = record.secondsSince1970.map { Self.age(now - $0) } ?? ""
        let padding = String(repeating: " ", count: max(0, 6 - age.count))
        let text = record.text.prefix(page.columns).replacing("\n", with: " ↵ ")
        return "\(padding)\(age) \(record.isFailed ? "!" : " ") \(text)"
    }

    /// How long ago that was, in at most six cells.
    static func age(_ seconds: Int) -> String {
        let days = seconds / 86400
        return switch seconds {
        case ..<60: "now"
        case ..<3600: "\(seconds / 60) min"
        case ..<86400: "\(seconds / 3600) h"
        case ..<(100 * 86400): "\(days) d"
        case ..<(730 * 86400): "\(days / 30) mo"
        default: "\(days / 365) y"
        }
    }
}
