// What the last row of a menu says, where there is not room for all of it.

import Prompting
import Testing

@testable import LineEditing

@Suite("The last row of a menu")
struct MenuNotesTests {
    @Test(
        "It says as much as has room for it",
        arguments: [
            (37, "Space marks, Enter takes, Esc leaves"), (36, "Space marks, Enter takes"), (24, "Enter takes"),
            (12, "Enter takes"), (9, "Enter t…"),
        ])
    func shortens(columns: Int, text: String) {
        var menu = ChoiceMenu(Choices(count: 2, mayHaveMore: false, label: { "row \($0)" }, matches: { _, _ in [] }))
        let page = MenuPage(columns: columns, room: 5, hasFaint: false) { $0.unicodeScalars.count }
        #expect(menu.draw(on: page).last == text)
    }
}
