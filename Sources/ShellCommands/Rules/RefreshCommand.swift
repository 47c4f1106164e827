// `refresh`: makes each playlist what its rule gives. Which rules are meant is found out here; what each of them
// changes is worked out in Refreshing.

package import CommandLanguage
import Library
import Rendering
import Text

/// Brings playlists up to date with their rules.
package struct RefreshCommand: FirstCommand {
    static let names = Slot<[Word]>.words(
        "NAME", help: "rules; all of them where none is named", noun: "names of rules", shape: .optionalSeveral,
        candidates: .kept(.rules))
    static let yes = CommandFlag("yes", help: "do not ask, and empty a playlist whose rule gives nothing")

    package static let commandName = "refresh"
    package static let spec = CommandSpec(
        commandName, group: .playlists, form: .source, summary: "make playlists what their rules give",
        details: """
            Each playlist becomes exactly what its rule gives, with the fewest changes; one that is not there is made, \
            not on your profile. An album or a playlist stands for its tracks, other rows are left out. All of it is \
            one change for undo. A rule that fails changes nothing, and the others are followed. A rule that gives \
            nothing empties its playlist only with --yes.
            """,
        slots: [names.erased], options: [yes.spec],
        examples: [
            .init("refresh --dry-run", "what it would change"), .init("refresh", "all rules"),
            .init("refresh \"This week\" --yes", "one, without a question"),
        ],
        cost: "what each pipeline costs, 1 for 50 entries, 1 for each change of up to 100 entries and 1 to check",
        scopes: [.modifyPrivatePlaylists, .readPrivatePlaylists],
        occasionalScopes: [.modifyPublicPlaylists, .readCollaborativePlaylists, .readLibrary], effect: .library,
        shownBy: "rules")

    let names: [Word]
    let isConfirmed: Bool

    package init(_ input: ParsedInput) throws(UsageError) {
        names = try input.optional(Self.names) ?? []
        isConfirmed = input.has(Self.yes)
    }

    /// Follows the rules that are meant.
    package func run(in session: Session, using services: Services) async throws -> Reply {
        let rules = await services.writer.rules()
        guard !rules.isEmpty || !names.isEmpty else {
            return Reply(.note(StyledText("There are no rules. Make one: rule NAME = PIPELINE")))
        }
        let meant = try meant(of: rules)
        let refreshing = Refreshing(session: session, services: services, isConfirmed: isConfirmed)
        return try await refreshing.follow(meant.compactMap { name in rules[name].map { (name, $0) } })
    }

    /// The names of the rules, each once: all of them, or those that the words name. Bare words may be one name.
    private func meant(of rules: [String: Rule]) throws(UnknownName) -> [String] {
        guard !names.isEmpty else { return rules.keys.sorted() }
        if names.allSatisfy(\.isBare), let whole = rules.name(meaning: names.map(\.text).joined(separator: " ")) {
            return [whole]
        }
        var meant: [String] = []
        for word in names {
            guard let name = rules.name(meaning: word.text) else {
                throw UnknownName(.rule, word.text, among: Array(rules.keys))
            }
            if !meant.contains(name) { meant.append(name) }
        }
        return meant
    }
}
