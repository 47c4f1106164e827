// What Console owns: which of several options was meant, what becomes of it where a line is only estimated, and covers.
// How a question looks and how an answer is read is Questions', at the edge.

import FoundationEssentials
import Rendering
import ShellTesting
import SpotifyModel
import Synchronization
import Testing

@testable import ShellCommands

struct ConsoleTests {
    /// What a console was asked and what it said.
    private final class Notes: Sendable {
        private let state = Mutex((asked: [Question](), said: [String](), drawn: [String]()))

        var asked: [Question] { state.withLock { $0.asked } }
        var said: [String] { state.withLock { $0.said } }
        var drawn: [String] { state.withLock { $0.drawn } }

        func ask(_ question: Question) { state.withLock { $0.asked.append(question) } }

        func say(_ report: Report) {
            let text: String =
                switch report {
                case .news(let text): "news: " + text.plain
                case .live(let rows): "live: " + rows.map(\.plain).joined(separator: "/")
                case .clipboard(let text): "clipboard: " + text
                }
            state.withLock { $0.said.append(text) }
        }

        func draw(_ drawing: String) { state.withLock { $0.drawn.append(drawing) } }
    }

    private func console(answer: String = "", _ notes: Notes, failing error: CoverError? = nil) -> Console {
        Console(
            audience: .person,
            ask: { question in
                notes.ask(question)
                return answer
            }, report: { notes.say($0) }, readLine: { "a line" }, readLines: { ["a", "b"] }, clear: { true },
            waitPatiently: {}, openKeys: { nil },
            drawCover: { url, columns throws(CoverError) in
                notes.draw("\(url) \(columns)")
                if let error { throw error }
                return ["▀▀", "▄▄"]
            })
    }

    // MARK: Choices

    @Test func `a choice is asked by number from 1, and returned from 0`() async throws {
        let notes = Notes()
        #expect(try await console(answer: "2", notes).choose("Which?", ["a", "b"]) == 1)
        #expect(notes.asked == [.choose("Which?", options: ["a", "b"])])
    }

    @Test(arguments: ["", "0", "3", "-1", "b", "99999999999999999999"])
    func `what is no number of an option chooses nothing`(answer: String) async {
        await #expect(throws: AskError.declined) {
            try await console(answer: answer, Notes()).choose("Which?", ["a", "b"])
        }
    }

    @Test func `where no one can answer, a choice fails with its question`() async {
        await #expect(throws: AskError.noOneThere(.choose("Which?", options: ["a", "b"]))) {
            try await console(answer: "1", Notes()).silenced().choose("Which?", ["a", "b"])
        }
    }

    // MARK: Estimates

    @Test func `a silenced console asks nothing and says nothing, but still reads`() async throws {
        let notes = Notes()
        let silenced = console(answer: "yes", notes).silenced()
        #expect(silenced.audience == .noOne)
        await #expect(throws: AskError.noOneThere(.confirm("Really?"))) {
            try await silenced.ask(.confirm("Really?"))
        }
        silenced.report(.news(StyledText("news")))
        silenced.report(.live([StyledText("live")]))
        #expect(notes.asked.isEmpty && notes.said.isEmpty)
        #expect(try await silenced.readLine() == "a line")
        #expect(try await silenced.readLines() == ["a", "b"])
    }

    // MARK: Covers

    private func image(_ name: String, _ width: Int?) throws -> Image {
        let width = width.map(String.init) ?? "null"
        let text = #"{"url":"\#(name)","width":\#(width),"height":\#(width)}"#
        return try AnswerDecoder.decode(Image.self, from: Array(text.utf8))
    }

    @Test(arguments: [
        ([640, 300, 64], "300"), ([640, 299, 64], "640"), ([64, 100], "100"), ([], "none"),
    ])
    func `the smallest picture that is good enough is drawn, else the largest`(
        widths: [Int], drawn: String
    ) async throws {
        let notes = Notes()
        let lines = await console(notes).cover(try widths.map { try image("\($0)", $0) })
        guard drawn != "none" else {
            #expect(lines.isEmpty)
            #expect(notes.drawn.isEmpty)
            #expect(notes.said == ["news: Spotify has no picture of it."])
            return
        }
        #expect(notes.drawn == ["\(drawn) 40"])
        #expect(lines.map(\.plain) == ["▀▀", "▄▄"])
        #expect(lines.allSatisfy { $0.wrapping == .picture })
        #expect(notes.said.isEmpty)
    }

    @Test func `of pictures without a size the first is drawn`() async throws {
        let notes = Notes()
        _ = await console(notes).cover([try image("a", nil), try image("b", nil)])
        #expect(notes.drawn == ["a 40"])
    }

    @Test(arguments: [
        (CoverError.noProgram, "Pictures need chafa, which is not installed. On Debian: apt install chafa"),
        (.notFetched, "The picture could not be fetched."), (.notDrawn, "chafa could not draw the picture."),
    ])
    func `a picture that cannot be drawn is news, and no line`(error: CoverError, said: String) async throws {
        let notes = Notes()
        #expect(await console(notes, failing: error).cover([try image("a", 300)]).isEmpty)
        #expect(notes.said == ["news: " + said])
    }
}
