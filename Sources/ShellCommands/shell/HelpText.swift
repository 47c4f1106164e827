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
            lines += members.map { StyledText("  " + padded($0.name, width) + $0.summary) }
        }
        lines.append(StyledText(""))
        lines.append(
            StyledText("help COMMAND explains one; help rows, help fields, help status explain the rest.", .faint))
        return lines
    }

    static func lines(for topic: HelpTopic) -> [StyledText] {
        switch topic {
        case .command(let index): command(Catalogue.all[index].spec)
        case .status: status
        case .references: references
        case .fields(let kind): fields(kind)
        }
    }

    private static func command(_ spec: CommandSpec) -> [StyledText] {
        var lines = [StyledText(spec.name + " – " + spec.summary, .bold), StyledText("usage: " + Usage.line(spec))]
        if !spec.aliases.isEmpty { lines.append(StyledText("also: " + spec.aliases.joined(separator: ", "))) }
        if !spec.details.isEmpty { lines += [StyledText("")] + wrapped(spec.details) }
        let parameters = spec.slots.map { ($0.name, $0.help) } + spec.options.map { (Usage.option($0), $0.help) }
        lines += block("", parameters)
        lines += block("examples", spec.examples.map { ($0.line, $0.meaning) })
        var facts = [("requests", spec.cost)]
        if !spec.returns.isEmpty { facts.append(("rows", spec.returns.joined(separator: ", "))) }
        if !spec.takes.isEmpty { facts.append(("takes", spec.takes.joined(separator: ", "))) }
        if !spec.scopes.isEmpty { facts.append(("scopes", spec.scopes.joined(separator: ", "))) }
        return lines + block("", facts)
    }

    private static func block(_ title: String, _ pairs: [(String, String)]) -> [StyledText] {
        guard !pairs.isEmpty else { return [] }
        let width = (pairs.map { CellWidth.of($0.0) }.max() ?? 0) + 2
        let head = title.isEmpty ? [StyledText("")] : [StyledText(""), StyledText(title, .bold)]
        return head + pairs.map { StyledText("  " + padded($0.0, width) + $0.1) }
    }

    private static var status: [StyledText] {
        [StyledText("exit statuses", .bold)]
            + ExitStatus.documented.map { StyledText("  " + padded(String($0.status.code), 5) + $0.meaning) }
    }

    private static func fields(_ kind: RowKind?) -> [StyledText] {
        let tables = Kinds.documented.filter { kind == nil || $0.kind == kind }
        var lines: [StyledText] = []
        for table in tables {
            if !lines.isEmpty { lines.append(StyledText("")) }
            lines.append(StyledText(table.kind.rawValue, .bold))
            guard kind != nil else {
                lines += wrapped(table.fields.map(\.name).joined(separator: " "), indent: "  ")
                continue
            }
            lines += (table.fields + FieldTable.common).map { field in
                let note = field.availability == .extendedModeOnly ? " (not in Development Mode)" : ""
                return StyledText("  " + padded(field.name, 15) + padded(field.type.rawValue, 10) + field.help + note)
            }
        }
        return lines
    }

    private static var references: [StyledText] {
        [StyledText("naming things", .bold)]
            + [
                ("3  2-5  1,4,7-  all  last", "rows of the newest listing the command can take"),
                ("album:2  track:all", "rows of the newest listing of that kind"),
                (".", "the selection"),
                ("now", "what plays"),
                ("spotify:track:…  https://open.spotify.com/…", "that thing"),
                ("album:weezer  \"311\"  paranoid android", "by name"),
            ].map { StyledText("  " + padded($0.0, 45) + $0.1) }
    }

    private static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(1, width - CellWidth.of(text)))
    }

    /// The text in lines of at most 78 cells.
    private static func wrapped(_ text: String, indent: String = "") -> [StyledText] {
        var lines: [String] = []
        var line = ""
        for word in text.split(separator: " ") {
            if !line.isEmpty, CellWidth.of(indent + line) + 1 + CellWidth.of(String(word)) > 78 {
                lines.append(indent + line)
                line = ""
            }
            line += (line.isEmpty ? "" : " ") + word
        }
        return (lines + [indent + line]).map { StyledText($0) }
    }
}
