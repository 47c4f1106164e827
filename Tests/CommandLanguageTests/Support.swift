// What the tests of the language share: tokens in a short readable form, a small table of commands, marked cursors.

import Prompting

@testable import CommandLanguage

/// Tokens as text: `artist:+«Nina Simone»@7-26`, `⟨best:1-3⟩@5-14`, `|@4-5`.
func tokens(_ text: String) throws(UsageError) -> String {
    var lexer = Lexer(text)
    var shown: [String] = []
    while true {
        switch try lexer.next() {
        case .word(let word): shown.append(pieces(word) + place(word.span))
        case .operator(let sign, let span): shown.append("\(sign.rawValue)\(place(span))")
        case .semicolon(let span): shown.append(";\(place(span))")
        case .newline(let span): shown.append("⏎\(place(span))")
        case .system(let command, let span): shown.append("!(\(command))\(place(span))")
        case .continuation(let span): return (shown + ["…\(place(span))"]).joined(separator: " ")
        case .end: return shown.joined(separator: " ")
        }
    }
}

private func place(_ span: Range<Int>) -> String { "@\(span.lowerBound)-\(span.upperBound)" }

func pieces(_ word: UnexpandedWord) -> String {
    word.pieces.map { piece in
        switch piece {
        case .bare(let text): text
        case .quoted(let text): "«\(text)»"
        case .variable(let variable): "⟨\(shown(variable))⟩"
        }
    }.joined(separator: "+")
}

private func shown(_ variable: Variable) -> String {
    let field = variable.field.map { ".\($0)" } ?? ""
    let rows = variable.rows.map { ":\($0)" } ?? ""
    let alternative =
        switch variable.alternative {
        case .text(let parts)?: ":-" + pieces(UnexpandedWord(parts, typed: "", span: 0..<0))
        case .refusal(let parts)?: ":?" + pieces(UnexpandedWord(parts, typed: "", span: 0..<0))
        case nil: ""
        }
    return variable.name + field + rows + alternative
}

/// The error of something that must fail; nil when it did not.
func fault(_ body: () throws(UsageError) -> Void) -> UsageError? {
    do {
        try body()
        return nil
    } catch {
        return error
    }
}

func tree(_ text: String, commands: Set<String> = []) throws(UsageError) -> SyntaxTree? {
    switch try Parser.parse(text, isCommand: { commands.contains($0) }) {
    case .complete(let tree): tree
    case .incomplete: nil
    }
}

/// Variables of the tests.
func lookup(_ variable: Variable) throws(UsageError) -> VariableValue {
    switch (variable.name, variable.field) {
    case ("best", nil): .rows
    case ("best", "name"?): .words(["OK Computer"])
    case ("name", nil): .words(["Nina Simone"])
    case ("flag", nil): .words(["--fresh"])
    case ("digits", nil): .words(["3"])
    case ("empty", nil): .words([""])
    case ("@", nil): .words(["one", "two words", "--three"])
    case ("1", nil): .words(["one"])
    case ("#", nil): .words(["3"])
    default:
        throw UsageError(
            .variable(.unset(variable.name, nearest: Suggestion.nearest(to: variable.name, among: ["best", "name"]))),
            at: variable.span)
    }
}

/// The words of the only stage of a line, variables filled in.
func words(_ text: String) throws(UsageError) -> (words: [Word], stage: Range<Int>) {
    guard case .command(let typed, let span)? = try tree(text)?.steps.first?.pipeline?.stages.first else {
        return ([], 0..<text.utf8.count)
    }
    return (try Expansion.expand(typed, with: lookup), span)
}

let grammar = ReferenceGrammar(
    kinds: ["track", "album", "artist", "playlist"],
    addressPrefixes: [
        "spotify:", "https://open.spotify.com/", "http://open.spotify.com/", "open.spotify.com/",
    ])

