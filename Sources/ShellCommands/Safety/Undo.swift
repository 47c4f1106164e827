// `undo`: takes a change back, or the last planned one out of the plan. Which change is meant is found out here; what
// reverses it, and whether that can be done now, is left to Reversing.

package import CommandLanguage
import Library
import Rendering
import Text

/// Takes a change back.
package struct Undo: FirstCommand {
    static let number = Slot<Int>(
        "N", help: "its number in log; without it this shell's last change", shape: .optional,
        parse: { argument throws(UsageError) in
            guard let number = Int(argument.words[0].text), number > 0 else {
                throw UsageError(.invalidValue(argument.typed, expected: "a number of log"), at: argument.span)
            }
            return number
        })
    static let force = CommandFlag("force", help: "also where a playlist was changed since; that stays")
    static let yes = CommandFlag("yes", help: "do not ask")

    package static let commandName = "undo"
    package static let spec = CommandSpec(
        commandName, group: .safety, form: .source, summary: "take a change back",
        details: """
            A deleted playlist is followed again, and what was removed returns to its places, with new dates. A \
            playlist that was changed since is refused with what is different, unless --force. In an open plan, undo \
            alone takes the last change out of it. An undo is a change, too: redo takes it back.
            """,
        slots: [number.erased], options: [force.spec, yes.spec],
        examples: [
            .init("undo", "this shell's last change"), .init("undo 7 --dry-run", "what it would do"),
            .init("undo 7", "the one that log numbers 7"),
        ],
        cost: "1 for 50 entries of its playlists, and the change",
        occasionalScopes: [.modifyLibrary, .modifyFollows, .modifyPublicPlaylists, .modifyPrivatePlaylists],
        effect: .library, shownBy: "log")

    let number: Int?
    let isForced: Bool
    let isConfirmed: Bool

    package init(_ input: ParsedInput) throws(UsageError) {
        number = try input.optional(Self.number)
        isForced = input.has(Self.force)
        isConfirmed = input.has(Self.yes)
    }

    /// Takes it back, or out of the plan.
    package func run(in session: Session, using services: Services) async throws -> Reply {
        let chains = ChangeChains(services.writer.handlers)
        let plan = await services.writer.openPlan()
        if number == nil, let plan { return try await dropLast(of: plan, chains, using: services) }
        if let number, let plan, let planned = plan.records.first(where: { $0.number == number }) {
            guard !planned.hasBegun else { throw UndoError.begun(number: number) }
            return try await drop(planned, of: plan, using: services)
        }
        let record = if let number { try await chains.record(numbered: number) } else { try await chains.lastChange() }
        return try await Reversing(services: services, isForced: isForced, isConfirmed: isConfirmed).reverse(record)
    }

    /// Takes the last change out of a plan.
    private func dropLast(of plan: Plan, _ chains: ChangeChains, using services: Services) async throws -> Reply {
        guard let last = plan.records.last else {
            throw UndoError.planIsEmpty(last: try? await chains.lastChange().number)
        }
        guard !last.hasBegun else { throw UndoError.begun(number: last.number) }
        return try await drop(last, of: plan, using: services)
    }

    /// Takes a change out of a plan, if no later one may be built on it.
    private func drop(_ record: ChangeRecord, of plan: Plan, using services: Services) async throws -> Reply {
        let later = plan.records.filter { $0.number > record.number }
        guard later.allSatisfy({ $0.playlists.isDisjoint(with: record.playlists) }) else {
            throw UndoError.isBuiltOn(number: record.number)
        }
        let log = services.writer.handlers.log
        let sentence = Sanitiser.clean(record.sentence)
        guard
            try await services.writer.changePlan(
                "take out of the plan: \(sentence)", { await log.drop(record.number) })
        else { return Reply(.nothing) }
        let left = plan.records.count - 1
        return Reply(
            .note(StyledText("- Taken out of the plan: \(sentence) (\(left == 0 ? "nothing" : "\(left)") left in it)")))
    }
}
