// The words of a theme, and what a terminal is sent for them.

import Testing

@testable import Prompting

@Suite("Themes")
struct LineThemeTests {
    @Test(
        "Words mean the codes of a terminal, and nothing else means any",
        arguments: [
            ("red", "31"), ("bright-blue", "94"), ("bold", "1"), ("none", ""), ("red+underline", "31;4"),
            ("bold, red", "1;31"), ("faint italic", "2;3"), ("bright-white bold underline", "97;1;4"),
            ("", nil), (" ", nil), ("rot", nil), ("red+blue", nil), ("bold+bold", nil), ("none+red", nil), ("31", nil),
            ("red;\u{1B}[2J", nil), ("RED", nil), ("red\u{301}", nil),
        ] as [(String, String?)])
    func codes(text: String, codes: String?) {
        #expect(LineStyle(text)?.codes == codes)
    }

    @Test("Every word means a style by itself, every role has a preset, and the palette has a place for each")
    func palette() {
        for word in LineStyle.words { #expect(LineStyle(word) != nil) }
        for role in LineRole.allCases { #expect(LineStyle(role.preset) != nil) }
        #expect(LineRole.allCases.map(\.rawValue) == Array(1...9))
        #expect(LineTheme().palette() == "2 32 31;4 36 33 1 35 94 2")
        #expect(LineTheme().palette(dims: false) == "90 32 31;4 36 33 1 35 94 90")
        var theme = LineTheme()
        theme[.hint] = LineStyle("bright-black")
        theme[.comment] = LineStyle("none")
        #expect(theme.palette() == "90 32 31;4 36 33 1 35 94 ")
    }
}
