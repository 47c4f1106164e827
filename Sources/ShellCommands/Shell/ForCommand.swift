// `for`: as a block it is read by the parser and run by the loop; here is what help and completion know of it, and
// what is said where its block is missing.

package import CommandLanguage
import Prompting
import Rendering
package import Rows

/// Explains the block; the parser reads it and the loop runs it.
package struct ForCommand: FirstCommand {
    static let block = Slot<String>.text("NAME in ROWS { … }", help: "a name for each thing, the things, and what runs")

    package static let commandName = "for"
    package static let spec = CommandSpec(
        commandName, group: .shell, form: .keyword(.named(.loop)), summary: "run lines for each of several things",
        details: """
            ROWS are rows of the newest listing, rows kept with as, or names, as everywhere; with $@ it goes through \
            the arguments. Inside, $NAME is the thing and ${NAME.name} a field of it.
            """,
        slots: [block.erased],
        examples: [.init("for x in 1-3 { echo ${x.name} }", "the first three rows")],
        cost: "the cost of what runs", effect: .session)

    /// What a loop goes through.
    private static let things = Slot.things(
        "ROWS", Kinds.documentedKinds, shape: .several, help: "the things to go through")

    /// The rows that the words after `in` name.
    package static func rows(_ words: [Word], in session: Session, using services: Services) async throws -> [Row] {
        guard let first = words.first, let last = words.last else { return [] }
        try refuseCommand(words)
        let argument = Argument(
            words: words, typed: words.map(\.typed).joined(separator: " "),
            span: first.span.lowerBound..<last.span.upperBound)
        return try await services.resolver.resolve(
            try things.parse(argument), kinds: Kinds.documentedKinds, in: session
        ).rows
    }

    /// Throws for the name of a command that gives rows: a block takes rows that are there.
    private static func refuseCommand(_ words: [Word]) throws(UsageError) {
        let bare = words.compactMap(\.bareText)
        guard bare.count == words.count, let first = words.first, let last = words.last else { return }
        guard Catalogue.all.contains(where: { isListing(bare, $0.spec) }) else { return }
        throw UsageError(
            .block(.rowsOfCommand(bare.joined(separator: " "))), at: first.span.lowerBound..<last.span.upperBound)
    }

    /// Whether the words are a command that lists, as a whole: `playlists`, `top artists`.
    private static func isListing(_ words: [String], _ spec: CommandSpec) -> Bool {
        guard !spec.returns.isEmpty, [.browse, .library, .queue, .copy].contains(spec.group) else { return false }
        if words == spec.words { return !spec.slots.contains { $0.shape.isRequired } }
        guard words.count == spec.words.count + 1, Array(words.dropLast()) == spec.words,
            case .words(let known)? = spec.slots.first?.candidates
        else { return false }
        return known.contains { $0.insertion == words.last }
    }

    /// Always throws: a line that comes here has no block.
    package init(_ input: ParsedInput) throws(UsageError) {
        let end = input.span.upperBound
        throw UsageError(.block(.missing(usage: input.usage)), at: end..<end)
    }

    /// Never reached, since the words are always refused.
    package func run(in session: Session, using services: Services) async throws -> Reply {
        Reply(.nothing)
    }
}
