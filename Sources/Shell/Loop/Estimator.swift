// What a line would cost, found out by running it with nothing allowed to leave: no request, no change, no file and no
// question (Language §6). Commands that concern the login, files or the loop itself are not run at all. Showing the
// estimate is left to PipelineRunner and `budget`.

import CommandLanguage
import Exchange
import Library
import Rendering
import Rows
import ShellCommands
import SpotifyAPI
import Text

/// Estimates lines in a session that stays as it is.
struct Estimator: Sendable {
    let session: Session
    let services: Services
    let table: CommandTable
    let nesting: Nesting

    /// What a line would cost: the first of its pipelines that costs anything.
    func estimate(_ line: String) async throws -> Estimate {
        guard case .complete(let tree) = try Parser.parse(line, isCommand: table.isCommand) else {
            throw UsageError(.unfinished(), at: line.utf8.count..<line.utf8.count)
        }
        var estimate = Estimate(requests: 0, firstBucket: nil, cost: "none")
        // Blocks are left out: what they run depends on statuses that an estimate does not have.
        for step in tree.steps {
            guard let pipeline = step.pipeline else { continue }
            estimate = try await self.estimate(pipeline, text: line)
            if estimate.firstBucket != nil { break }
        }
        return estimate
    }

    /// What a pipeline would cost; `text` is what its places count in. `input` is what it reads in place of standard
    /// input.
    func estimate(
        _ pipeline: Pipeline, text: String, reading input: [String]? = nil
    ) async throws -> Estimate {
        let stages = try StageReader(session, table: table, at: nesting).understand(pipeline, text: text)
        let check = StageCheck(session, services: services)
        try check.check(stages)
        try await check.permit(stages)
        let cost = stages.first { $0.spec.cost != "none" }?.spec.cost ?? "none"
        guard stages.allSatisfy({ Self.canBeTried($0.spec) }) else {
            return Estimate(requests: nil, firstBucket: nil, cost: cost)
        }
        let allowance = RequestAllowance(isEstimate: true)
        let estimating = input.map { services.reading($0) }?.estimating() ?? services.estimating()
        let rules = PipelineRows(session: session, services: estimating, table: table)
        let runner = StageRunner(
            session: session, services: estimating, estimate: { try await estimate($0) },
            rows: { try await rules.rows(of: $0, $1) })
        do {
            try await RequestAllowance.$current.withValue(allowance) {
                let (reply, _) = try await runner.replies(of: stages)
                // Rows are read as far as the screen would show them: all through a pipe, else the first page with
                // rows.
                if case .rows(let output) = reply.output {
                    while let batch = try await output.stream.nextBatch(), stages.count > 1 || batch.rows.isEmpty {}
                }
            }
        } catch {
            // A request that was wanted and not sent ends the attempt, which is what it was made for; any other error
            // is a fault of the line.
            guard await allowance.firstWanted != nil else { throw error }
        }
        let bucket = await allowance.firstWanted
        return Estimate(
            requests: await allowance.wanted, firstBucket: bucket, cost: bucket == nil ? "none" : cost)
    }

    /// Whether a command can be run for an estimate: it only reads, and whatever it changes goes through requests.
    private static func canBeTried(_ spec: CommandSpec) -> Bool {
        switch (spec.group, spec.effect) {
        // A default device is kept in a file, and so are plans.
        case (.account, _), (.shell, _), (.queue, .session), (.safety, _): false
        // What the others of that group change is in files, too.
        case (.copy, .session), (.copy, .player), (.copy, .library): false
        case (.browse, _), (.play, _), (.queue, _), (.library, _), (.playlists, _), (.copy, .none), (.rows, _): true
        }
    }
}
