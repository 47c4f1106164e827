// Sentences for lines that could not be understood, and for references that name nothing.

import CommandLanguage
import Rows
import ShellCommands
import Text

extension Diagnostic {
    init(_ error: UsageError) {
        let (sentence, next) = Self.words(for: error.fault, command: error.command)
        self.init(sentence, nextStep: next, status: .usage, span: error.span)
    }

    /// What to type in place of an option that a command does not have.
    private static func insteadOf(_ option: String, _ command: String?, _ nearest: [String]) -> String {
        let spec = Catalogue.all.first { $0.spec.name == command }?.spec
        if let spec, spec.effect == .player, option == "--on" || option.hasPrefix("--on=") {
            return "\(spec.name) is for the device that plays; to choose one: device NAME"
        }
        if let nearest = didYouMean(nearest) { return nearest + " To have it as text: -- \(cut(option))" }
        // Where no text can stand, none is meant.
        if let spec, spec.slots.isEmpty { return "Type: help \(spec.name)" }
        return "To have it as text: -- \(cut(option))"
    }

    private static func words(for fault: UsageError.Fault, command: String?) -> (String, String?) {
        switch fault {
        case .unterminatedQuote(let quote):
            (
                "The quote \(quote) is never closed.",
                "Close it on the same line, or put the text in the other kind of quotes."
            )
        case .invalidEscape(let escape):
            (
                "\(cut(escape)) is not an escape.",
                "Inside \"…\": \\n \\t \\\" \\\\ \\u{e9}. Inside '…' nothing is special."
            )
        case .unexpectedOperator(let text):
            ("\(cut(text)) cannot stand here.", "To have it as text, quote it: \"\(cut(text))\"")
        case .operatorInCommand(let spaced): ("Operators are words of their own.", "Type: \(spaced)")
        case .unsetVariable(let name, let nearest):
            (
                "$\(cut(name)) is not set.",
                nearest.first.map { "Did you mean $\($0)?" } ?? "To have it as text, quote it: '$\(cut(name))'"
            )
        case .invalidVariable(let text):
            ("\(cut(text)) is not a variable.", "To have it as text, quote it: '\(cut(text))'")
        case .wanted(let wanted, let found):
            ("\(wanted) is missing before \(cut(found)).", "To have it as text, quote it.")
        case .tooDeep(let limit):
            ("Blocks stand in blocks more than \(limit) deep.", "Make a def of the inner ones.")
        case .conditionTooDeep(let limit):
            ("Brackets and nots of the condition stand more than \(limit) deep.", "Write it without some of them.")
        case .valuesTooLong(let limit):
            ("The values of the variables are longer than \(limit >> 20) MB together.", "Shorten them: let NAME = TEXT")
        case .functionName(let name): ("\(cut(name)) is a command.", "Give the function another name.")
        case .functionInPipe(let name):
            (
                "\(cut(name)) is a function: it neither takes rows from a pipe nor gives any.",
                "Let it stand alone, or make an alias of one pipeline."
            )
        case .rowsAsWord(let name):
            (
                "$\(cut(name)) holds rows and cannot be an argument of a function.",
                "Inside the function, use $\(cut(name)) itself."
            )
        case .rowsAsText(let name):
            ("$\(cut(name)) holds rows, and text is needed here.", "Say a field of the first: ${\(cut(name)).name}")
        case .optionAsText(let option):
            ("\(cut(option)) is an option here, and no text.", "To have it as text, quote it: \"\(cut(option))\"")
        case .unclosedBlock: ("The block that begins here is never closed.", "Close it: }")
        case .blockOpenBehindSystem:
            (
                "The block that begins here is never closed.",
                "! takes the rest of its line. Close the block with a } that stands alone: { !date }"
            )
        case .variableAsCommand(let name):
            (
                "A command must stand here, and $\(cut(name)) is a value.",
                "Write the command out; rows of a variable: link $\(cut(name))"
            )
        case .operatorInCondition(let sign, let meant):
            ("\(sign) ends the condition: what follows would be a command.", "In a condition, write: \(meant)")
        case .quotedSubcommand(let word, let command):
            ("Here \(cut(word)) must be written without quotes, not as a value.", "Type: \(command) \(cut(word))")
        case .joinedBraces: ("{} is a word.", "A block with nothing in it: { }")
        case .commas(let spaced): ("Blanks stand between fields, not commas.", "Type: \(cut(spaced))")
        case .aliasArgument(let variable):
            ("An alias has no arguments: \(variable) means nothing in it.", "Make a def: def NAME { … \(variable) … }")
        case .unfinished: ("The line is not finished.", "Add what should follow, or remove the last word.")
        case .unknownCommand(let word, let nearest):
            ("There is no command \(cut(word)).", didYouMean(nearest) ?? "Type: help")
        // One candidate and still a question: it changes the library, so that a slip must not find it (LANGUAGE §2).
        case .ambiguousCommand(let word, let candidates) where candidates.count == 1:
            (
                "\(cut(word)) is too short for \(list(candidates, "or")), which changes your library.",
                "Type: \(list(ShortestNames.of(candidates), "or"))"
            )
        case .ambiguousCommand(let word, let candidates):
            ("\(cut(word)) could be \(list(candidates, "or")).", "Type: \(list(ShortestNames.of(candidates), "or"))")
        case .unknownSubcommand(let word, let command, let known):
            ("\(command) has no \(cut(word)).", "Type: \(known.map { command + " " + $0 }.joined(separator: ", or "))")
        case .abbreviatedCommand(let word, let meaning):
            ("Scripts need whole names: \(cut(word)) is short for \(meaning).", "Type: \(meaning)")
        case .missingArgument(let slot, let usage): ("\(slot) is missing.", "usage: \(usage)")
        case .surplusArgument(let word, let usage): ("\(cut(word)) is one argument too many.", "usage: \(usage)")
        case .invalidValue(let text, let expected):
            (text.isEmpty ? "Expected \(expected)." : "\(cut(text)) is not \(expected).", help(command))
        case .emptyName: ("The name is empty.", "Say a name, or the number of a row. \(help(command))")
        case .emptyArgument(let slot, let usage): ("\(slot) is empty.", "usage: \(usage)")
        case .tooLong(let slot, let count, let limit):
            (
                "\(slot) has \(count) characters and Spotify takes \(limit): it is too long, and nothing was sent.",
                "Leave words out. \(help(command))"
            )
        case .unknownOption(let option, let nearest):
            (
                "There is no option \(cut(option)).",
                insteadOf(option, command, nearest)
            )
        case .missingOptionValue(let option, let value):
            ("\(dashed(option)) needs a value.", "Type: \(behind(command))\(dashed(option)) \(value)")
        case .unexpectedOptionValue(let option):
            ("\(dashed(option)) takes no value.", "Type: \(behind(command))\(dashed(option))")
        case .repeatedOption(let option): ("\(dashed(option)) is there twice.", "Give it once. \(help(command))")
        case .conflict(let one, let other):
            ("\(cut(one)) and \(cut(other)) exclude each other.", "Leave one of them out. \(help(command))")
        case .mixedReferences(let suggestion):
            ("Rows and names are mixed.", "Quote the name: \(suggestion)")
        case .takesNoRows(let command): ("\(command) takes no rows from a pipe.", "Type: help \(command)")
        case .needsPerson(let command):
            ("\(command) asks, and nobody can answer here.", "Say which rows: take 3, sample 3, or where CONDITION")
        case .needsRows(let command, let example):
            ("\(command) works on the rows of a pipe.", "Such as: \(example)")
        case .unlikeFields(let field, let type, let other, let otherType):
            (
                "\(cut(field)) is \(type) and \(cut(other)) is \(otherType): they are never the same.",
                "Compare fields of one type. All of them: help fields"
            )
        case .unfitComparison(let sign, let field, let type, let fitting):
            ("\(sign) says nothing of \(cut(field)): it is \(type).", "Compare it with \(list(fitting, "or")).")
        case .unknownComparison(let text, let meant): ("\(text) is no comparison.", "Type: \(meant)")
        case .unknownSetting(let name, let nearest):
            ("There is no setting \(cut(name)).", didYouMean(nearest) ?? "All of them: set")
        case .unknownField(let name, let nearest, let known):
            (
                "There is no field \(cut(name))." + (nearest.map { " Did you mean \($0)?" } ?? ""),
                "There is \(list(known, "and"))."
            )
        case .onlyOnLastStage(let option):
            (
                "\(cut(option)) says how rows are shown, so it stands in the last command.",
                "Move \(cut(option)) to the end."
            )
        case .givesNoRows(let command): ("\(command) gives no rows to the next command.", "Type: help \(command)")
        }
    }

