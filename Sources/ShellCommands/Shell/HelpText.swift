// The wording and layout of help, made from specs and tables. What is explained is decided in `Help`.

import CommandLanguage
import Rendering
import Rows
import Text

/// Help as lines.
enum HelpText {
    /// Ten tasks with the line for each, then the names of everything: with the prompt it fits a screen of 24 rows.
    static var overview: [StyledText] {
        let specs = Catalogue.all.map { $0.spec }
        let width = (CommandSpec.Group.allCases.map(\.rawValue.count).max() ?? 0) + 1
        var lines = [StyledText("ten lines to try", .bold)]
        for pair in stride(from: 0, to: tasks.count, by: 2) {
            let halves = tasks[pair..<min(pair + 2, tasks.count)].map { "  " + padded($0.task, 13) + $0.line }
            lines.append(
                StyledText(
                    halves.dropLast().map { padded($0, 41) }.joined() + halves[halves.count - 1],
                    wrapping: .choice([halves.joined(separator: "\n")])))
        }
        lines.append(
            StyledText("commands: help NAME explains one; help commands has a line about each", .bold, wrapping: .prose)
        )
        for group in CommandSpec.Group.allCases {
            // Sub-commands are in the help of their command, and so is what takes something back: `unalias`.
            let all = specs.filter { $0.group == group && $0.words.count == 1 }.map(\.name)
            let names = all.filter { name in !all.contains { name == "un" + $0 } }
            guard !names.isEmpty else { continue }
            lines.append(StyledText(padded(group.rawValue, width) + names.joined(separator: " "), wrapping: .columns))
        }
        lines.append(StyledText(padded("help", width) + HelpTopic.names.joined(separator: " "), wrapping: .columns))
        return lines
    }

    /// What a newcomer wants, in an order in which the lines work one after the other.
    static let tasks = [
        (task: "log in", line: "login"), (task: "find music", line: "search artist radiohead"),
        (task: "its albums", line: "albums 1"), (task: "play row 2", line: "play 2"),
        (task: "play a song", line: "play paranoid android"), (task: "what plays", line: "now"),
        (task: "louder", line: "volume +10"), (task: "like it", line: "like"),
        (task: "old songs", line: "liked | where year < 1980"), (task: "a playlist", line: "playlist new Old 1-3"),
    ]

    /// All commands by group, one line each.
    private static var commands: [StyledText] {
        let specs = Catalogue.all.map { $0.spec }
        var lines: [StyledText] = []
        let width = (specs.map { CellWidth.of($0.name) }.max() ?? 0) + 2
        for group in CommandSpec.Group.allCases {
            let members = specs.filter { $0.group == group }
            guard !members.isEmpty else { continue }
            if !lines.isEmpty { lines.append(StyledText("")) }
            lines.append(StyledText(group.rawValue, .bold))
            lines += members.map { StyledText("  " + padded($0.name, width) + $0.summary, wrapping: .columns) }
        }
        lines.append(StyledText(""))
        lines.append(
            StyledText(
                """
                help COMMAND explains one; \
                there is also help \(HelpTopic.names.dropLast().joined(separator: ", help ")).
                """,
                .faint, wrapping: .prose))
        return lines
    }

    /// - Parameter startupFile: where it really lies, for the pages that name it.
    static func lines(for topic: HelpTopic, startupFile: String?) -> [StyledText] {
        switch topic {
        case .command(let index): command(Catalogue.all[index].spec, startupFile)
        case .status: status
        case .commands: commands
        case .page(let topic):
            // A command that is called like the topic is explained first.
            (Catalogue.all.first { $0.commandName == topic.rawValue }.map {
                command($0.spec, startupFile) + [StyledText("")]
            }
                ?? []) + page(topic)
        case .fields(let kind): fields(kind)
        case .own: []
        }
    }

    /// The help of a function: how it is called, and what it runs.
    static func function(_ function: Function) -> [StyledText] {
        let spec = function.spec
        let parameters = spec.slots.map { ($0.shown, $0.help) } + spec.options.map { (Usage.option($0), $0.help) }
        let usage = parameters.isEmpty ? spec.name + " [$1] [$2] …" : Usage.line(spec)
        return [
            StyledText(spec.name + " – " + spec.summary, .bold, wrapping: .columns),
            StyledText("usage: " + Sanitiser.clean(usage), wrapping: .columns),
        ] + block("", parameters.map { ($0, Sanitiser.clean($1)) })
            + [StyledText(""), StyledText(Sanitiser.clean("{ \(function.body) }"), wrapping: .prose)]
    }

    /// The help of an alias: what it stands for.
    static func alias(_ spec: CommandSpec) -> [StyledText] {
        [
            StyledText(Sanitiser.clean(spec.name + " – " + spec.summary), .bold, wrapping: .columns),
            StyledText("usage: " + Usage.line(spec), wrapping: .columns),
        ]
    }

