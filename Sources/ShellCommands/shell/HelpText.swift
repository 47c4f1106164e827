// The wording and layout of help, made from specs and tables. What is explained is decided in `Help`.

import CommandLanguage
import Rendering
import Rows
import Text

/// Help as lines.
enum HelpText {
    /// All commands by group, one line each.
    static func overview(_ specs: [CommandSpec]) -> [StyledText] {
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
                "help COMMAND explains one; help \(HelpTopic.names.joined(separator: ", help ")) explain the rest.",
                .faint,
                wrapping: .prose))
        return lines
    }

    static func lines(for topic: HelpTopic) -> [StyledText] {
        switch topic {
        case .command(let index): command(Catalogue.all[index].spec)
        case .status: status
        case .page(let topic): page(topic)
        case .fields(let kind): fields(kind)
        }
    }

    private static func command(_ spec: CommandSpec) -> [StyledText] {
        var lines = [
            StyledText(spec.name + " – " + spec.summary, .bold, wrapping: .columns),
            StyledText("usage: " + Usage.line(spec), wrapping: .columns),
        ]
        if !spec.aliases.isEmpty { lines.append(StyledText("also: " + spec.aliases.joined(separator: ", "))) }
        if !spec.details.isEmpty { lines += [StyledText(""), StyledText(spec.details, wrapping: .prose)] }
        let parameters = spec.slots.map { ($0.name, $0.help) } + spec.options.map { (Usage.option($0), $0.help) }
        lines += block("", parameters)
        lines += block("examples", spec.examples.map { ($0.line, $0.meaning) })
        var facts = [("requests", spec.cost)]
        if !spec.returns.isEmpty {
            facts.append(("rows", spec.returns.joined(separator: ", ")))
            facts.append(("fields", "help fields \(spec.returns[0])"))
        }
        if !spec.takes.isEmpty { facts.append(("takes", spec.takes.joined(separator: ", "))) }
        let scopes = spec.scopes + spec.occasionalScopes
        if !scopes.isEmpty { facts.append(("scopes", scopes.joined(separator: ", "))) }
        return lines + block("", facts)
    }

    private static func block(_ title: String, _ pairs: [(String, String)]) -> [StyledText] {
        guard !pairs.isEmpty else { return [] }
        let widest = 50
        let width = min(widest, (pairs.map { CellWidth.of($0.0) }.max() ?? 0)) + 2
        let head = title.isEmpty ? [StyledText("")] : [StyledText(""), StyledText(title, .bold)]
        return head
            + pairs.flatMap { form, meaning in
                CellWidth.of(form) > widest
                    ? [StyledText("  " + form), StyledText("      " + meaning, wrapping: .columns)]
                    : [StyledText("  " + padded(form, width) + meaning, wrapping: .columns)]
            }
    }

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
        return lines
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
