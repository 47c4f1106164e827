// The rules that libedit has for escapes in a prompt, as a table.

import Prompting
import Testing

@testable import LineEditing

@Suite("Prompt escapes")
struct PromptEscapeTests {
    private func shown(_ runs: Prompt.Run...) -> String {
        Prompt(runs).marked(colour: true).replacing("\u{1}", with: "|").replacing("\u{1B}[", with: "^")
    }

    @Test("Each change of style is one run of escapes before something visible")
    func marks() {
        #expect(shown(.init("juke"), .init("> ")) == "juke> ")
        #expect(shown(.init("juke", .accent), .init("> ")) == "|^0m^36m|juke|^0m|> ")
        #expect(
            shown(.init("a", .bold), .init("b", .bold), .init("c", .faint), .init(" ")) == "|^0m^1m|ab|^0m^2m|c|^0m| ")
    }

    @Test("A prompt that ends in a style gets back to plain before its last blank, or one more")
    func endsPlain() {
        #expect(shown(.init("x> ", .bold)) == "|^0m^1m|x>|^0m| ")
        #expect(shown(.init("x>", .bold)) == "|^0m^1m|x>|^0m| ")
        #expect(shown(.init("x"), .init(" ", .bold)) == "x ")
    }

    @Test("Runs without text leave nothing, controls go")
    func drops() {
        #expect(shown(.init("", .bold), .init("a\u{1B}[31m\n\u{9B}b"), .init("", .faint)) == "a[31mb")
    }

    @Test("No colour, no escapes")
    func plain() {
        #expect(Prompt([.init("x", .bold), .init("> ")]).marked(colour: false) == "x> ")
    }

    @Test(
        "Which terminals are edited on",
        arguments: [
            ("xterm-256color", true, LineSources.Style.editor), ("xterm-kitty", true, .editor), ("dumb", true, .plain),
            ("emacs", true, .plain), ("", true, .plain), ("xterm", false, .plain),
        ])
    func chooses(name: String, isTerminal: Bool, style: LineSources.Style) {
        #expect(LineSources.style(isTerminal: isTerminal, environment: ["TERM": name]) == style)
        #expect(LineSources.style(isTerminal: true, environment: [:]) == .plain)
    }
}
