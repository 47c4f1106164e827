// `for`: as a block it is read by the parser and run by the loop; here is what help and completion know of it, and
// what is said where its block is missing.

package import CommandLanguage
import Prompting
import Rendering
package import Rows

/// Explains the block; the parser reads it and the loop runs it.
package struct ForCommand: FirstCommand {
    static let block = Slot<String>.text(
        "NAME in THINGS { … }", help: "a name for each thing, the things, and what runs",
        candidates: .line(after: 2))

    package static let commandName = "for"
    package static let spec = CommandSpec(
        commandName, group: .shell, form: .keyword(.named(.loop)), summary: "run lines for each of several things",
        details: """
            THINGS are a pipeline that lists, rows of the newest listing, rows kept with as, or names, as everywhere; \
            the numbers of 1950..1970, perhaps with step 10; or the arguments, $@. Inside, $NAME is the thing and \
            ${NAME.name} a field of it. All rows are read before the first turn. break ends the loop, continue a turn.
            """,
        slots: [block.erased],
        examples: [
            .init("for x in liked | take 3 { echo ${x.name} }", "the first three"),
            .init("for x in 1-3 { echo ${x.name} }", "rows of the newest listing"),
            .init("for y in 1950..1970 step 10 { search album year:${y} }", "numbers that are counted"),
            .init("for word in $@ { echo $word }", "the arguments of a script or a function"),
        ],
        cost: "the cost of what runs", effect: .session)

    /// What a loop goes through.
    private static let things = Slot.things(
        "THINGS", Kinds.documentedKinds, shape: .several, help: "the things to go through")

    /// The rows that the words after `in` name.
    package static func rows(_ words: [Word], in session: Session, using services: Services) async throws -> [Row] {
        guard let first = words.first, let last = words.last else { return [] }
        let argument = Argument(
            words: words, typed: words.map(\.typed).joined(separator: " "),
            span: first.span.lowerBound..<last.span.upperBound)
        return try await services.resolver.resolve(
            try things.parse(argument), kinds: Kinds.documentedKinds, in: session
        ).rows
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
