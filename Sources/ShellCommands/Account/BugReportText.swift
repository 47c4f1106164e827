// The text of `bug-report`. It is made of what is allowed in it, part by part: a value that could hold a name, an ID or
// a path is not looked at at all. Beyond that, everything that is known to be the user's is removed once more at the
// end, should it have come in by a way that no one has thought of.

import Rendering
import Synchronization
import Text

/// Makes the lines of a report.
struct BugReportText {
    let facts: ProgramFacts
    let settings: [ProgramFacts.Fact]
    let findings: [Finding]
    /// What must not be in it.
    let secrets: [String]

    /// In place of a value that is not shown.
    private static let hidden = "‹not shown›"
    /// Shorter texts are words that may stand anywhere: to remove them would only damage the report.
    private static let shortestSecret = 4

    /// The report, line by line.
    var lines: [String] {
        var lines = [
            "juke bug report", "Read it before you send it: no name, ID, token or folder of yours should be in it.",
        ]
        add("juke", Self.table(facts.program), to: &lines)
        add("system", Self.table(facts.system), to: &lines)
        add(
            "variables that are set", facts.variables.isEmpty ? [] : [WordList.text(facts.variables, "and")], to: &lines
        )
        add("settings that differ", Self.table(settings), to: &lines)
        add("findings", findings.map { "\($0.state.rawValue)  \($0.name): \($0.reported ?? $0.text)" }, to: &lines)
        add("last commands", facts.commands, to: &lines)
        let crash = (facts.crash ?? "").split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        add("last crash", crash.last?.isEmpty == true ? crash.dropLast() : crash, to: &lines)
        return lines.map { cleaned($0) }
    }

    private func add(_ title: String, _ part: [String], to lines: inout [String]) {
        guard !part.isEmpty else { return }
        lines += ["", title]
        lines += part.map { $0.isEmpty ? "" : "  " + $0 }
    }

    /// Names and texts in two columns.
    private static func table(_ facts: [ProgramFacts.Fact]) -> [String] {
        let width = facts.map(\.name.count).max() ?? 0
        return facts.map { $0.name + String(repeating: " ", count: width - $0.name.count + 2) + $0.text }
    }

    /// The line without what a terminal could obey, and without what is the user's.
    private func cleaned(_ line: String) -> String {
        var line = Sanitiser.clean(line.replacing("\t", with: "  "))
        // The longest first: one may be a part of another.
        for secret in secrets.sorted(by: { $0.count > $1.count }) where secret.count >= Self.shortestSecret {
            line = line.replacing(secret, with: Self.hidden)
        }
        return line
    }

    /// The settings that differ from their defaults, each with where it comes from.
    static func settings(_ settings: Settings) -> [ProgramFacts.Fact] {
        Settings.all.compactMap { setting in
            let (value, origin) = settings.value(setting.name)
            guard value != setting.preset else { return nil }
            return fact(setting, value, origin.text)
        }
    }

    /// The settings that lines of the start-up file make.
    static func settings(inStartupFile text: String) -> [ProgramFacts.Fact] {
        text.split(whereSeparator: \.isNewline).compactMap { line in
            let words = line.split(separator: " ", maxSplits: 2).map(String.init)
            guard words.count == 3, words[0] == "set", let setting = Settings.all.first(where: { $0.name == words[1] }),
                case .value(let value)? = try? setting.parser.read(words[2]), value != setting.preset
            else { return nil }
            return fact(setting, value, Settings.Origin.startupFile.text)
        }
    }

    private static func fact(_ setting: Settings.Setting, _ value: String, _ origin: String) -> ProgramFacts.Fact {
        .init(setting.name, (setting.parser.isImpersonal ? value : hidden) + " (\(origin))")
    }
}

/// A text that is given once.
final class Once: Sendable {
    private let text: Mutex<String?>

    init(_ text: String) { self.text = Mutex(text) }

    /// The text the first time, then nil.
    func take() -> String? {
        text.withLock { text in
            defer { text = nil }
            return text
        }
    }
}
