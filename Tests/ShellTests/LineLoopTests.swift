// What LineLoop owns: which lines make one text, what follows a line that failed, and how a source of lines ends. The
// texts are not run here: the closure that would run them answers for them.

import CommandLanguage
import Prompting
import ShellCommands
import ShellTesting
import Testing

@testable import Shell

struct LineLoopTests {
    /// What a loop did with its lines.
    private struct Course {
        /// The texts that were to be run, each with the number of its first line.
        var texts: [String] = []
        var numbers: [Int] = []
        var prompts: [String] = []
        var outcome = Outcome.succeeded
        var messages = ""
        var lastStatus = ShellCommands.ExitStatus.done
    }

    /// Runs lines; a text that begins with `fail` fails with 4, one that begins with `exit` leaves with 7.
    private func course(
        of lines: ListedLines, _ surroundings: Session.Surroundings = .script,
        _ mode: RunMode = RunMode(onFailure: .stop), isOneTask: Bool = false
    ) async -> Course {
        let parts = await LoopParts(ShellHarness(surroundings))
        var course = Course()
        let run = LineLoop.Run(lines: lines, mode: mode, nesting: parts.nesting, isOneTask: isOneTask)
        course.outcome = await parts.loop.run(run) { _, line in
            course.texts.append(line.text)
            course.numbers.append(line.position.line)
            if line.text.hasPrefix("fail") { return .finished(.notFound) }
            if line.text.hasPrefix("try") { return .forgiven(.notFound) }
            return line.text.hasPrefix("exit") ? .leave(.chosen(7)) : .succeeded
        }
        course.prompts = lines.requests.map(\.prompt.text)
        course.messages = parts.harness.messages.text
        course.lastStatus = parts.live.session.lastStatus
        return course
    }

    private func typed(_ text: String) -> LineEvent { .text(text, at: SourcePosition()) }

    // MARK: Which lines make a text

    @Test func `each line is a text of its own, at its own place`() async {
        let course = await course(of: ListedLines("echo a\necho b", file: "-c"))
        #expect(course.texts == ["echo a", "echo b"])
        #expect(course.numbers == [1, 2])
        #expect(course.outcome == .succeeded)
    }

    @Test(arguments: [
        "echo a \\\n  b", "echo a |\ncount", "echo a &&\n# a note\necho b", "if echo a {\n  echo b\n} else {\n}",
        "def f {\n\n  echo a\n}",
    ])
    func `a line that is not complete continues in the next`(text: String) async {
        let course = await course(of: ListedLines("echo first\n" + text + "\necho last", file: "-c"))
        #expect(course.texts == ["echo first", text, "echo last"])
        #expect(course.numbers == [1, 2, 2 + text.split(separator: "\n", omittingEmptySubsequences: false).count])
    }

    @Test func `a prompt shows that a text continues`() async {
        let course = await course(of: ListedLines("def f {\n  echo a\n}\necho b"), .prompt)
        #expect(course.prompts == ["juke> ", "  … ", "  … ", "juke> ", "juke> "])
    }

    @Test func `lines without a command are not run, and leave the status alone`() async {
        let course = await course(
            of: ListedLines("fail\n\n# a note\n   ", file: "-c"), .script, .init(onFailure: .keepGoing))
        #expect(course.texts == ["fail"])
        #expect(course.lastStatus == .notFound)
    }

    // MARK: What follows a failure

    @Test func `a script stops at its first failure, and ends with it`() async {
        let course = await course(of: ListedLines("echo a\nfail\necho b", file: "-c"))
        #expect(course.texts == ["echo a", "fail"])
        #expect(course.outcome == .finished(.notFound))
    }

    @Test func `one that keeps going runs to its end, and ends with the first failure`() async {
        let lines = ListedLines("fail\necho 'open\necho b", file: "-c")
        let course = await course(of: lines, .script, RunMode(onFailure: .keepGoing))
        #expect(course.texts == ["fail", "echo b"])
        #expect(course.outcome == .finished(.notFound))
        #expect(course.messages.hasPrefix("-c:2:6: "), "\(course.messages)")
    }

