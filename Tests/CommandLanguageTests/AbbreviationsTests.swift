// Abbreviations: the words that are replaced are those that stand where a command can, and end at the cursor, `⎸`.

import Prompting
import Testing

@testable import CommandLanguage

@Suite("Abbreviations")
struct AbbreviationsTests {
    private let abbreviations = Abbreviations(["sa": "search artist", "größe": "volume 3"])

    private func expanded(_ marked: String) -> String? {
        let parts = marked.split(separator: "⎸", omittingEmptySubsequences: false)
        let line = parts.joined()
        guard let found = abbreviations.expansion(in: line, cursor: parts[0].utf8.count) else { return nil }
        let start = String(decoding: parts[0].utf8.dropLast(found.length), as: UTF8.self)
        return start + found.text + parts[1]
    }

    @Test(
        "A word becomes what it stands for where a command can stand",
        arguments: [
            ("sa⎸", "search artist"), ("  sa⎸ x", "  search artist x"), ("größe⎸", "volume 3"),
            ("echo a; sa⎸", "echo a; search artist"), ("a | sa⎸", "a | search artist"),
            ("a && sa⎸", "a && search artist"), ("a || sa⎸ b", "a || search artist b"),
            ("if sa⎸", "if search artist"), ("if a { sa⎸", "if a { search artist"),
            ("if a { b } else { sa⎸ }", "if a { b } else { search artist }"),
            ("for x in $@ { sa⎸", "for x in $@ { search artist"), ("time sa⎸", "time search artist"),
            ("every 5s try sa⎸", "every 5s try search artist"), ("rule A = sa⎸", "rule A = search artist"),
            ("def f {\nsa⎸", "def f {\nsearch artist"), ("!ls | sa⎸", "!ls | search artist"),
            ("a |\n  sa⎸", "a |\n  search artist"),
        ])
    func replaced(line: String, expected: String) {
        #expect(expanded(line) == expected)
    }

    @Test(
        "Elsewhere it stays as it is",
        arguments: [
            "echo sa⎸", "sax⎸", "xsa⎸", "s⎸a", "'sa⎸", "\"x sa⎸", "# sa⎸", "echo a # sa⎸", "!sa⎸", "!ls sa⎸", "a;sa⎸",
            "every sa⎸", "$sa⎸", "for sa⎸", "def sa⎸", "search track sa⎸", "", "⎸", "sa ⎸", "\"\\q sa⎸",
        ])
    func kept(line: String) {
        #expect(expanded(line.contains("⎸") ? line : "⎸") == nil)
    }
}
