// The process's own command line, understood: where lines come from, which profile, how output looks. It is a command
// spec like any other, so that its help, its manual page and its completion come from the same text. Acting on it is
// left to the executable.

package import CommandLanguage
package import Library
import Prompting
import Rendering
package import ShellCommands
import Text

/// What `juke` was asked to do.
package struct Invocation: Sendable, Equatable {
    /// Where lines come from.
    package enum Input: Sendable, Equatable {
        /// The editor, or a pipe where standard input is none.
        case standardInput
        /// The lines given with `-c`.
        case commands(String)
        /// A script, by its path as typed.
        case file(String)
    }
    /// Whose rows numbers can mean: in a script only its own (Language §3).
    package enum Inheritance: Sendable, Equatable { case promptOnly, everywhere }
    /// What happens at all.
    package enum Action: Sendable, Equatable {
        case run, help, version, manual
        /// The script that another shell loads.
        case completion(ShellCompletion)
        /// What that script asks for at a Tab: the words after the name of the program, the last one being typed.
        case complete(ShellCompletion, [String])
    }

    /// What happens at all; all but `run` write a text and end.
    package var action: Action
    /// Where lines come from.
    package var input: Input
    /// `$1`, `$2` … of a script.
    package var arguments: [String]
    /// nil: JUKE_PROFILE, or `default`.
    package var profile: String?
    /// Whether the simulator inside juke stands in for Spotify: no account and no network.
    package var isDemo: Bool
    /// Settings given as flags.
    package var settings: [String: String]
    /// How the rows of every line are written, beside the settings.
    package var rowDefaults: RowDefaults
    /// Whether Spotify is asked even where an answer is kept.
    package var isFresh: Bool
    /// What follows a line of a script that fails.
    package var onFailure: RunMode.OnFailure
    /// Whether each line is shown on standard error before it runs.
    package var echoes: Bool
    /// Whether the user may not be asked anything.
    package var asksNothing: Bool
    /// nil: only at a prompt.
    package var runsStartupFile: Bool?
    /// Whether the history file is read and written.
    package var keepsHistory: Bool
    /// Where commands of the system (`!cmd`) may run: at a prompt only, or in scripts as well.
    package var systemShell: SystemShell.Permission
    /// Whether the rows of the last closed prompt can be referred to.
    package var inheritance: Inheritance
    /// How many requests each line may send unless it gives `--max-requests` itself; nil: as many as need no question.
    package var maxRequests: Int?
    /// How long the whole run may take; nil: without limit.
    package var timeLimit: Duration?
    /// Whether changes are made, or only said (`--dry-run`).
    package var changes: ChangeHandling
    /// Where the trace goes; nil: nowhere.
    package var traceFile: String?

    static let commands = OptionSpec(
        name: "commands", short: "c", value: .init(placeholder: "COMMANDS", candidates: .commands(topics: [])),
        help: "run these lines; what follows are their arguments $1, $2 …")
    static let profileOption = OptionSpec(
        name: "profile", short: nil, value: .init(placeholder: "NAME", candidates: .kept(.profiles)),
        help: "use this profile")
    static let color = option(of: "color", value: "WHEN")
    static let output = option(of: "output", value: "FORMAT")
    static let head = option(of: "head", value: "WHEN", help: "whether CSV and TSV begin with the names of the fields")
    static let trace = OptionSpec(
        name: "trace", short: nil, value: .init(placeholder: "FILE", candidates: .files),
        help: "write a line for every request; - is standard error")
    static let timeout = OptionSpec(
        name: "timeout", short: nil, value: .init(placeholder: "TIME", candidates: .none),
        help: "give up after this long, such as 30s or 5m; status 1")
    static let maxRequestsOption = OptionSpec(
        name: "max-requests", short: nil, value: .init(placeholder: "N", candidates: .none),
        help: "let each line send up to so many requests")
    static let completion = OptionSpec(
        name: "completion", short: nil,
        value: .init(placeholder: "SHELL", candidates: .words(ShellCompletion.allCases.map { Candidate($0.rawValue) })),
        help: "write completion for bash, zsh or fish")
    static let complete = OptionSpec(
        name: "complete", short: nil, value: completion.value,
        help: "write what can follow the words after it, as that completion does at a Tab")
    static let flags: [(flag: OptionSpec, change: @Sendable (inout Invocation) -> Void)] = [
        (flag("demo", "use the simulated Spotify inside juke: no account, no network"), { $0.isDemo = true }),
        (CommonOptions.fresh.spec, { $0.isFresh = true }),
        (
            flag("keep-going", "continue after a line that fails; exit with the first failure"),
            { $0.onFailure = .keepGoing }
        ),
        (flag("echo", "show each line on standard error before it runs"), { $0.echoes = true }),
        (flag("no-input", "never ask anything"), { $0.asksNothing = true }),
        (flag("rc", "run the start-up file for a script, too"), { $0.runsStartupFile = true }),
        (flag("no-rc", "do not run the start-up file at a prompt"), { $0.runsStartupFile = false }),
        (flag("no-history", "neither read nor keep the history"), { $0.keepsHistory = false }),
        (flag("plain", "no symbols, no padding"), { $0.settings["plain"] = "on" }),
        (flag("resume", "let numbers in a script mean the rows of the last prompt"), { $0.inheritance = .everywhere }),
        (flag("dry-run", "say what would change, and change nothing"), { $0.changes = .said }),
        (
            flag("read-only", "refuse changes of library and playlists; no line can lift this"),
            { $0.settings["read-only"] = "on" }
        ),
        (flag("allow-shell", "let a script run !commands of the system"), { $0.systemShell = .everywhere }),
        (flag("man", "write the manual page, for man -l -"), { $0.action = .manual }),
        (flag("help", "show this"), { $0.action = .help }),
        (flag("version", "show the version"), { $0.action = .version }),
    ]

    /// The spec its help is made of.
    package static let spec = CommandSpec(
        "juke", group: .shell, form: .source, summary: "a shell for Spotify",
        details: "Without a file or commands it starts a prompt, or runs the lines of a pipe.",
        slots: [
            SlotSpec(
                placeholder: "FILE", help: "a script; what follows are its arguments $1, $2 …", shape: .optional,
                candidates: .files),
            SlotSpec(placeholder: "ARGS", help: "arguments of the script", shape: .optionalRest, candidates: .none),
        ],
        options: [commands, profileOption, color, output] + CommonOptions.formats.map(\.flag.spec)
            + [
                head, CommonOptions.columns.spec, CommonOptions.format.spec, trace, timeout, maxRequestsOption,
                completion, complete,
            ] + flags.map(\.flag),
        examples: [
            .init("juke --demo", "try it without an account"), .init("juke -c 'play liked'", "one line"),
            .init("juke party.juke", "a script"),
        ],
        cost: "none")

    /// Understands the words after the program's name. Options end at the first word that is not one: what follows a
    /// file belongs to the script, whatever it looks like (Language §9). After the commands of `-c` an option of juke's
    /// is an error, unless `--` comes before it: as an argument it would do nothing, and be missed.
    package init(_ words: [String]) throws(InvocationError) {
        action = .run
        input = .standardInput
        arguments = []
        isDemo = false
        settings = [:]
        rowDefaults = RowDefaults()
        isFresh = false
        onFailure = .stop
        echoes = false
        asksNothing = false
        keepsHistory = true
        systemShell = .promptOnly
        inheritance = .promptOnly
        changes = .made
        var rest = words[...]
        // A dash alone is a file name: standard input.
        while let word = rest.first, word.hasPrefix("-"), word != "-" {
            rest.removeFirst()
            if word == "--" { break }
            try take(word, &rest)
            if case .complete(let shell, _) = action {
                action = .complete(shell, Array(rest))
                return
            }
            if case .commands = input { break }
        }
        if case .commands = input {
            // `--` after the commands ends the options and is not an argument itself.
            arguments = Array(rest.first == "--" ? rest.dropFirst() : rest)
            if let late = rest.prefix(while: { $0 != "--" }).first(where: { Self.option(named: $0) != nil }) {
                throw .afterCommands(late)
            }
        } else if let file = rest.first {
            input = file == "-" ? .standardInput : .file(file)
            arguments = Array(rest.dropFirst())
        }
    }

    private mutating func take(_ word: String, _ rest: inout ArraySlice<String>) throws(InvocationError) {
        // `--name=value` and `--name value` mean the same; only the first `=` separates, since a value may hold others.
        let parts = Self.parts(of: word)
        guard let option = Self.option(named: word) else {
            let known = Self.spec.options.map { "--" + $0.name }
            throw .unknownOption(word, nearest: Suggestion.nearest(to: parts[0], among: known))
        }
        let name = option.name
        guard option.value != nil else {
            guard parts.count == 1 else { throw .unexpectedValue("--" + name) }
            if OutputFormat(rawValue: name) != nil { return try choose(format: name) }
            Self.flags.first { $0.flag.name == name }?.change(&self)
            return
        }
        guard let value = parts.count == 2 ? parts[1] : rest.popFirst() else {
            throw .missingValue(parts[0], option.value?.placeholder.text ?? "")
        }
        if let words = option.value?.words, !words.contains(value) {
            throw .invalidValue(
                "--" + name, value, expected: "one of \(words.joined(separator: ", "))",
                nearest: Suggestion.nearest(to: value, among: words))
        }
        switch name {
        case Self.commands.name: input = .commands(value)
        case Self.profileOption.name: profile = value
        case Self.trace.name: traceFile = value
        case Self.completion.name:
            ShellCompletion(rawValue: value).map { action = .completion($0) }
        case Self.complete.name:
            ShellCompletion(rawValue: value).map { action = .complete($0, []) }
        case Self.timeout.name:
            guard let limit = DurationText.parseSeconds(value), limit > .zero else {
                throw .invalidValue("--" + name, value, expected: "a time such as 30s or 5m", nearest: [])
            }
            timeLimit = limit
        case Self.maxRequestsOption.name:
            guard let number = Int(value), number >= 0 else {
                throw .invalidValue("--" + name, value, expected: "a number of requests", nearest: [])
            }
            maxRequests = number
        case Self.output.name: try choose(format: value)
        case CommonOptions.columns.spec.name:
            rowDefaults.columns = try Self.read(CommonOptions.columns, value).map(\.name)
        case CommonOptions.format.spec.name:
            if let chosen = settings[Self.output.name] { throw .conflict("--" + chosen, "--" + name) }
            rowDefaults.template = try Self.read(CommonOptions.format, value).template
        // The options that are left are named after the setting they set: `color` and `head`.
        default: settings[name] = value
        }
    }

    /// Notes the format of the rows; two different ones contradict each other. `auto` leaves it to the terminal.
    private mutating func choose(format: String) throws(InvocationError) {
        if rowDefaults.template != nil { throw .conflict("--" + CommonOptions.format.spec.name, "--" + format) }
        let chosen = settings[Self.output.name] ?? format
        guard [chosen, format].contains("auto") || chosen == format else {
            throw .conflict("--" + chosen, "--" + format)
        }
        settings[Self.output.name] = format
    }

    /// The value of an option that commands have, too.
    private static func read<Value>(_ option: CommandOption<Value>, _ text: String) throws(InvocationError) -> Value {
        let word = Word([Word.Piece(text, .quoted)], typed: text, span: 0..<text.utf8.count)
        do throws(UsageError) {
            return try option.parse(word)
        } catch {
            guard case .invalidValue(let wrong, let expected) = error.fault else {
                throw .invalidValue("--" + option.spec.name, text, expected: option.spec.help, nearest: [])
            }
            throw .invalidValue("--" + option.spec.name, wrong, expected: expected, nearest: [])
        }
    }

    /// The name and the value of a word such as `--output=json`.
    private static func parts(of word: String) -> [String] {
        word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    }

    /// The option that a word names, with or without a value; nil for any other word.
    static func option(named word: String) -> OptionSpec? {
        let name = parts(of: word)[0]
        return spec.options.first { name == "--" + $0.name || $0.short.map { name == "-\($0)" } == true }
    }

    /// The option named after a setting, which offers and accepts the words that the setting takes.
    private static func option(of setting: String, value: String, help: String? = nil) -> OptionSpec {
        var words: [String] = []
        if case .words(let taken)? = Settings.all.first(where: { $0.name == setting })?.parser { words = taken }
        let candidates = CandidateSource.words(words.map { Candidate($0) })
        return OptionSpec(
            name: setting, short: nil, value: .init(placeholder: .name(value), candidates: candidates),
            help: (help.map { $0 + ": " } ?? "") + WordList.text(words, "or"))
    }

    private static func flag(_ name: String, _ help: String) -> OptionSpec {
        OptionSpec(name: name, short: nil, value: nil, help: help)
    }
}

extension OptionSpec.Value {
    /// The only values it takes; nil where it can be anything.
    var words: [String]? {
        guard case .words(let words) = candidates else { return nil }
        return words.map(\.insertion)
    }
}
