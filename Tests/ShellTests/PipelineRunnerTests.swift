// What PipelineRunner owns: that everything is understood before anything is sent, how many requests a pipeline takes,
// when the session changes, and where the shell continues.

import CommandLanguage
import Prompting
import Rows
import ShellCommands
import ShellTesting
import SpotifyAPI
import Testing

@testable import Shell

struct PipelineRunnerTests {
    /// How a pipeline ended, what it wrote, and what it cost.
    private struct Run {
        var outcome: Outcome?
        var script: (path: String, arguments: [String], place: Int)?
        var output = ""
        var messages = ""
        var requests = 0
    }

    private func run(_ text: String, in parts: LoopParts) async throws -> Run {
        let before = await parts.requests
        parts.harness.output.clear()
        parts.harness.messages.clear()
        let end = await parts.runner.run(try parts.pipeline(text), parts.line(text))
        var run = Run(output: parts.harness.output.text, messages: parts.harness.messages.text)
        run.requests = await parts.requests - before
        switch end {
        case .ended(let outcome): run.outcome = outcome
        case .script(let path, let arguments, _, let place): run.script = (path, arguments, place)
        }
        return run
    }

    // MARK: What it costs

    // The demo has 60 liked songs, 50 on a page.
    @Test(arguments: [
        ("liked | count", 2, "60\n"), ("liked | take 3 | count", 1, "3\n"), ("liked | any", 1, ""),
        ("liked | take 50 | count", 1, "50\n"), ("liked | take 51 | count", 2, "51\n"),
        ("liked | take 0 | count", 0, "0\n"),
        ("liked | skip 55 | take 1 | count", 2, "1\n"), ("liked | where year < 0 | any", 2, ""),
    ])
    func `a sink that ends early keeps the source from sending further requests`(
        text: String, requests: Int, output: String
    ) async throws {
        let run = try await run(text, in: await LoopParts(after: "login"))
        #expect(run.requests == requests, "\(run.messages)")
        #expect(run.output == output)
    }

    @Test(arguments: [
        "search artist radiohead | where nosuch = 1", "search artist radiohead | take",
        "search artist radiohead | nonsense",
        "search artist radiohead | to tsv | count", "echo a | count", "search artist radiohead --json | count",
        "search artist radiohead --json --csv",
    ])
    func `a mistake in any stage keeps the first from sending a request`(text: String) async throws {
        let run = try await run(text, in: await LoopParts(after: "login"))
        #expect(run.outcome == .misunderstood)
        #expect(run.requests == 0)
        #expect(run.output == "")
        #expect(run.messages.hasPrefix("-c:1:"), "\(run.messages)")
    }

    @Test func `without a login nothing is sent`() async throws {
        let run = try await run("devices | count", in: await LoopParts())
        #expect(run.outcome == .finished(.notLoggedIn))
        #expect(run.requests == 0)
    }

    @Test(arguments: [
        ("search artist radiohead", 0), ("liked --max-requests 1 | count", 1), ("liked --max-requests 2 | count", 2),
    ])
    func `a pipeline sends no more than it may, and says what that was`(text: String, spent: Int) async throws {
        let parts = await LoopParts(after: "login", maxRequests: 0)
        let run = try await run(text, in: parts)
        #expect(run.outcome == (spent == 2 ? .succeeded : .finished(.limited)), "\(run.messages)")
        #expect(run.requests == spent)
        #expect(await parts.runner.lastAllowance?.spent == spent)
        parts.runner.forgetAllowance()
        #expect(await parts.runner.lastAllowance?.spent == nil)
    }

    @Test func `an estimate sends nothing and runs nothing`() async throws {
        let parts = await LoopParts(ShellHarness(), after: "login")
        let text = "liked | take 3 | as best | save"
        let outcome = await parts.runner.showEstimate(of: try parts.pipeline(text), parts.line(text))
        #expect(outcome == .succeeded, "\(parts.harness.messages.text)")
        #expect(parts.harness.output.text == "liked | take 3 | as best | save\t1\tsaved-tracks\t1 a page of 50\t\n")
        #expect(await parts.requests == 0)
        #expect(parts.live.session.rowVariables.isEmpty)
    }

    // MARK: When the session changes

    @Test func `the session changes when the whole pipeline has ended well`() async throws {
        let parts = await LoopParts(ShellHarness(.prompt), after: "login")
        #expect(try await run("search artist radiohead | as best | any", in: parts).outcome == .succeeded)
        #expect(parts.live.session.rowVariables["best"]?.map(\.name) == ["Radiohead", "Radiohead Tribute Band"])
    }

    @Test func `when its last stage fails the session stays as it was, though requests were sent`() async throws {
        let parts = await LoopParts(ShellHarness(.prompt), after: "login")
        let run = try await run("search artist radiohead | as best | !exit 3", in: parts)
        #expect(run.outcome == .finished(.failed), "\(run.messages)")
        #expect(run.requests == 1)
        #expect(parts.harness.system.commands.map(\.line) == ["exit 3"])
        #expect(parts.live.session.rowVariables.isEmpty)
    }

    @Test func `inside a pipeline nothing moves the selection, alone it does`() async throws {
        let parts = await LoopParts(ShellHarness(.prompt), after: "login")
        #expect(try await run("albums radiohead | count", in: parts).outcome == .succeeded)
        #expect(parts.live.session.selection.isEmpty)
        #expect(try await run("albums radiohead", in: parts).outcome == .succeeded)
        #expect(parts.live.session.selection.map(\.name) == ["Radiohead"])
    }

    @Test func `rows of a pipeline are a listing with the name of the whole line`() async throws {
        let parts = await LoopParts(ShellHarness(.prompt), after: "login")
        #expect(try await run("search artist radiohead | take 1", in: parts).output == " 1  Radiohead\n")
        #expect(parts.live.session.listings.map(\.name) == ["search artist radiohead | take 1"])
        #expect(try await run("search artist radiohead | take 1 | !cat", in: parts).output == "")
        #expect(parts.live.session.listings.count == 1)
        #expect(parts.harness.system.commands.last?.input?.hasPrefix("Radiohead\t") == true)
    }

    // MARK: How it ends

    @Test(arguments: [
        ("search artist zzqq", Outcome.finished(.notFound)), ("search artist zzqq | count", .finished(.notFound)),
        ("search artist zzqq | any", .finished(.failed)), ("liked | where year < 0", .succeeded),
        ("exit 7", .leave(.chosen(7))),
        ("exit", .leave(.done)),
    ])
    func `the status is that of what was found`(text: String, outcome: Outcome) async throws {
        let run = try await run(text, in: await LoopParts(after: "login"))
        #expect(run.outcome == outcome, "\(run.messages)")
    }

    @Test func `a script is handed back with its arguments and its place, and is not run here`() async throws {
        let run = try await run("source /none a 'b c'", in: await LoopParts())
        #expect(run.outcome == nil)
        #expect(run.script?.path == "/none")
        #expect(run.script?.arguments == ["a", "b c"])
        #expect(run.script?.place == 7)
        #expect(run.messages == "")
    }
}
