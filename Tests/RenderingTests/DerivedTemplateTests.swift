// Templates derived from the grammar of Language §10 by chance: each is read, and none of those that break it is.

import Rows
import SeededRandom
import Testing

@testable import Rendering

struct DerivedTemplateTests {
    private static let names = ["name", "artist", "index", "a field", "é"]
    private static let texts = ["x", " – ", "\\t", "\\n", "\\\\", "\\", "{{", "東京", "\"", "'", "/", "?", ":", "$x"]
    private static let cells = [":1", ":1000", ":>0", ":<8", ":^1000"]
    /// `index` is a number, so these are not for it.
    private static let times = [":m:ss", ":h:mm:ss>9", ":s", ":ms<3"]

    /// A template as the grammar makes one.
    private static func template(
        _ depth: Int, isInBraces: Bool = false, using generator: inout SeededGenerator
    ) -> String {
        (0..<Int.random(in: 0...4, using: &generator)).map { _ in
            let name = names.randomElement(using: &generator) ?? ""
            switch Int.random(in: 0...(depth > 0 ? 5 : 3), using: &generator) {
            case 0: return "{\(name)}"
            case 1:
                let forms = name == "index" ? cells : cells + times
                return "{\(name)\(forms.randomElement(using: &generator) ?? "")}"
            case 2: return isInBraces ? "\\}" : "}}"
            case 3: return text(using: &generator)
            case 4: return "{\(name)?\(template(depth - 1, isInBraces: true, using: &generator))}"
            default:
                let inside = template(depth - 1, isInBraces: isInBraces, using: &generator)
                return "{?\(name)}\(inside){/\(name)}"
            }
        }.joined()
    }

    /// A text that the one after it does not change: a backslash and a brace are not left for it to complete.
    private static func text(using generator: inout SeededGenerator) -> String {
        let text = texts.randomElement(using: &generator) ?? ""
        return text == "\\" ? "\\ " : text
    }

    @Test func `what the grammar makes is read`() throws {
        var generator = SeededGenerator(seed: 17)
        let row = Row(FieldTable("x", []), name: "n", values: [])
        for _ in 0..<2000 {
            let text = Self.template(4, using: &generator)
            let template = try #require(try? RowTemplate(text), "\(text)")
            #expect(template.line(of: row, index: 1).hasSuffix("\n"))
        }
    }

    @Test func `a brace too few or too many is refused`() {
        var generator = SeededGenerator(seed: 18)
        for _ in 0..<2000 {
            let inside = Self.template(3, isInBraces: true, using: &generator)
            #expect(throws: TemplateError.self) { try RowTemplate("{name?\(inside)") }
            #expect(throws: TemplateError.self) { try RowTemplate("{name?\(inside)}}") }
            #expect(throws: TemplateError.self) { try RowTemplate("{?name}\(inside)") }
            #expect(throws: TemplateError.self) { try RowTemplate("{/name}\(inside)") }
        }
    }
}
