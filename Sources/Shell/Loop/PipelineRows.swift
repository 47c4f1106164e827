// The rows of a pipeline that a command runs by its text: those of a rule. It runs as in a script of its own, which has
// no listings and no variables, so that a rule means the same whenever it runs. Which pipelines can be rules is left to
// RuleReader, what becomes of the rows to `refresh`.

import CommandLanguage
import Library
import Prompting
import Rendering
import Rows
import ShellCommands
import SpotifyAPI
import Text

/// Runs pipelines for their rows.
struct PipelineRows: Sendable {
    let session: Session
    let services: Services
    let table: CommandTable

    /// Throws where a text cannot be the pipeline of a rule.
    func check(_ text: String) throws {
        let line = Line(
            text: text, position: SourcePosition(), mode: RunMode(onFailure: .stop), nesting: .ofRules,
            failures: FirstFailure())
        try RuleReader(session: session.ofRules, services: services, table: table).check(line)
    }

    /// All rows of a pipeline.
    func rows(of text: String, _ freshness: Freshness) async throws -> [Row] {
        // What is kept may come from elsewhere, and a rule must change nothing.
        try check(text)
        guard case .complete(let tree) = try Parser.parse(text, isCommand: table.isCommand), tree.steps.count == 1,
            let pipeline = tree.steps[0].pipeline
        else { throw UsageError(.unfinished(), at: text.utf8.count..<text.utf8.count) }
        let session = session.ofRules
        var context = services.context
        context.freshness = freshness
        let services = services.within(context)
        let stages = try StageReader(session, table: table, at: .ofRules).understand(pipeline, text: text)
        let check = StageCheck(session, services: services)
        try check.check(stages)
        try await check.permit(stages)
        let runner = StageRunner(
            session: session, services: services,
            estimate: { _ in Estimate(requests: nil, firstBucket: nil, cost: "none") })
        let (reply, _) = try await runner.replies(of: stages)
        switch reply.output {
        case .rows(let output): return try await output.stream.all()
        case .record(let record): return [record.row]
        case .noRecord, .note, .text, .nothing: return []
        }
    }
}

extension Session {
    /// The session as rules see it.
    var ofRules: Session {
        var session = Session(surroundings: .script, settings: settings)
        session.account = account
        return session
    }
}

extension Nesting {
    /// Where rules run: they need full names, as scripts do, since a later command could make a short one ambiguous.
    static let ofRules = Nesting(.script, changes: .made)
}
