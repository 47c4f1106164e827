// `help`: everything about the language, from the specs of the commands and the tables of their rows; nothing is
// written down a second time.

package import CommandLanguage
import Prompting
import Rendering
package import Rows

/// Explains commands and topics.
package struct Help: Command {
    static let topic = Slot<HelpTopic>(
        "TOPIC", help: "a command, or \(HelpTopic.names.joined(separator: ", "))", shape: .optionalRest,
        candidates: .commands(topics: HelpTopic.candidates),
        parse: { argument throws(UsageError) in try HelpTopic(argument) })

    package static let spec = CommandSpec(
        "help", group: .shell, summary: "explain a command or a topic", slots: [topic.erased],
        examples: [
            .init("help", "all commands"), .init("help play", "one command"), .init("help fields track", "its fields"),
            .init("help status", "exit statuses"), .init("help pipes", "handing rows on"),
        ],
        cost: "none")

    let topic: HelpTopic?

    package init(_ input: ParsedInput) throws(UsageError) {
        topic = try input.optional(Self.topic)
    }

    package func run(_ rows: RowStream?, in session: Session, using services: Services) async throws -> Reply {
        guard let topic else { return Reply(.text(HelpText.overview(Catalogue.all.map { $0.spec }))) }
        return Reply(.text(HelpText.lines(for: topic)))
    }
}

/// What can be explained.
package enum HelpTopic: Sendable, Equatable {
    /// A command, by its place in the catalogue.
    case command(Int)
    case status
    case page(HelpPage)
    /// The fields of one kind of row, or of every kind.
    case fields(RowKind?)

    /// The topics that are no command.
    static let names = HelpPage.allCases.map(\.rawValue) + ["fields", "status"]

    /// The same for completion.
    static let candidates =
        HelpPage.allCases.map { Candidate($0.rawValue, summary: $0.summary) } + [
            Candidate("fields", summary: "the fields of rows"), Candidate("status", summary: "exit statuses"),
        ]

    init(_ argument: Argument) throws(UsageError) {
        let words = argument.words.map(\.text)
        switch words[0] {
        case "status" where words.count == 1: self = .status
        case "fields" where words.count == 1: self = .fields(nil)
        case "fields" where words.count == 2:
            let kind = RowKind(rawValue: words[1])
            guard Kinds.table(kind) != nil else {
                let known = Kinds.documented.map(\.kind.rawValue).joined(separator: ", ")
                throw UsageError(.invalidValue(words[1], expected: "one of \(known)"), at: argument.words[1].span)
            }
            self = .fields(kind)
        default:
            if words.count == 1, let page = HelpPage(rawValue: words[0]) {
                self = .page(page)
                return
            }
            let specs = Catalogue.all.map { $0.spec }
            let exact = specs.firstIndex { $0.words == words || (words.count == 1 && $0.aliases.contains(words[0])) }
            guard let index = exact ?? Catalogue.table().index(ofName: argument.words) else {
                let known = specs.map(\.name) + Self.names
                throw UsageError(
                    .unknownCommand(argument.typed, nearest: Suggestion.nearest(to: argument.typed, among: known)),
                    at: argument.span)
            }
            self = .command(index)
        }
    }
}