    /// The help of one command; a start-up file in another place is named by its real path.
    private static func command(_ spec: CommandSpec, _ startupFile: String?) -> [StyledText] {
        let details = startupFile.map { spec.details.replacing(StartupFile.usualPath, with: $0) } ?? spec.details
        var lines = [
            StyledText(spec.name + " – " + spec.summary, .bold, wrapping: .columns),
            StyledText("usage: " + Usage.line(spec), wrapping: .columns),
        ]
        if !spec.aliases.isEmpty { lines.append(StyledText("also: " + spec.aliases.joined(separator: ", "))) }
        if !details.isEmpty { lines += [StyledText(""), StyledText(details, wrapping: .prose)] }
        let parameters = spec.slots.map { ($0.shown, $0.help) } + spec.options.map { (Usage.option($0), $0.help) }
        lines += block("", parameters)
        lines += block("subcommands", subcommands(of: spec).map { ($0.name, $0.summary) })
        lines += block("examples", spec.examples.map { ($0.line, $0.meaning) })
        var facts = [("requests", spec.cost)]
        if !spec.returns.isEmpty {
            facts.append(("rows", spec.returns.joined(separator: ", ")))
            facts.append(("fields", "help fields \(spec.returns[0])"))
        }
        if !spec.form.takes.isEmpty { facts.append(("takes", spec.form.takes.joined(separator: ", "))) }
        let scopes = spec.scopes + spec.occasionalScopes
        if !scopes.isEmpty { facts.append(("scopes", scopes.map(\.text).joined(separator: ", "))) }
        return lines + block("", facts)
    }

    /// The commands that begin with this one's name: `playlist add` of `playlist`.
    private static func subcommands(of spec: CommandSpec) -> [CommandSpec] {
        guard spec.words.count == 1 else { return [] }
        return Catalogue.all.map { $0.spec }.filter { $0.words.count > 1 && $0.words[0] == spec.name }
    }

    /// Pairs in two columns below a title; nothing for no pairs.
    private static func block(_ title: String, _ pairs: [(String, String)]) -> [StyledText] {
        guard !pairs.isEmpty else { return [] }
        let widest = 50
        let width = min(widest, (pairs.map { CellWidth.of($0.0) }.max() ?? 0)) + 2
        let head = title.isEmpty ? [StyledText("")] : [StyledText(""), StyledText(title, .bold)]
        return head
            + pairs.flatMap { form, meaning in
                let isWide = CellWidth.of(form) > widest
                let text = isWide ? "      " + meaning : "  " + padded(form, width) + meaning
                return (isWide ? [StyledText("  " + form)] : [])
                    + HangingWrap.lines(text, cells: pageWidth).map { StyledText($0, wrapping: .columns) }
            }
    }

    /// How wide help is where nothing shows it, as in a file.
    private static let pageWidth = 80

    private static var status: [StyledText] {
        [StyledText("exit statuses", .bold)]
            + ExitStatus.documented.map {
                StyledText("  " + padded(String($0.status.code), 5) + $0.meaning, wrapping: .columns)
            }
    }

    private static func fields(_ kind: RowKind?) -> [StyledText] {
        let tables = Kinds.documented.filter { kind == nil || $0.kind == kind }
        var lines: [StyledText] = []
        for table in tables {
            if !lines.isEmpty { lines.append(StyledText("")) }
            lines.append(StyledText(table.kind.rawValue, .bold))
            guard kind != nil else {
                lines.append(StyledText("  " + table.fields.map(\.name).joined(separator: " "), wrapping: .prose))
                continue
            }
            lines += (table.fields + FieldTable.common).map { field in
                let note = field.availability == .extendedModeOnly ? " (not in Development Mode)" : ""
                return StyledText(
                    "  " + padded(field.name, 15) + padded(field.type.rawValue, 10) + field.help + note,
                    wrapping: .columns)
            }
        }
        return lines + (kind == nil ? parts : tables.flatMap { parts(of: $0) })
    }

    /// The parts of every date and duration.
    private static var parts: [StyledText] {
        [StyledText(""), StyledText("parts of fields, such as released.decade", .bold)]
            + [ValueType.date, .duration].map { type in
                let names = FieldPart.parts(of: type).map(\.rawValue).joined(separator: " ")
                return StyledText("  " + padded(type.rawValue, 10) + names, wrapping: .columns)
            }
    }

    /// The parts that fields of a table have, each type with the names of its fields.
    private static func parts(of table: FieldTable) -> [StyledText] {
        [ValueType.date, .duration].flatMap { type -> [StyledText] in
            let names = table.fields.filter { $0.type == type }.map(\.name)
            guard !names.isEmpty else { return [] }
            return [StyledText(""), StyledText("parts of \(WordList.text(names, "and"))", .bold)]
                + FieldPart.parts(of: type).map { part in
                    StyledText(
                        "  " + padded("\(names[0]).\(part.rawValue)", 20) + padded(part.type.rawValue, 8) + part.help,
                        wrapping: .columns)
                }
        }
    }

    private static func page(_ page: HelpPage) -> [StyledText] {
        // A long form stands on a line of its own, so that the meanings of the others stay near.
        let width = 34
        return [StyledText(page.summary, .bold)]
            + page.forms.flatMap { form, meaning -> [StyledText] in
                guard CellWidth.of(form) + 2 > width else {
                    return [StyledText("  " + padded(form, width) + meaning, wrapping: .columns)]
                }
                let indent = String(repeating: " ", count: width + 2)
                return [StyledText("  " + form), StyledText(indent + meaning, wrapping: .columns)]
            }
    }

    private static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(1, width - CellWidth.of(text)))
    }
}
