// Where the cursor is on a command line of juke's own in another shell, when Tab is pressed there: before an option,
// in its value, in the commands of -c, or among files. The words before it are read as Invocation reads them. What can
// stand there is left to ShellCompletion, and the lines of juke's language to the completion of the prompt.

import CommandLanguage
package import Prompting

/// The place of the cursor on juke's command line.
package struct CommandLineSite: Sendable {
    /// What can stand at the cursor.
    package enum Wanted: Sendable {
        /// One of these.
        case words([Candidate])
        /// The name of a profile, so far.
        case profile(String)
        /// The commands of `-c`, so far.
        case line(String)
        /// A file, which the other shell completes itself.
        case file
        /// Something that cannot be known.
        case anything
    }

    /// What can stand at the cursor.
    package let wanted: Wanted
    /// The options before the cursor, with their values: what they choose holds for the completion as well.
    package let options: [String]
    /// What the last word says before the part that is completed: `--output=`.
    let lead: String

    /// The place in the last of these words, which come after the name of the program.
    package init(_ words: [String]) {
        var before = words.dropLast()[...]
        var noted: [String] = []
        let typed = words.last ?? ""
        while let word = before.popFirst() {
            guard word.hasPrefix("-"), word != "-", word != "--" else {
                // What follows is a script and its arguments.
                self.init(.file, noted)
                return
            }
            guard let option = Invocation.option(named: word) else { continue }
            noted.append(word)
            guard option.value != nil, !word.contains("=") else { continue }
            guard let value = before.popFirst() else {
                self.init(Self.wanted(for: option, typed: typed), Array(noted.dropLast()))
                return
            }
            noted.append(value)
            guard option.name == Invocation.commands.name else { continue }
            self.init(.file, Array(noted.dropLast(2)))
            return
        }
        guard typed.hasPrefix("-") else {
            self.init(.file, noted)
            return
        }
        if let equals = typed.firstIndex(of: "="), let option = Invocation.option(named: typed), option.value != nil {
            let value = typed.index(after: equals)
            self.init(Self.wanted(for: option, typed: String(typed[value...])), noted, lead: String(typed[..<value]))
            return
        }
        let names = Invocation.spec.options.map { Candidate("--" + $0.name, summary: $0.help) }
        self.init(.words(names.filter { $0.insertion.hasPrefix(typed) }), noted)
    }

    private init(_ wanted: Wanted, _ options: [String], lead: String = "") {
        self.wanted = wanted
        self.options = options
        self.lead = lead
    }

    /// What the value of an option can be.
    private static func wanted(for option: OptionSpec, typed: String) -> Wanted {
        guard let value = option.value else { return .anything }
        return switch value.candidates {
        case .words(let words): .words(words.filter { $0.insertion.hasPrefix(typed) })
        case .commands: .line(typed)
        case .files, .scripts, .wordsOrFiles: .file
        case .kept(.profiles): .profile(typed)
        case .none, .kept, .fields, .fieldsOr, .fieldsOf, .condition, .query, .line: .anything
        }
    }
}
