// The manual page, `juke --man`: the options of the process, every command, the topics of help and the statuses, all
// from the same specs as help itself, in the man macros of roff. Showing it is left to `man`.

import CommandLanguage
import ShellCommands

/// Writes the manual page.
package enum ManualPage {
    /// The whole page in roff, as `man -l -` reads it from standard input.
    /// - Parameter released: the day of the version, in the form that man-db and mandoc both take: 2026-11-29.
    package static func text(version: String, released: String) -> String {
        let spec = Invocation.spec
        var page = ".TH JUKE 1 \(released) \"juke \(version)\"\n"
        page += section("NAME") + roff("juke") + " \\- " + roff(spec.summary) + "\n"
        page += section("SYNOPSIS") + roff("juke [OPTIONS] [FILE [ARGS...]]") + "\n"
        page += section("DESCRIPTION") + roff(spec.details) + "\n"
        page += section("OPTIONS") + spec.options.map { item(option($0), $0.help) }.joined()
        for group in CommandSpec.Group.allCases {
            let members = Catalogue.all.map { $0.spec }.filter { $0.group == group }
            // A heading with nothing under it would look like a fault of the page.
            guard !members.isEmpty else { continue }
            page += section("COMMANDS: " + group.rawValue.uppercased()) + members.map(command).joined()
        }
        for topic in HelpPage.allCases {
            page += section((topic == .keys ? "" : "LANGUAGE: ") + topic.rawValue.uppercased())
            page += topic.forms.map { item($0.form, $0.meaning) }.joined()
        }
        page += section("EXIT STATUS")
        page += ExitStatus.documented.map { item(String($0.status.code), $0.meaning) }.joined()
        page += section("FILES") + files.map { item($0.path, $0.meaning) }.joined()
        page += section("ENVIRONMENT") + environment.map { item($0.name, $0.meaning) }.joined()
        page += section("SEE ALSO") + ".BR juke\\-language (7),\n.BR spotify\\-simulator (1)\n"
        return page
    }

    private static func command(_ spec: CommandSpec) -> String {
        var text = item(Usage.line(spec), spec.summary)
        if !spec.details.isEmpty { text += ".IP\n" + roff(spec.details) + "\n" }
        for example in spec.examples {
            text += ".IP\n.B " + roff(example.line) + "\n.br\n" + roff(example.meaning) + "\n"
        }
        return text
    }

    private static func option(_ option: OptionSpec) -> String {
        (option.short.map { "-\($0), " } ?? "") + "--" + option.name
            + (option.value.map { " " + $0.placeholder.text } ?? "")
    }

    private static func section(_ title: String) -> String { ".SH " + roff(title) + "\n" }

    private static func item(_ head: String, _ text: String) -> String {
        ".TP\n.B " + roff(head) + "\n" + roff(text) + "\n"
    }

    /// The text escaped, so that roff reads none of it as a request: a dot or a quote at the start of a line would
    /// begin one, and what it makes look better, such as a plain dash, could not be copied into a shell. Only ASCII is
    /// left, which every roff reads.
    private static func roff(_ text: String) -> String {
        var escaped = text.hasPrefix(".") || text.hasPrefix("'") ? "\\&" : ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": escaped += "\\e"
            case "-": escaped += "\\-"
            case "\"": escaped += "\\(dq"
            case "'": escaped += "\\(aq"
            case "`": escaped += "\\(ga"
            case "^": escaped += "\\(ha"
            case "~": escaped += "\\(ti"
            case "\n": escaped += " "
            case _ where scalar.isASCII: escaped.unicodeScalars.append(scalar)
            case _: escaped += "\\[u" + hexadecimal(scalar) + "]"
            }
        }
        return escaped
    }

    /// The number of a character with four digits or more.
    private static func hexadecimal(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}
