// What is asked of a source of lines where nothing is said: a person types it, sees it, and finds it again.

import Prompting
import Testing

struct LineSourceTests {
    @Test func `a plain request is for a line that is seen and kept`() {
        let request = LineRequest(prompt: Prompt("juke> "))
        #expect(request.echo == .visible)
        #expect(request.recording == .recorded)
        #expect(request.keys == .user)
        #expect(request.initialText.isEmpty)
        #expect(request.continued.isEmpty)
        #expect(request.completer == nil)
        #expect(request.hinter == nil)
        #expect(!request.isSecret("login --client-id x"))
    }

    @Test func `a prompt is its runs without their styles`() {
        let prompt = Prompt([
            .init("Radiohead", .bold), .init(" › "), .init("OK Computer", .accent), .init("> ", .faint),
        ])
        #expect(prompt.text == "Radiohead › OK Computer> ")
        #expect(Prompt("juke> ").runs == [.init("juke> ", .plain)])
        #expect(Prompt("").text.isEmpty)
    }

    /// The words of the setting `editor.keys`.
    @Test(arguments: [("auto", LineRequest.Keys.user), ("emacs", .emacs), ("vi", .vi)])
    func `keys have the names of the setting`(word: String, keys: LineRequest.Keys) {
        #expect(LineRequest.Keys(rawValue: word) == keys)
    }
}
