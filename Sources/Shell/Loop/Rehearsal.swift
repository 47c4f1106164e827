// What `--dry-run` means for a pipeline: the option of one stage counts for all of them, changes are said instead of
// made, and what the command would have reported as done is not shown (Language §7). When the whole run is a dry run
// (`juke --dry-run`), the shell itself still changes, since its variables and settings end with it and the lines that
// follow need them. The sentences about Spotify are left to the changes themselves.

import CommandLanguage
import Library
import Rendering
import ShellCommands

/// The dry run of a pipeline, or none.
struct Rehearsal: Sendable {
    /// Whether changes are only said.
    let isOn: Bool
    /// Whether a stage asked for it, not the whole run.
    let isOwn: Bool

    /// The dry run that the stages, or the whole run, ask for.
    init(of stages: [UnderstoodStage], in changes: ChangeHandling) {
        isOwn = stages.contains { $0.input.has(CommonOptions.dryRun) }
        isOn = isOwn || changes == .said
    }

    /// The context, with changes said where this is a dry run.
    func context(_ context: StageContext) -> StageContext {
        guard isOn, context.changes == .made else { return context }
        var context = context
        context.changes = .said
        return context
    }

    /// The reply of a stage, without what it reports and remembers of changes that were not made.
    func end(
        _ reply: Reply, of spec: CommandSpec, using services: Services
    ) async throws -> Reply {
        // What waits in a plan is not done either.
        guard isOn || services.writer.hasSaidChange else { return reply }
        var reply = reply
        switch spec.effect {
        case .none, .session: break
        case .player, .library:
            reply.changes = []
            // That there is nothing to change is true in a dry run, too.
            if services.writer.hasSaidChange, case .note = reply.output { reply.output = .nothing }
        }
        guard isOwn else { return reply }
        var kept: [SessionChange] = []
        for change in reply.changes {
            if let sentence = Self.sentence(of: change) {
                try await services.writer.perform(Change(here: sentence))
            } else {
                kept.append(change)
            }
        }
        reply.changes = kept
        if case .profile(let name) = reply.continuation {
            try await services.writer.perform(Change(here: "change to the profile \(name)"))
            reply.continuation = .proceed
            reply.output = .nothing
        }
        return reply
    }

    /// A change of the shell, as it follows "Would"; nil for changes that only looking at something makes.
    private static func sentence(of change: SessionChange) -> String? {
        switch change {
        case .set(let name, let value?): "set \(name) to \(Quoting.word(value))"
        case .set(let name, nil): "set \(name) back to what it was"
        case .letText(let name, let words): "set $\(name) to \(Quoting.word(words.joined(separator: " ")))"
        case .letRows(let name, let rows), .keepRows(let name, let rows):
            "keep \(rows.count == 1 ? "1 row" : "\(rows.count) rows") as $\(name)"
        case .alias(let name, let text?): "let \(name) stand for \(text)"
        case .alias(let name, nil): "remove the alias \(name)"
        case .abbreviation(let name, let text?): "let \(name) become \(text) while it is typed"
        case .abbreviation(let name, nil): "remove the abbreviation \(name)"
        case .define(let function): "define \(function.name)"
        case .unlet(let name): "remove $\(name)"
        case .undefine(let name): "remove the function \(name)"
        case .select, .use, .update, .delete, .dropListing, .signedIn, .signedOut: nil
        }
    }
}
