// Sentences for lines that could not be understood, and for references that name nothing.

import CommandLanguage
import Rows
import ShellCommands
import Text

extension Diagnostic {
    init(_ error: UsageError) {
        let (sentence, next) = Self.words(for: error.fault)
        self.init(sentence, nextStep: next, status: .usage, span: error.span)
    }

    private static func words(for fault: UsageError.Fault) -> (String, String?) {
        switch fault {
        case .unterminatedQuote(let quote):
            (
                "The quote \(quote) is never closed.",
                "Close it on the same line, or put the text in the other kind of quotes."
            )
        case .invalidEscape(let escape):
            ("\(escape) is not an escape.", "Inside \"…\": \\n \\t \\\" \\\\ \\u{e9}. Inside '…' nothing is special.")
        case .unexpectedOperator(let text):
            ("\(text) cannot stand here.", "To have it as text, quote it: \"\(text)\"")
        case .operatorInCommand(let spaced): ("Operators are words of their own.", "Type: \(spaced)")
        case .unsetVariable(let name, let nearest):
            (
                "$\(name) is not set.",
                nearest.first.map { "Did you mean $\($0)?" } ?? "To have it as text, quote it: '$\(name)'"
            )
        case .invalidVariable(let text): ("\(text) is not a variable.", "To have it as text, quote it: '\(text)'")
        case .wanted(let wanted, let found): ("\(wanted) is missing before \(found).", "To have it as text, quote it.")
        case .tooDeep(let limit):
            ("Blocks stand in blocks more than \(limit) deep.", "Make a def of the inner ones.")
        case .functionName(let name): ("\(name) is a command.", "Give the function another name.")
        case .functionInPipe(let name):
            (
                "\(name) is a function: it neither takes rows from a pipe nor gives any.",
                "Let it stand alone, or make an alias of one pipeline."
            )
        case .rowsAsWord(let name):
            (
                "$\(name) holds rows and cannot be an argument of a function.",
                "Inside the function, use $\(name) itself."
            )
        case .unfinished: ("The line is not finished.", "Add what should follow, or remove the last word.")
        case .unknownCommand(let word, let nearest):
            ("There is no command \(word).", didYouMean(nearest) ?? "Type: help")
        case .ambiguousCommand(let word, let candidates):
            ("\(word) could be \(list(candidates, "or")).", "Type one more letter.")
        case .unknownSubcommand(let word, let command, let known):
            ("\(command) has no \(word).", "Type: \(known.map { command + " " + $0 }.joined(separator: ", or "))")
        case .abbreviatedCommand(let word, let meaning):
            ("Scripts need whole names: \(word) is short for \(meaning).", "Type: \(meaning)")
        case .missingArgument(let slot, let usage): ("\(slot) is missing.", "usage: \(usage)")
        case .surplusArgument(let word, let usage): ("\(word) is one argument too many.", "usage: \(usage)")
        case .invalidValue(let text, let expected):
            (text.isEmpty ? "Expected \(expected)." : "\(text) is not \(expected).", nil)
        case .unknownOption(let option, let nearest):
            (
                "There is no option \(option).",
                (didYouMean(nearest).map { $0 + " " } ?? "") + "To have it as text: -- \(option)"
            )
        case .missingOptionValue(let option, let value): ("\(option) needs a value.", "Type: \(option) \(value)")
        case .unexpectedOptionValue(let option): ("\(option) takes no value.", "Type: \(option)")
        case .repeatedOption(let option): ("\(option) is there twice.", nil)
        case .conflict(let one, let other): ("\(one) and \(other) exclude each other.", nil)
        case .mixedReferences(let suggestion):
            ("Rows and names are mixed.", "Quote the name: \(suggestion)")
        case .takesNoRows(let command): ("\(command) takes no rows from a pipe.", "Type: help \(command)")
        case .needsRows(let command, let example):
            ("\(command) works on the rows of a pipe.", "Such as: \(example)")
        case .unknownField(let name, let nearest, let known):
            (
                "There is no field \(name)." + (nearest.map { " Did you mean \($0)?" } ?? ""),
                "There is \(list(known, "and"))."
            )
        case .onlyOnLastStage(let option):
            ("\(option) says how rows are shown, so it stands in the last command.", "Move \(option) to the end.")
        case .givesNoRows(let command): ("\(command) gives no rows to the next command.", "Type: help \(command)")
        }
    }

    private static func didYouMean(_ names: [String]) -> String? {
        names.isEmpty ? nil : "Did you mean \(list(Array(names.prefix(3)), "or"))?"
    }

    /// `a, b or c`.
    static func list(_ words: [String], _ conjunction: String) -> String {
        guard let last = words.last, words.count > 1 else { return words.first ?? "" }
        return words.dropLast().joined(separator: ", ") + " \(conjunction) " + last
    }

    init(_ error: ReferenceError, reference: String?) {
        let quoted = reference.map { "\"\($0)\"" } ?? "\"…\""
        switch error {
        case .nothingListed(let wanted):
            self.init(
                "Nothing is listed that has \(Self.plural(wanted)).",
                nextStep: "List some first, or quote a name: \(quoted)", status: .notFound)
        case .beyondListing(let number, let count, let listing):
            self.init(
                count == 0
                    ? "The newest listing (\(listing)) is empty: there is no row \(number)."
                    : "There is no row \(number): \(listing) has \(count).",
                nextStep: "If \(number) is a name, quote it: \"\(number)\"", status: .notFound)
        case .wrongKind(let found, let name, let wanted):
            self.init(
                "\(name) is \(Self.article(found)), not \(Self.choice(wanted)).",
                nextStep: Self.step(from: found, to: wanted),
                status: .usage)
        case .nothingSelected(let wanted):
            self.init(
                "No \(wanted.first?.rawValue ?? "thing") is selected.", nextStep: Self.selecting(wanted),
                status: .notFound)
        case .nothingPlaying: self.init("Nothing is playing.", nextStep: "Start something: play 1", status: .notFound)
        case .nothingFound(let name, let wanted):
            self.init(
                "Spotify knows no \(Self.choice(wanted, article: false)) called \(name).",
                nextStep: "Look wider: search \(name)", status: .notFound)
        case .severalFound(let name, let rows):
            self.init(
                "Several are called \(name). Nothing was done.", nextStep: "Name one by its URI.", status: .notFound,
                rows: rows)
        case .onlyNear(let name, let rows):
            self.init(
                "Nothing is called exactly \(name). Nothing was done. The nearest:",
                nextStep: "Use its number, or quote its whole name.", status: .notFound, rows: rows)
        case .unusableAddress(let address):
            self.init(
                "\(address) is not an address this command can use.",
                nextStep: "A URI looks like spotify:album:6dVIqQ8qmQ5GBnJ9shOYGE", status: .usage)
        case .notOne(let count):
            self.init("That is \(count) things; one is needed.", nextStep: "Name one row.", status: .usage)
        case .inputIsScript:
            self.init(
                "Standard input is where the commands come from.",
                nextStep: "Give the commands with -c or in a file: juke -c 'play -'", status: .usage)
        case .notUsable(let text):
            self.init("\(text) cannot be used here.", nextStep: "Name a row, a URI or a name.", status: .usage)
        }
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
        case ("album", "track"): "Its tracks: tracks, with the same row"
        default: "Type: help rows"
        }
    }

    private static func selecting(_ wanted: [RowKind]) -> String {
        switch wanted.first {
        case "artist": "Select one: search artist NAME, then artist 1"
        case "album": "Select one: albums, then tracks 1"
        default: "Type: help rows"
        }
    }
}
