// What a menu of things to point at asks for while a text is typed and taken back.

import Prompting
import Synchronization
import Testing

@testable import LineEditing

@Suite("Typing in the menu of things to point at")
struct MenuTypingTests {
    private static let names = ["airbag", "let down", "lucky"]

    @Test("A letter that is taken back is not searched for again, and what was found goes with the next question")
    func takesBack() {
        let asked = Mutex([String]())
        let choices = Choices(count: 3, mayHaveMore: false, label: { Self.names[$0] }) { text, earlier in
            asked.withLock { $0.append(earlier.map { "\(text) after \($0.text) \($0.places)" } ?? text) }
            return Self.names.indices.filter { Self.names[$0].contains(text) }
        }
        var menu = ChoiceMenu(choices)
        let page = MenuPage(columns: 60, room: 8, hasFaint: false) { $0.unicodeScalars.count }
        let typed = [("l", 1), ("lu", 2), ("l", 1), ("", 0), ("l", 1), ("lucky", 2), ("lu", 2), ("a", 0), ("ax", nil)]
        for (text, first) in typed {
            menu.narrow(to: text)
            let rows = menu.draw(on: page).map { String($0.unicodeScalars.filter { $0.value >= 0x20 }) }
            #expect(rows.first == first.map { "  " + Self.names[$0] } ?? "Nothing fits.")
        }
        #expect(
            asked.withLock { $0 } == [
                "l", "lu after l [1, 2]", "lucky after l [1, 2]", "lu after l [1, 2]", "a", "ax after a [0]",
            ])
    }
}