    @Test func `a failure under try stops nothing and is not the end`() async {
        let course = await course(of: ListedLines("try\necho b\ntry", file: "-c"))
        #expect(course.texts == ["try", "echo b", "try"])
        #expect(course.outcome == .succeeded)
        #expect(course.lastStatus == .notFound)
    }

    @Test func `at a prompt the next line follows, and the end is that of the last line`() async {
        let followed = await course(of: ListedLines("fail\necho b"), .prompt)
        #expect(followed.texts == ["fail", "echo b"])
        #expect(followed.outcome == .succeeded)
        #expect(await course(of: ListedLines("echo a\nfail"), .prompt).outcome == .finished(.notFound))
    }

    @Test func `a line that leaves ends every source, and no further line is read`() async {
        for surroundings in [Session.Surroundings.prompt, .script] {
            let course = await course(of: ListedLines("exit\necho b"), surroundings, .init(onFailure: .keepGoing))
            #expect(course.texts == ["exit"])
            #expect(course.outcome == .leave(.chosen(7)))
            #expect(course.prompts.count == 1)
        }
    }

    // MARK: How a source ends

    @Test func `an end inside a block is a mistake of the script, at its place`() async {
        let course = await course(of: ListedLines("echo a\nif echo b {\n  echo c", file: "-c"))
        #expect(course.texts == ["echo a"])
        #expect(course.outcome == .misunderstood)
        #expect(course.messages == "-c:2:11: The block that begins here is never closed.\nClose it: }\n")
    }

    @Test func `at a prompt an end inside a block only discards it`() async {
        let lines = ListedLines([typed("if echo b {"), .end, typed("echo c")])
        let course = await course(of: lines, .prompt)
        #expect(course.texts == ["echo c"])
        #expect(course.outcome == .succeeded)
        #expect(course.prompts == ["juke> ", "  … ", "juke> ", "juke> "])
        #expect(
            course.messages
                == "The block that begins here is never closed.\n  if echo b {\n            ^\nClose it: }\n")
    }

    @Test func `Ctrl-C drops the text that was begun, and only a prompt continues`() async {
        let events = [typed("echo a &&"), .interrupted, typed("echo b")]
        let typed = await course(of: ListedLines(events), .prompt)
        #expect(typed.texts == ["echo b"])
        #expect(typed.prompts == ["juke> ", "  … ", "juke> ", "juke> "])
        #expect(typed.messages == "")
        let script = await course(of: ListedLines(events))
        #expect(script.texts == [])
        #expect(script.outcome == .interrupted)
    }

    @Test func `a script that is one task ends when that is cancelled, before its next line`() async {
        let outcome = await Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return await course(of: ListedLines("echo a", file: "-c"), isOneTask: true)
        }.value
        #expect(outcome.texts == [])
        #expect(outcome.outcome == .interrupted)
        #expect(outcome.messages == "Interrupted.\n")
    }

    @Test func `a signal ends it with its number`() async {
        let course = await course(of: ListedLines([typed("echo a"), .terminated(signal: 15)]), .prompt)
        #expect(course.outcome == .leave(.signalled(15)))
    }

    @Test func `a line that is not text is a mistake, after which only a script that keeps going continues`() async {
        let events: [LineEvent] = [
            .malformed(.containsNUL(offset: 3), at: SourcePosition(file: "/a", line: 1)),
            .text("echo b", at: SourcePosition(file: "/a", line: 2)),
        ]
        let stopped = await course(of: ListedLines(events))
        #expect(stopped.texts == [])
        #expect(stopped.outcome == .finished(.usage))
        #expect(stopped.messages == "/a:1:1: The line contains a NUL byte.\nSave the file as text.\n")
        let kept = await course(of: ListedLines(events), .script, RunMode(onFailure: .keepGoing))
        #expect(kept.texts == ["echo b"])
        #expect(kept.outcome == .finished(.usage))
    }

    // MARK: What is shown, and what is remembered

    @Test func `lines that are echoed are shown before they run, secrets redacted`() async {
        let lines = ListedLines("echo a\nlogin --redirect-url http://127.0.0.1/callback?code=x&state=y", file: "-c")
        let course = await course(of: lines, .script, RunMode(onFailure: .stop, echoes: true))
        #expect(course.messages == "echo a\n‹redacted›\n")
    }
}