    private static func help(_ command: String?) -> String { "Type: help" + (command.map { " " + $0 } ?? "") }

    /// `--import`, as it is typed.
    private static func dashed(_ option: String) -> String { "--" + cut(option) }

    private static func behind(_ command: String?) -> String { command.map { $0 + " " } ?? "" }

    private static func didYouMean(_ names: [String]) -> String? {
        names.isEmpty ? nil : "Did you mean \(list(Array(names.prefix(3)), "or"))?"
    }

    /// `a, b or c`.
    static func list(_ words: [String], _ conjunction: String) -> String {
        guard let last = words.last, words.count > 1 else { return words.first ?? "" }
        return words.dropLast().joined(separator: ", ") + " \(conjunction) " + last
    }

    init(_ error: ReferenceError, reference: String?) {
        let quoted = reference.map(Self.quoted) ?? "\"…\""
        switch error {
        case .nothingListed(let wanted):
            self.init(
                wanted.count > Self.fewKinds
                    ? "Nothing is listed yet." : "Nothing is listed that has \(Self.plural(wanted)).",
                nextStep: "List some first, or quote a name: \(quoted)", status: .notFound)
        case .beyondListing(let number, let count, let listing):
            // A number that no Int holds is shown as it was typed.
            let typed = reference.flatMap { text in
                text.split { !$0.isASCII || !$0.isNumber }.first { Int($0) == nil }.map { Self.cut(String($0)) }
            }
            let number = number == .max ? typed ?? String(number) : String(number)
            self.init(
                count == 0
                    ? "The newest listing (\(Self.cut(listing))) is empty: there is no row \(number)."
                    : "There is no row \(number): \(Self.cut(listing)) has \(count).",
                nextStep: "If \(number) is a name, quote it: "
                    + (reference.map { $0.contains(":") ? Self.quoted($0) : "\"\(number)\"" } ?? "\"\(number)\""),
                status: .notFound)
        case .wrongKind(let found, let name, let wanted):
            self.init(
                "\(Self.cut(name)) is \(Self.article(found)), not \(Self.choice(wanted)).",
                nextStep: Self.step(from: found, to: wanted),
                status: .usage)
        case .nothingSelected(let wanted):
            self.init(
                "No \(wanted.first?.rawValue ?? "thing") is selected.", nextStep: Self.selecting(wanted),
                status: .notFound)
        case .nothingPlaying: self.init("Nothing is playing.", nextStep: "Start something: play 1", status: .notFound)
        case .nothingFound(let name, let wanted):
            self.init(
                "Spotify knows no \(Self.choice(wanted, article: false)) called \(Self.cut(name)).",
                nextStep: "Look wider: search \(Self.cut(name))", status: .notFound)
        case .severalFound(let name, let rows):
            self.init(
                "Several are called \(Self.cut(name)). Nothing was done.", nextStep: "Name one by its URI.",
                status: .notFound,
                rows: rows)
        case .onlyNear(let name, let rows):
            self.init(
                "Nothing is called exactly \(Self.cut(name)). Nothing was done. The nearest:",
                nextStep: "Use its number, or quote its whole name.", status: .notFound, rows: rows)
        case .unusableAddress(let address):
            self.init(
                "\(Self.cut(address)) is not an address this command can use.",
                nextStep: "A URI looks like spotify:album:6dVIqQ8qmQ5GBnJ9shOYGE", status: .usage)
        case .notOne(let count):
            self.init("That is \(count) things; one is needed.", nextStep: "Name one row.", status: .usage)
        case .inputIsScript:
            self.init(
                "Standard input is where the commands come from.",
                nextStep: "Give the commands with -c or in a file: juke -c 'play -'", status: .usage)
        case .notUsable(let text):
            self.init(
                "\(Self.cut(text)) cannot be used here.", nextStep: "Name a row, a URI or a name.", status: .usage)
        }
    }