/// A small table of commands with every shape of slot.
enum Sample {
    static let kinds = Slot<String>(
        "KINDS", help: "What to look for", shape: .leading { ["artist", "album", "track"].contains($0.text) },
        candidates: .words([Candidate("artist"), Candidate("album"), Candidate("track")])
    ) { (argument) throws(UsageError) in argument.words[0].text }
    static let query = Slot<String>.text("QUERY", help: "What to look for")
    static let artist = Slot<LocatedReference>.thing("ARTIST", kinds: ["artist"], grammar: grammar, help: "Whose")
    static let things = Slot<[LocatedReference]>.things(
        "X", kinds: ["track", "album"], grammar: grammar, help: "What", shape: .optionalSeveral)
    static let queued = Slot<[LocatedReference]>.things("X", kinds: ["track"], grammar: grammar, help: "What")
    static let level = Slot<Int>.integer("LEVEL", 0...100, help: "How loud", shape: .optional)
    static let mode = Slot<String>.keyword(["on", "off"], help: "Whether", shape: .optional)
    static let device = Slot<String>.word("NAME", help: "Which", candidates: .kept(.devices))
    static let playlist = Slot<String>.word("NAME", help: "Which", shape: .rest)
    static let topic = Slot<[Word]>.words(
        "TOPIC", help: "On what", shape: .optionalRest,
        candidates: .commands(topics: [Candidate("quoting"), Candidate("status")]))
    static let file = Slot<String>.word("FILE", help: "Which", candidates: .files)
    static let target = Slot<String>.word("PLAYLIST", help: "Which", candidates: .rows(["playlist"]))
    static let fresh = CommandFlag("fresh", help: "Ask Spotify again")
    static let dryRun = CommandFlag("dry-run", short: "d", help: "Only say what would be done")
    static let on = CommandOption<String>(
        "on", short: "o", value: "DEVICE", help: "Where", candidates: .kept(.devices)
    ) { (word) throws(UsageError) in word.text }
    static let format = CommandOption<String>(
        "format", value: "FORMAT", help: "How", candidates: .words([Candidate("json"), Candidate("tsv")])
    ) { (word) throws(UsageError) in word.text }

    static let table = CommandTable(
        [
            command("search", slots: [kinds.erased, query.erased], options: [fresh.spec]),
            command("artist", slots: [artist.erased]),
            command("play", slots: [things.erased], options: [on.spec, fresh.spec], form: .things(["track"])),
            command("pause"),
            command("queue", form: .things(["track"])),
            command("queue", "add", slots: [queued.erased], effect: .player),
            command("next"),
            command("now"),
            command("volume", aliases: ["loudness"], slots: [level.erased]),
            command("shuffle", slots: [mode.erased]),
            command("device", slots: [device.erased]),
            command("device", "default", slots: [device.erased]),
            command("playlist", slots: [playlist.erased]),
            command("playlist", "new", slots: [playlist.erased], effect: .library),
            command("playlist", "add", slots: [target.erased, queued.erased], effect: .library),
            command("save", slots: [queued.erased], effect: .library),
            command("unsave", slots: [queued.erased], effect: .library),
            command("profile", "list"),
            command("profile", "use", slots: [device.erased]),
            command("help", slots: [topic.erased]),
            command("source", slots: [file.erased]),
            command("login"),
        ], commonOptions: [dryRun.spec, format.spec])

    private static func command(
        _ first: String, _ second: String? = nil, aliases: [String] = [], slots: [SlotSpec] = [],
        options: [OptionSpec] = [], form: CommandForm = .source, effect: CommandSpec.Effect = .none,
    ) -> CommandSpec {
        CommandSpec(
            second.map { "\(first) \($0)" } ?? first, aliases: aliases, group: .shell, form: form,
            summary: "Does \(first)", slots: slots,
            options: options, examples: [], cost: "none", effect: effect)
    }

    static func understand(
        _ text: String, naming: CommandTable.Naming = .prefixes,
    ) throws(UsageError) -> CommandTable.Match {
        let (words, stage) = try words(text)
        return try table.understand(words, in: text, stage: stage, naming: naming)
    }

    /// The full name of the command a line means.
    static func name(_ text: String, naming: CommandTable.Naming = .prefixes) throws(UsageError) -> String {
        table.specs[try understand(text, naming: naming).index].name
    }
}
