// What the parts of a line look like. The words are those that a user writes; what a terminal is sent for them are
// numbers alone, so nothing that is set can be obeyed by it.

/// How text looks: one of the sixteen colours of every terminal, bold, underlined.
package struct LineStyle: Sendable, Equatable {
    /// What stands between `CSI` and `m`; empty for plain text.
    package let codes: String

    /// The words of which a style is made.
    package static let words = ["none"] + effects.map(\.word) + colours.map(\.word)

    private static let effects = [("bold", 1), ("faint", 2), ("italic", 3), ("underline", 4)].map(Entry.init)
    private static let colours = [
        ("black", 30), ("red", 31), ("green", 32), ("yellow", 33), ("blue", 34), ("magenta", 35), ("cyan", 36),
        ("white", 37), ("bright-black", 90), ("bright-red", 91), ("bright-green", 92), ("bright-yellow", 93),
        ("bright-blue", 94), ("bright-magenta", 95), ("bright-cyan", 96), ("bright-white", 97),
    ].map(Entry.init)

    private struct Entry {
        var word: String
        var code: Int
    }

    /// The style that `red`, `red+underline` or `bold underline` mean, at most one colour among the words; nil for a
    /// text that means none.
    package init?(_ text: String) {
        let words = text.split { $0 == " " || $0 == "+" || $0 == "," }
        guard words != ["none"] else {
            codes = ""
            return
        }
        var (found, hasColour): ([Int], Bool) = ([], false)
        for word in words {
            if let effect = Self.effects.first(where: { $0.word == word }), !found.contains(effect.code) {
                found.append(effect.code)
            } else if let colour = Self.colours.first(where: { $0.word == word }), !hasColour {
                (hasColour, found) = (true, found + [colour.code])
            } else {
                return nil
            }
        }
        guard !found.isEmpty else { return nil }
        codes = found.dropFirst().reduce("\(found[0])") { $0 + ";\($1)" }
    }
}

/// The styles of all roles.
package struct LineTheme: Sendable, Equatable {
    private var styles: [LineRole: LineStyle] = [:]

    /// The theme that looks like its presets.
    package init() {}

    /// The style of a role.
    package subscript(role: LineRole) -> LineStyle? {
        get { styles[role] ?? LineStyle(role.preset) }
        set { styles[role] = newValue }
    }

    /// The codes of all roles, in their order, with spaces between them.
    ///
    /// - Parameter dims: whether the terminal shows faint text as such on every ground. What does not is given grey.
    package func palette(dims: Bool = true) -> String {
        let codes = LineRole.allCases.map { self[$0]?.codes ?? "" }
        return codes.map { !dims && $0 == "2" ? "90" : $0 }.joined(separator: " ")
    }
}

extension LineRole {
    /// The setting that says how it looks.
    package var setting: String {
        switch self {
        case .hint: "colour.hint"
        case .command: "colour.command"
        case .error: "colour.error"
        case .option: "colour.option"
        case .quote: "colour.quote"
        case .operator: "colour.operator"
        case .variable: "colour.variable"
        case .reference: "colour.reference"
        case .comment: "colour.comment"
        }
    }

    /// What the setting is about, as half a sentence.
    package var help: String {
        switch self {
        case .hint: "the faint text after the cursor"
        case .command: "in the line being typed: commands that exist"
        case .error: "in the line being typed: what would be refused, such as unknown commands"
        case .option: "in the line being typed: options"
        case .quote: "in the line being typed: texts in quotes"
        case .operator: "in the line being typed: what joins commands and compares values"
        case .variable: "in the line being typed: variables"
        case .reference: "in the line being typed: rows that exist, and other references"
        case .comment: "in the line being typed: comments"
        }
    }

    /// The words of its style, until the user sets others.
    package var preset: String {
        switch self {
        case .hint, .comment: "faint"
        case .command: "green"
        case .error: "red+underline"
        case .option: "cyan"
        case .quote: "yellow"
        case .operator: "bold"
        case .variable: "magenta"
        case .reference: "bright-blue"
        }
    }
}