    /// Of more kinds than these it goes without saying which they are.
    private static let fewKinds = 4

    /// What was typed, with the name in quotes: `"1989"`, `album:"1989"`.
    private static func quoted(_ reference: String) -> String {
        let parts = reference.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, ReferenceGrammar.spotify.kinds.contains(String(parts[0])) else {
            return "\"\(cut(reference))\""
        }
        return "\(parts[0]):\"\(cut(String(parts[1])))\""
    }

    private static func plural(_ kinds: [RowKind]) -> String {
        list(kinds.map { $0.rawValue + "s" }, "or")
    }

    private static func choice(_ kinds: [RowKind], article: Bool = true) -> String {
        list(kinds.map { article ? Self.article($0) : $0.rawValue }, "or")
    }

    private static func article(_ kind: RowKind) -> String {
        ("aeiou".contains(kind.rawValue.first ?? "x") ? "an " : "a ") + kind.rawValue
    }

    private static func step(from found: RowKind, to wanted: [RowKind]) -> String? {
        switch (found, wanted.first) {
        case ("artist", "album"), ("artist", "track"): "Its albums: albums, with the same row"
        case ("group", _): "Groups of artists, albums or shows can be opened: group artist"
        case ("album", "track"): "Its tracks: tracks, with the same row"
        default: "Type: help rows"
        }
    }

    private static func selecting(_ wanted: [RowKind]) -> String {
        switch wanted.first {
        case "artist": "Select one: search artist NAME, then artist 1"
        case "album": "Select one: albums, then tracks 1"
        case "show": "Select one: search show NAME, then show 1"
        case "audiobook": "Select one: search audiobook NAME, then audiobook 1"
        default: "Type: help rows"
        }
    }
}
