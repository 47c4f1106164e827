// What `unlet`, `undef`, `unalias` and `unabbr` have in common: names of one kind, all of which are removed, or none
// where one of them is not there. Which names there are, and what removing one means, is said by each of them.

import CommandLanguage
import Rendering

/// A command that takes names back which the user has given.
package protocol RemovalCommand: FirstCommand {
    /// What the names stand for.
    static var subject: UnknownName.Subject { get }
    /// The names there are.
    static func known(in session: Session) -> [String]
    /// What removes one.
    static func removal(of name: String) -> SessionChange
    /// The names that were typed.
    var names: [String] { get }
}

extension RemovalCommand {
    /// The slot for names of which Tab knows these.
    static func namesSlot(help: String, of source: CandidateSource) -> Slot<[Word]> {
        .words("NAME", help: help, noun: "a name", shape: .several, candidates: source)
    }

    /// The spec of such a command.
    static func removalSpec(
        _ summary: String, _ slot: Slot<[Word]>, example: CommandSpec.Example
    ) -> CommandSpec {
        CommandSpec(
            commandName, group: .shell, form: .source, summary: summary, slots: [slot.erased], examples: [example],
            cost: "none", effect: .session)
    }

    /// The names as they were typed; rows are none.
    static func names(of words: [Word]) throws(UsageError) -> [String] {
        try words.map { (word) throws(UsageError) in
            guard let rows = word.rowVariable else { return word.text }
            throw UsageError(.variable(.rowsAsText(rows.name)), at: word.span)
        }
    }

    /// Removes them; where there is none of a name, none is removed, and the nearest are named.
    package func run(in session: Session, using services: Services) async throws -> Reply {
        let known = Self.known(in: session)
        for name in names where !known.contains(name) { throw UnknownName(Self.subject, name, among: known) }
        return Reply(.nothing, changes: names.map { Self.removal(of: $0) })
    }
}
