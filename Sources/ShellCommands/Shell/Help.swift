// `help`: everything about the language, from the specs of the commands and the tables of their rows; no fact is
// written down a second time. The layout is in `HelpText`, the pages about the language in `HelpPage`.

package import CommandLanguage
import Prompting
import Rendering
package import Rows

/// Explains commands and topics.
package struct Help: FirstCommand {
    static let topic = Slot<HelpTopic>(
        "TOPIC", help: "a command, or a topic; help lists them", shape: .optionalRest,
        candidates: .commands(topics: HelpTopic.candidates),
        parse: { argument throws(UsageError) in try HelpTopic(argument) })

    package static let commandName = "help"
    package static let spec = CommandSpec(
        commandName, group: .shell, form: .source, summary: "explain a command or a topic",
        details: """
            With --json it is written for programs: all commands with their arguments, options, examples, kinds of \
            rows and costs in requests, all fields, settings and exit statuses; or of one topic only.
            """, slots: [topic.erased],
        examples: [
            .init("help", "ten lines to try, and all commands"), .init("help play", "one command"),
            .init("help commands", "all commands, with a line about each"),
            .init("help keys", "the keys of the prompt"),
            .init("help fields track", "the fields of tracks"), .init("help pipes", "how pipes work"),
            .init("help --json", "everything that can be typed, for programs"),
        ],
        cost: "none")

    let topic: HelpTopic?
    /// Whether a program reads it.
    let isManifest: Bool

    package init(_ input: ParsedInput) throws(UsageError) {
        topic = try input.optional(Self.topic)
        isManifest = CommonOptions.chooses(.json, input)
    }

    /// Shows the topic, or the overview without one.
    package func run(in session: Session, using services: Services) async throws -> Reply {
        var topic = topic
        if case .own(let name, let otherwise)? = topic {
            if let reply = help(of: name, in: session) { return reply }
            do throws(UsageError) { topic = try otherwise.get() } catch { throw error.of(Self.commandName) }
        }
        guard !isManifest else {
            let lines = Manifest(programOptions: services.shell.programOptions()).lines(for: topic)
            return Reply(.text(lines.map { StyledText($0) }))
        }
        let lines =
            topic.map { HelpText.lines(for: $0, startupFile: services.shell.startupFile?.path) } ?? HelpText.overview
        var reply = Reply(.text(lines))
        reply.isPage = true
        return reply
    }

    /// The help of a function or an alias of the user's; nil where there is none.
    private func help(of name: String, in session: Session) -> Reply? {
        let spec: CommandSpec
        var reply: Reply
        if let meaning = session.aliases[name] {
            spec = Alias.spec(name, meaning: meaning)
            reply = Reply(.text(HelpText.alias(spec)))
        } else if let function = session.functions[name] {
            spec = function.spec
            reply = Reply(.text(HelpText.function(function)))
        } else {
            return nil
        }
        guard !isManifest else { return Reply(.text([StyledText(Manifest.command(spec).text)])) }
        reply.isPage = true
        return reply
    }
}

/// What can be explained.
package enum HelpTopic: Sendable, Equatable {
    /// A command, by its place in the catalogue.
    case command(Int)
    /// The exit statuses.
    case status
    /// Every command with a line about it.
    case commands
    /// A page about the language.
    case page(HelpPage)
    /// The fields of one kind of row, or of every kind.
    case fields(RowKind?)
    /// What may be a function or an alias of the user's; where it is none, the command that it is the beginning of, or
    /// the error.
    indirect case own(String, otherwise: Result<HelpTopic, UsageError>)

    /// The topics that are no command.
    static let names = HelpPage.allCases.map(\.rawValue) + ["fields", "status", "commands"]

    /// What Tab offers before the names of commands.
    static var candidates: [Candidate] {
        HelpPage.allCases.map { Candidate($0.rawValue, summary: $0.summary) } + [
            Candidate("fields", summary: "the fields of every kind of row"),
            Candidate("status", summary: "what the exit statuses mean"),
            Candidate("commands", summary: "all commands, with a line about each"),
        ]
    }

    init(_ argument: Argument) throws(UsageError) {
        let words = argument.words.map(\.text)
        switch words[0] {
        case "status" where words.count == 1: self = .status
        case "commands" where words.count == 1: self = .commands
        case "fields" where words.count == 1: self = .fields(nil)
        case "fields" where words.count == 2:
            let kind = RowKind(rawValue: words[1])
            guard Kinds.table(kind) != nil else {
                let known = Kinds.documentedKinds.map(\.rawValue).joined(separator: ", ")
                throw UsageError(.invalidValue(words[1], expected: "one of \(known)"), at: argument.words[1].span).of(
                    "fields")
            }
            self = .fields(kind)
        default:
            if words.count == 1, let page = HelpPage(rawValue: words[0]) {
                self = .page(page)
                return
            }
            if words.count == 1, let topic = Self.explaining(argument.words[0].text) {
                self = topic
                return
            }
            let specs = Catalogue.all.map { $0.spec }
            let exact = specs.firstIndex { $0.words == words || (words.count == 1 && $0.aliases.contains(words[0])) }
            if let exact {
                self = .command(exact)
                return
            }
            let otherwise: Result<HelpTopic, UsageError> =
                if let index = Catalogue.table().index(ofName: argument.words) {
                    .success(.command(index))
                } else {
                    .failure(
                        UsageError(
                            .unknownTopic(argument.typed, nearest: Self.nearest(to: argument.typed)),
                            at: argument.span))
                }
            guard words.count == 1, AliasCommand.isName(words[0]) else {
                self = try otherwise.get()
                return
            }
            // The user's own name is stronger than the beginning of another.
            self = .own(words[0], otherwise: otherwise)
        }
    }

    /// Where a word or sign of the language is explained that is no command of its own: `between`, `else`, `&&`.
    private static func explaining(_ text: String) -> HelpTopic? {
        func command(_ name: String) -> HelpTopic? {
            Catalogue.all.firstIndex { $0.spec.name == name }.map { .command($0) }
        }
        if Condition.Comparison(rawValue: text) != nil { return command(Where.commandName) }
        switch text {
        case "|": return .page(.pipes)
        case ";", "&&", "||", "#": return .page(.words)
        case "{", "}": return .page(.scripts)
        case _: break
        }
        switch Keyword(inCondition: text) {
        case .else?: return command(IfCommand.commandName)
        case .step?: return command(ForCommand.commandName)
        case .and?, .or?, .in?, .is?, .has?, .starts?, .ends?, .matches?, .between?, .missing?, .present?:
            return command(Where.commandName)
        case .if?, .for?, .def?, .time?, .try?, .not?, .every?, .budget?, .rule?, .let?, .where?, nil: return nil
        }
    }

    /// The topics that a beginning of several can mean, else those that are spelled most like it.
    private static func nearest(to text: String) -> [String] {
        let known = Catalogue.all.map { $0.spec.name } + names
        let longer = known.filter { $0.hasPrefix(text) }
        return longer.isEmpty ? Suggestion.nearest(to: text, among: known) : Array(longer.prefix(3))
    }
}
