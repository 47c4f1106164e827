// `alias`: lets a name stand for a pipeline, and lists those that do. Putting the pipeline in the place of the name
// is the loop's work.

package import CommandLanguage
import Rendering
import Rows

/// Makes and lists aliases.
package struct AliasCommand: FirstCommand {
    static let assignment = Slot<[Word]>.words(
        "NAME = PIPELINE", help: "what it stands for, in quotes if it contains a |",
        shape: .optionalRest, candidates: .line(after: 2, .kept(.aliases)))

    package static let commandName = "alias"
    package static let spec = CommandSpec(
        commandName, group: .shell, form: .source, summary: "make a short name for a command or a pipeline",
        details: """
            The name is replaced once, in the place of a command, and the words after it are appended. An alias may \
            have the name of a command: inside it, the name means the command. It may hold commands of the system; \
            in a script they need --allow-shell, as where they are typed. For several commands in a row use def. \
            unalias NAME removes one.
            """,
        slots: [assignment.erased],
        examples: [
            .init("alias", "all aliases"), .init("alias find-artist = search artist", "then: find-artist radiohead"),
            .init("alias long = 'tracks | where duration > 5m'", "then: long | play"),
            .init("alias lines = !wc -l", "then: liked | lines"),
        ],
        returns: ["alias"], cost: "none", effect: .session)

    /// What is to be done.
    enum Action: Equatable {
        case list(String?)
        case make(name: String, text: String)
    }

    /// What the line asks for.
    let action: Action

    package init(_ input: ParsedInput) throws(UsageError) {
        try Assignment.refuseOptions(input, where: Self.assignment)
        guard let words = try input.optional(Self.assignment) else {
            action = .list(nil)
            return
        }
        guard words.count > 1 || words[0].text.contains("=") else {
            action = .list(words[0].text)
            return
        }
        let (name, value) = try Assignment.parts(of: words, usage: "alias NAME = PIPELINE")
        guard !Self.isOfBlock(name) else { throw UsageError(.functionName(name), at: words[0].span) }
        guard Self.isName(name) else {
            throw UsageError(
                .invalidName(name, allowed: "letters, digits, - and _"), at: words[0].span)
        }
        let end = words[words.count - 1].span.upperBound
        let text = value.count == 1 && !value[0].isBare ? value[0].text : value.map(\.typed).joined(separator: " ")
        guard !text.isEmpty else {
            throw UsageError(
                .missingPart("a command", after: "=", usage: "alias \(name) = PIPELINE"), at: end..<end)
        }
        // First, as a value could end the pipeline.
        try Alias.checkValues(value, in: text)
        try Alias.check(text, at: value[0].span.lowerBound..<end)
        action = .make(name: name, text: text)
    }

    /// The alias that the line makes; nil where it lists some.
    package var made: (name: String, text: String)? {
        switch action {
        case .make(let name, let text): (name, text)
        case .list: nil
        }
    }

    /// Whether the parser reads the name as a word of a block, before any alias is looked for.
    private static func isOfBlock(_ name: String) -> Bool { Keyword(bare: name)?.block != nil }

    /// A letter, then letters, digits, `-` and `_`; no word of the language itself.
    static func isName(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first, first.properties.isAlphabetic else { return false }
        guard !isOfBlock(text) else { return false }
        return text.unicodeScalars.allSatisfy {
            $0 == "_" || $0 == "-" || $0.properties.isAlphabetic || ("0"..."9").contains($0)
        }
    }

    /// Keeps the alias, and says so where it hides a command of that name.
    package func run(in session: Session, using services: Services) async throws -> Reply {
        switch action {
        case .make(let name, let text):
            let note = "\(name) now stands for: \(text). To get the command back: unalias \(name)"
            let isShadowing = services.shell.commands.isCommand(name)
            return Reply(isShadowing ? .note(StyledText(note)) : .nothing, changes: [.alias(name, text)])
        case .list(let name):
            if let name, session.aliases[name] == nil {
                throw UnknownName(.alias, name, among: Array(session.aliases.keys))
            }
            let shown = session.aliases.filter { name == nil || $0.key == name }.sorted { $0.key < $1.key }
            let rows = shown.map { Row(AliasRow(name: $0.key, meaning: $0.value)) }
            return Reply(
                .rows(
                    RowsOutput(
                        table: Kinds.alias, stream: RowStream(rows),
                        presentation: Presentation(numbering: .unnumbered), name: "aliases", isListing: false,
                        emptyNote: "There are no aliases. Make one: alias NAME = PIPELINE")))
        }
    }
}

/// What a row of `alias` is made of.
struct AliasRow: Listable {
    let name: String
    /// The pipeline it stands for.
    let meaning: String

    static var kind: RowKind { "alias" }

    static let columns = Columns<AliasRow>(
        [.text("meaning", .shown(rank: 1), help: "the pipeline it stands for") { $0.meaning }])
}
