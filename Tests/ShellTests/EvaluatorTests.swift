// What Evaluator owns: which statement follows which, what `$?` is after each, and the Outcome of every way to end.
// What blocks, functions and scripts do for a user is in BlockTests and ScriptTests.

import CommandLanguage
import Prompting
import ShellCommands
import ShellTesting
import Testing

@testable import Shell

struct EvaluatorTests {
    private static let scripts = ["/ok": "echo in", "/exits": "exit 5\necho no", "/fails": "pause\necho no"]

    /// A line without a login, in which `pause` fails with 3.
    private func evaluated(
        _ text: String, _ surroundings: Session.Surroundings = .script, mode: RunMode = RunMode(onFailure: .stop)
    ) async throws -> (outcome: Outcome, output: String, parts: LoopParts, line: Line) {
        let parts = await LoopParts(ShellHarness(surroundings, scripts: Self.scripts, arguments: ["a", "b"]))
        let line = parts.line(text, mode: mode)
        let outcome = await parts.evaluator.run(line: try parts.tree(of: text), line)
        return (outcome, parts.harness.output.text, parts, line)
    }

    // MARK: How something ends

    @Test(arguments: [
        ("echo a", Outcome.succeeded), ("pause", .finished(.notLoggedIn)), ("try pause", .forgiven(.notLoggedIn)),
        ("try echo a", .succeeded), ("nonsense", .misunderstood), ("try nonsense", .misunderstood),
        ("echo a | count", .misunderstood), ("exit 7", .leave(.chosen(7))), ("exit", .leave(.done)),
        ("try exit 7", .leave(.chosen(7))), ("time pause", .finished(.notLoggedIn)),
        ("if pause { echo a }", .succeeded), ("if nonsense { echo a }", .misunderstood),
        ("if echo a { exit 7 }", .leave(.chosen(7))), ("for x in $@ { pause }", .finished(.notLoggedIn)),
        ("for x in $@ { }", .succeeded), ("def f { pause }", .succeeded), ("def echo { }", .misunderstood),
        ("def f { pause }; f", .finished(.notLoggedIn)), ("def f { f }; f", .finished(.failed)),
        ("def f { exit 7 }; f", .leave(.chosen(7))), ("source /ok", .succeeded),
        ("source /exits", .finished(.chosen(5))),
        ("source /fails", .finished(.notLoggedIn)), ("source /missing", .finished(.failed)),
    ])
    func `a line ends as the last thing in it`(text: String, outcome: Outcome) async throws {
        let (ended, _, parts, _) = try await evaluated(text)
        #expect(ended == outcome, "\(parts.harness.messages.text)")
    }

    @Test func `a cancelled line is interrupted, and says so once`() async throws {
        let harness = ShellHarness(arguments: ["a", "b"])
        let outcome = try await Task {
            let parts = await LoopParts(harness)
            let text = "for x in $@ { echo $x }; echo no"
            withUnsafeCurrentTask { $0?.cancel() }
            return await parts.evaluator.run(line: try parts.tree(of: text), parts.line(text))
        }.value
        #expect(outcome == .interrupted)
        #expect(harness.output.text == "")
        #expect(harness.messages.text == "Interrupted.\n")
    }

    @Test func `where the reader of the output has ended, the shell does so without a word`() async throws {
        let parts = await LoopParts(ShellHarness(closesAfter: 2))
        let text = "echo a; echo b; echo c"
        #expect(await parts.evaluator.run(line: try parts.tree(of: text), parts.line(text)) == .leave(.done))
        #expect(parts.harness.output.text == "a\nb\n")
        #expect(parts.harness.messages.text == "")
    }

    // MARK: What follows what

    @Test(arguments: [
        ("echo a && echo b", "a\nb\n"), ("echo a || echo b", "a\n"), ("pause && echo b", ""),
        ("pause || echo b", "b\n"),
        ("pause && echo b || echo c", "c\n"), ("echo a || echo b && echo c", "a\nc\n"),
        ("pause || pause || echo c && echo d", "c\nd\n"), ("try pause && echo b", ""), ("try pause || echo b", "b\n"),
        ("echo a; echo b", "a\nb\n"),
    ])
    func `an operator asks how the statement before it ended`(text: String, output: String) async throws {
        #expect(try await evaluated(text).output == output)
    }

    @Test(arguments: [
        ("try pause; echo $?; echo $?", "3\n0\n"), ("pause || echo $?; echo $?", "3\n0\n"),
        ("try exit 7 || echo no", ""), ("if pause { } else { echo $? }", "3\n"),
        ("def f { echo $?; try pause }; f; echo $?", "0\n3\n"), ("for x in $@ { try pause }; echo $?", "3\n"),
    ])
    func `the status is that of what ran last`(text: String, output: String) async throws {
        #expect(try await evaluated(text).output == output)
    }

    @Test func `a failure that no operator decides about stops a script`() async throws {
        let (outcome, output, _, line) = try await evaluated("echo a; pause; echo b")
        #expect(outcome == .finished(.notLoggedIn))
        #expect(output == "a\n")
        #expect(line.failures.status == .notLoggedIn)
    }

    @Test func `where the script keeps going, the first such failure is noted`() async throws {
        let text = "pause || echo a; try pause; source /missing; pause; echo b"
        let (outcome, output, _, line) = try await evaluated(text, mode: RunMode(onFailure: .keepGoing))
        #expect(outcome == .succeeded)
        #expect(output == "a\nb\n")
        #expect(line.failures.status == .failed)
    }

    @Test func `at a prompt the line continues, and no failure is kept`() async throws {
        let (outcome, output, _, line) = try await evaluated("pause; echo b", .prompt)
        #expect(outcome == .succeeded)
        #expect(output == "b\n")
        #expect(line.failures.status == nil)
    }

    @Test func `a mistake in the last command keeps the first from running`() async throws {
        let (outcome, output, parts, _) = try await evaluated("echo a; nonsense")
        #expect(outcome == .misunderstood)
        #expect(output == "")
        #expect(parts.harness.messages.text == "-c:1:9: There is no command nonsense.\nType: help\n")
    }

    // MARK: What is put back, and what is passed on

    @Test func `a function and a script have arguments of their own, and the caller's come back`() async throws {
        let (_, output, parts, _) = try await evaluated(
            "def f { echo $1 $# }; f inner; source /ok x y z; echo $1 $#")
        #expect(output == "inner 1\nin\na 2\n")
        #expect(parts.live.session.arguments == ["a", "b"])
    }

    @Test func `after each statement Tab knows what it changed`() async throws {
        let (_, _, parts, _) = try await evaluated("alias hello = echo hello; pause; alias never = echo", .prompt)
        #expect(parts.harness.snapshot.candidates(CandidateQuery(.aliases)).map(\.insertion) == ["hello", "never"])
        let (_, _, stopped, _) = try await evaluated("alias hello = echo hello; pause; alias never = echo")
        #expect(stopped.harness.snapshot.candidates(CandidateQuery(.aliases)).map(\.insertion) == ["hello"])
    }

    @Test func `time reports only the requests of its own pipeline`() async throws {
        let parts = await LoopParts(after: "login")
        for (text, said) in [
            ("time search artist radiohead | count", "0.000 s, 1 request\n"), ("time echo a", "0.000 s, 0 requests\n"),
        ] {
            parts.harness.messages.clear()
            #expect(await parts.evaluator.run(line: try parts.tree(of: text), parts.line(text)) == .succeeded)
            #expect(parts.harness.messages.text == said)
        }
    }
}
