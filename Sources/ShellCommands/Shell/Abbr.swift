// `abbr`: a word that is replaced by what it stands for while a line is typed, so that the line that runs, and the
// history, have the whole of it. Putting it in is the editor's work, finding where a command stands CommandLanguage's.

package import CommandLanguage
import Rendering
import Rows
import Text

/// Makes and lists abbreviations.
package struct Abbr: FirstCommand {
    static let assignment = Slot<[Word]>.words(
        "NAME EXPANSION", help: "what is typed, and what it becomes; quotes keep a |",
        shape: .optionalRest, candidates: .line(after: 1, .kept(.abbreviations)))

    package static let commandName = "abbr"
    package static let spec = CommandSpec(
        commandName, group: .shell, form: .source, summary: "let a word become more while you type",
        details: """
            At a prompt the word is replaced where a command stands, when a blank or Enter ends it; Ctrl-V before the \
            blank leaves it alone, and Ctrl-_ takes it back. Scripts and files never expand it. Keep abbreviations in \
            the start-up file; unabbr NAME removes one. An alias is a command of its own, and works in scripts, too.
            """,
        slots: [assignment.erased],
        examples: [
            .init("abbr", "all abbreviations"), .init("abbr sa search artist", "then: sa and a blank"),
            .init("abbr long 'tracks | where duration > 5m'", "quotes for a whole pipeline"),
        ],
        returns: ["abbreviation"], cost: "none", effect: .session)

    /// What is to be done.
    enum Action: Equatable {
        case list(String?)
        case make(name: String, text: String)
    }

    /// What the line asks for.
    let action: Action

    package init(_ input: ParsedInput) throws(UsageError) {
        try Assignment.refuseOptions(input, where: Self.assignment)
        guard let given = try input.optional(Self.assignment), given.count > 1 else {
            action = .list(try input.optional(Self.assignment)?[0].text)
            return
        }
        let (name, words) = (given[0].text, given.dropFirst())
        guard AliasCommand.isName(name) else {
            throw UsageError(.invalidName(name, allowed: "letters, digits, - and _"), at: given[0].span)
        }
        guard given[1].bareText != "=" else {
            throw UsageError(.surplusArgument("=", usage: "abbr NAME EXPANSION"), at: given[1].span)
        }
        let isQuoted = words.count == 1 && !given[1].isBare
        let text = isQuoted ? given[1].text : words.map(\.typed).joined(separator: " ")
        guard text.contains(where: { !$0.isWhitespace }), !text.unicodeScalars.contains(where: Sanitiser.isUnsafe)
        else {
            let place = given[1].span.lowerBound..<given[given.count - 1].span.upperBound
            throw UsageError(.invalidValue(text, expected: "a line of text"), at: place)
        }
        action = .make(name: name, text: text)
    }

    /// Keeps the abbreviation, or lists those there are.
    package func run(in session: Session, using services: Services) async throws -> Reply {
        switch action {
        case .make(let name, let text): return Reply(.nothing, changes: [.abbreviation(name, text)])
        case .list(let name):
            if let name, session.abbreviations[name] == nil {
                throw UnknownName(.abbreviation, name, among: Array(session.abbreviations.keys))
            }
            let shown = session.abbreviations.filter { name == nil || $0.key == name }.sorted { $0.key < $1.key }
            let rows = shown.map { Row(AbbreviationRow(name: $0.key, expansion: $0.value)) }
            return Reply(
                .rows(
                    RowsOutput(
                        table: Kinds.abbreviation, stream: RowStream(rows),
                        presentation: Presentation(numbering: .unnumbered), name: "abbreviations", isListing: false,
                        emptyNote: "There are no abbreviations. Make one: abbr NAME EXPANSION")))
        }
    }
}

/// What a row of `abbr` is made of.
struct AbbreviationRow: Listable {
    let name: String
    /// What it becomes.
    let expansion: String

    static var kind: RowKind { "abbreviation" }

    static let columns = Columns<AbbreviationRow>(
        [.text("expansion", .shown(rank: 1), help: "what it becomes") { $0.expansion }])
}
