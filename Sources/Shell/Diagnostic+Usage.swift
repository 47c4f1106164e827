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
        if let nearest = didYouMean(nearest) { return nearest + " To use it as text, type: -- \(cut(option))" }
        // Where no text can stand, none is meant.
        if let spec, spec.slots.isEmpty { return "Type: help \(spec.name)" }
        return "To use it as text, type: -- \(cut(option))"
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
        case .unexpectedOperator("else"): ("else must follow the closing } on the same line.", "Type: } else { … }")
        case .unexpectedOperator("{"):
            (
                "{ cannot stand here: only if, for and def have a block.",
                "To use it as text, quote it: \"{\""
            )
        case .unexpectedOperator(let text):
            ("\(cut(text)) cannot stand here.", "To use it as text, quote it: \"\(cut(text))\"")
        case .operatorInCommand(let spaced): ("Put blanks around the operator.", "Type: \(spaced)")
        case .unsetVariable(let name, _) where name.allSatisfy(\.isNumber):
            (
                "An argument is missing: $\(cut(name)) is not set.",
                "Give it after the name of the script or function. To use it as text, quote it: '$\(cut(name))'"
            )
        case .unsetVariable(let name, let nearest):
            (
                "$\(cut(name)) is not set.",
                nearest.first.map { "Did you mean $\($0)?" } ?? "To use it as text, quote it: '$\(cut(name))'"
            )
        case .invalidVariable(let text):
            ("\(cut(text)) is not a variable.", "To use it as text, quote it: '\(cut(text))'")
        case .wanted("{", "|"):
            (
                "A pipeline cannot stand here: { is missing before |.",
                "Keep the rows first: liked | take 2 | as r | any; for x in $r { … }"
            )
        case .wanted(let wanted, let found):
            ("\(wanted) is missing before \(cut(found)).", "To use \(cut(found)) as text, quote it: \"\(cut(found))\"")
        case .tooDeep(let limit):
            (
                "Blocks are nested more than \(limit) deep.",
                "Move the inner ones into a function: def NAME { … }"
            )
        case .conditionTooDeep(let limit):
            ("The brackets and nots of the condition are nested more than \(limit) deep.", "Use fewer of them.")
        case .valuesTooLong(let limit):
            ("The values of the variables are longer than \(limit >> 20) MB together.", "Shorten them: let NAME = TEXT")
        case .functionName(let name): ("There is already a command \(cut(name)).", "Choose another name.")
        case .functionInPipe(let name):
            (
                "\(cut(name)) is a function: it neither takes rows from a pipe nor gives any.",
                "Use it alone, or make an alias of one pipeline: alias NAME = '…'"
            )
        case .rowsAsWord(let name):
            (
                "$\(cut(name)) holds rows and cannot be an argument of a function.",
                "Inside the function, use $\(cut(name)) itself."
            )
        case .rowsAsText(let name):
            ("$\(cut(name)) holds rows, but text is needed here.", "Use a field of the first row: ${\(cut(name)).name}")
        case .rowsOfCommand(let command):
            (
                "\(cut(command)) is a command; `for` needs rows that are kept already.",
                "Keep them first: \(cut(command)) | as r | any; for x in $r { … }"
            )
        case .optionAsText(let option):
            ("\(cut(option)) is read as an option here.", "To use it as text, quote it: \"\(cut(option))\"")
        case .unclosedBlock: ("The block that begins here is never closed.", "Close it: }")
        case .blockOpenAfterSystem:
            (
                "The block that begins here is never closed.",
                "! takes the rest of its line. Close the block with a } as a word of its own: { !date }"
            )
        case .variableAsCommand(let name):
            (
                "A command must come here, but $\(cut(name)) is a value.",
                "Type the command itself. For rows of a variable, for example: link $\(cut(name))"
            )
        case .operatorInCondition(let sign, let meant):
            ("\(sign) ends the condition: what follows would be a command.", "In a condition, write: \(meant)")
        case .quotedSubcommand(let word, let command):
            ("Here \(cut(word)) must be written without quotes, not as a value.", "Type: \(command) \(cut(word))")
        case .joinedBraces: ("{} is read as a word.", "For an empty block, type: { }")
        case .joinedBrace(let rest): ("Put a blank after {.", "Type: { \(cut(rest))")
        case .commas(let spaced): ("Put blanks between fields, not commas.", "Type: \(cut(spaced))")
        case .aliasArgument(let variable):
            (
                "An alias takes no arguments: \(variable) means nothing in it.",
                "Make a function instead: def NAME { … \(variable) … }"
            )
        case .unfinished(nil): ("The line is not finished.", "Add what should follow, or remove the last word.")
        case .unfinished(let last?):
            ("The line ends after \(cut(last)).", "Add the command that should follow, or remove the \(cut(last)).")
        case .foreignCommand(let word, let familiar):
            (
                familiar.explanation ?? "There is no command \(cut(word)).",
                "\(familiar.purpose): \(cut(familiar.line))"
            )
        case .unknownTopic(let topic, let nearest):
            ("There is no command or topic \(cut(topic)).", didYouMean(nearest) ?? "Type: help")
        case .unknownCommand(let word, let nearest):
            ("There is no command \(cut(word)).", didYouMean(nearest) ?? "Type: help")
        // One candidate and still a question: it changes the library, so that a slip must not find it (Language §2).
        case .ambiguousCommand(let word, let candidates) where candidates.count == 1:
            (
                "\(cut(word)) is too short for \(list(candidates, "or")), which changes your library.",
                "Type: \(list(ShortestNames.of(candidates), "or"))"
            )
        case .ambiguousCommand(let word, let candidates):
            (
                "\(cut(word)) could be \(list(candidates, "or")).",
                "Shortest: \(ShortestNames.marked(candidates).joined(separator: ", "))"
            )
        case .unknownSubcommand(let word, let command, let known):
            (
                "There is no command \(command) \(cut(word)).",
                "Type: \(list(known.map { command + " " + $0 }, "or"))"
            )
        case .abbreviatedCommand(let word, let meaning):
            ("Scripts need full names: \(cut(word)) is short for \(meaning).", "Type: \(meaning)")
        case .missingArgument where command == "skip": skipAlone
        case .missingArgument(let slot, let usage): (missing(slot, of: command, usage: usage), "usage: \(usage)")
        case .missingPart(let part, let after, let usage):
            (
                part.prefix(1).uppercased() + part.dropFirst() + " is missing"
                    + (after.map { " after \(cut($0))" } ?? "") + ".", "usage: \(usage)"
            )
        case .surplusArgument(let word, let usage): ("Unexpected argument: \(cut(word))", "usage: \(usage)")
        case .invalidName(let name, let allowed):
            ("\(cut(name)) cannot be a name: use \(allowed), and begin with a letter.", help(command))
        case .invalidConnective(let text):
            ("After a comparison only `and` or `or` can follow, not \(cut(text)).", help(command))
        case .notANumberField(let field, let type):
            ("\(command ?? "This") needs a number or a duration, and \(cut(field)) is \(type).", help(command))
        case .invalidValue(let text, let expected):
            (text.isEmpty ? "Expected \(expected)." : "\(cut(text)) is not \(expected).", help(command))
        case .emptyName: ("The name is empty.", "Give a name, or the number of a row. \(help(command))")
        case .nothingGiven(let slot): ("Nothing is given for \(slot).", help(command))
        case .emptyArgument(let slot, let usage): ("\(slot) is empty.", "usage: \(usage)")
        case .tooLong(let slot, let count, let limit):
            (
                "\(slot) is too long: it has \(count) characters, and Spotify accepts \(limit). Nothing was sent.",
                "Shorten it. \(help(command))"
            )
        case .unknownOption(let option, let nearest):
            (
                "There is no option \(cut(option)).",
                insteadOf(option, command, nearest)
            )
        case .missingOptionValue(let option, let value):
            ("\(dashed(option)) needs a value.", "Type: \(before(command))\(dashed(option)) \(value)")
        case .unexpectedOptionValue(let option):
            ("\(dashed(option)) takes no value.", "Type: \(before(command))\(dashed(option))")
        case .repeatedOption(let option): ("\(dashed(option)) is given twice.", "Give it once. \(help(command))")
        case .conflict(let one, let other):
            ("\(cut(one)) and \(cut(other)) cannot be used together.", "Leave one of them out. \(help(command))")
        case .mixedReferences(let suggestion):
            ("This mixes row numbers and a name.", "To mean the name: \(suggestion)")
        case .takesNoRows(let command): ("\(command) takes no rows from a pipe.", "Type: help \(command)")
        case .needsPerson(let command):
            (
                "\(command) asks you to choose, and a script cannot ask.",
                "Choose the rows with take 3, sample 3 or where CONDITION."
            )
        case .needsRows("skip", _): skipAlone
        case .needsRows(let command, let example):
            ("\(command) needs rows from a pipe.", "For example: \(example)")
        case .unlikeFields(let field, let type, let other, let otherType):
            (
                "\(cut(field)) is \(type) and \(cut(other)) is \(otherType), so they are never the same.",
                "Compare fields of the same type. To list them: help fields"
            )
        case .unfitComparison(let sign, let field, let type, let fitting):
            ("\(sign) does not work with \(cut(field)), which is \(type).", "Compare it with \(list(fitting, "or")).")
        case .unknownComparison(let text, let meant):
            ("\(text) is not a comparison here.", "Use \(meant) instead of \(text).")
        case .unknownSetting(let name, let nearest):
            ("There is no setting \(cut(name)).", didYouMean(nearest) ?? "To list them: set")
        case .unknownField(let name, let nearest, let known):
            (
                "There is no field \(cut(name))." + (nearest.map { " Did you mean \($0)?" } ?? ""),
                "The fields are: \(list(known, "and"))."
            )
        case .onlyOnLastStage(let option):
            (
                "\(cut(option)) sets how rows are shown, so it belongs to the last command.",
                "Move \(cut(option)) to the end."
            )
        case .writtenElsewhere(let file, let command):
            (
                "The rows go to \(cut(file)), so nothing is left for the command after it.",
                "Leave the file out (\(command) FORMAT | !…), or write first and run it then: …; !…"
            )
        case .historyExpansion(let text):
            (
                "\(cut(text)) does not bring back an earlier line here.",
                "Press Up for it, or Ctrl-R to search. To list them: history"
            )
        case .givesNoRows(let command): ("\(command) gives no rows to the next command.", "Type: help \(command)")
        }
    }

    private static func help(_ command: String?) -> String { "Type: help" + (command.map { " " + $0 } ?? "") }

    /// `--import`, as it is typed.
    private static func dashed(_ option: String) -> String { "--" + cut(option) }

    private static func before(_ option: String?) -> String { option.map { $0 + " " } ?? "" }

    /// Other players skip a track by that word.
    private static let skipAlone: (String, String?) = (
        "skip leaves out the first rows of a pipe, as in albums | skip 3.", "To skip the track: next"
    )

    private static func didYouMean(_ names: [String]) -> String? {
        names.isEmpty ? nil : "Did you mean \(list(Array(names.prefix(3)), "or"))?"
    }

    /// An address as it should be, of the kind that was meant.
    private static func example(for address: String) -> String {
        let words = address.split { ":/?".contains($0) }
        let kind = ReferenceGrammar.spotify.kinds.first { words.contains(Substring($0)) } ?? "album"
        return address.contains("://")
            ? "An address looks like https://open.spotify.com/\(kind)/\(exampleID)"
            : "A URI looks like spotify:\(kind):\(exampleID)"
    }

    private static let exampleID = "6dVIqQ8qmQ5GBnJ9shOYGE"

    /// `a, b or c`.
    static func list(_ words: [String], _ conjunction: String) -> String {
        WordList.text(words, conjunction)
    }

    init(_ error: ReferenceError, reference: String?) {
        let quoted = reference.map(Self.quoted) ?? "\"…\""
        switch error {
        case .nothingListed(let wanted):
            self.init(
                wanted.count > Self.fewKinds
                    ? "Nothing has been listed yet." : "No listing so far contains \(Self.plural(wanted)).",
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
                    : "There is no row \(number): this listing (\(Self.cut(listing))) has "
                        + (count == 1 ? "only 1 row." : "only \(count) rows."),
                nextStep: "If \(number) is a name, quote it: "
                    + (reference.map { $0.contains(":") ? Self.quoted($0) : "\"\(number)\"" } ?? "\"\(number)\""),
                status: .notFound)
        case .wrongKind(let found, let name, let wanted):
            self.init(
                "\(name.isEmpty ? "This" : Self.cut(name)) is \(Self.article(found)), not \(Self.choice(wanted)).",
                nextStep: Self.step(from: found, to: wanted, reference: reference),
                status: .usage)
        case .nothingSelected(let wanted):
            self.init(
                "No \(wanted.first?.rawValue ?? "thing") is selected.", nextStep: Self.selecting(wanted),
                status: .notFound)
        case .nothingPlaying:
            self.init("Nothing is playing.", nextStep: "Start something: play NAME", status: .notFound)
        case .unnamedPlaying(let item): self = Self.words(for: item)
        case .nothingFound(let name, let wanted):
            self.init(
                wanted.count > Self.fewKinds
                    ? "Nothing is called \(Self.cut(name))."
                    : "Spotify knows no \(Self.choice(wanted, article: false)) called \(Self.cut(name)).",
                nextStep: Self.misreading(name, isAnyKind: wanted.count > Self.fewKinds)
                    ?? "To search more widely: search \(Self.cut(name))", status: .notFound)
        case .severalFound(let name, let rows):
            self.init(
                "Several things are called \(Self.cut(name)), so nothing was done.",
                nextStep: "Give the URI of the one you mean.", status: .notFound, rows: rows)
        case .onlyNear(let name, let rows):
            self.init(
                "Nothing is called exactly \"\(Self.cut(name))\", so nothing was done. Closest matches:",
                nextStep: Self.misreading(name, isAnyKind: false)
                    ?? "Give the full name of the one you mean in quotes, or its number.",
                status: .notFound, rows: rows)
        case .unusableAddress(let address):
            self.init(
                "\(Self.cut(address)) is not an address this command can use.", nextStep: Self.example(for: address),
                status: .usage)
        case .shortLink(let address):
            self.init(
                "\(Self.cut(address)) is a short link, which does not say what it leads to.",
                nextStep: "Open it in a browser, and use the address it ends at.", status: .usage)
        case .unusableLine(let number, let text, true):
            self.init(
                "Line \(number) of standard input is the ID \(Self.cut(text)), which does not say what kind of thing it is.",
                nextStep: "Add the kind: spotify:track:\(Self.cut(text))", status: .usage)
        case .unusableLine(let number, let text, false):
            self.init(
                "Line \(number) of standard input is not an address this command can use: \(Self.cut(text))",
                nextStep: Self.example(for: text), status: .usage)
        case .unusable(let things, let wanted): self = Self.words(for: things, wanted)
        case .neverAmong(let kind, let rows):
            self.init(
                "\(Self.article(kind, capital: true)) is never among \(rows.rawValue)s.",
                nextStep: "To compare its tracks: tracks X | as r | any, then except $r or common $r", status: .usage)
        case .notOne(let count): self.init(notOne: count, reference: reference)
        case .inputIsScript:
            self.init(
                "Standard input is where the commands come from.",
                nextStep: "Give the commands with -c or in a file: juke -c 'play -'", status: .usage)
        case .notUsable(let text):
            self.init(
                "\(Self.cut(text)) cannot be used here.", nextStep: "Give a row, a URI or a name.", status: .usage)
        }
    }

    /// Several things, or none, where one is meant.
    private init(notOne count: Int, reference: String?) {
        let named = reference.map { Self.cut($0) }
        guard count > 0 else {
            self.init(
                named.map { "\($0) holds no rows." } ?? "Nothing came from the pipe.",
                nextStep: "Give one thing: a row, a name or a URI.", status: .usage)
            return
        }
        let first = named.map { $0.hasPrefix("$") ? "Name one: \($0.prefix { $0 != ":" }):1" : "Name one row." }
        self.init(
            "\(named ?? "The pipe") names \(count) things, and this command takes one.",
            nextStep: first ?? "Take one: … | take 1", status: .usage)
    }

    /// What a name was meant as that reads like something of other shells: a redirection, a range.
    private static func misreading(_ name: String, isAnyKind: Bool) -> String? {
        let words = name.split(separator: " ")
        if let sign = words.firstIndex(where: { $0 == ">" || $0 == ">>" }), sign + 1 < words.count {
            let append = words[sign] == ">>" ? " --append" : ""
            return "To write rows to a file: … | to csv \(cut(words[(sign + 1)...].joined(separator: " ")))\(append)"
        }
        if isAnyKind, let first = words.first,
            Catalogue.all.contains(where: { $0.spec.name == first && !$0.spec.returns.isEmpty })
        {
            return "To go through the rows of a command: \(cut(name)) | as r | any; for x in $r { … }"
        }
        let ends = name.split(separator: ".", omittingEmptySubsequences: true)
        guard name.contains(".."), ends.count == 2, let from = Int(ends[0]), let to = Int(ends[1]) else { return nil }
        return "For rows \(from) to \(to): \(from)-\(to)"
    }

    /// What a command cannot be about, because Spotify does not name it.
    private static func words(for item: UnnamedItem) -> Diagnostic {
        switch item {
        case .advertisement:
            Diagnostic("An advertisement is playing.", nextStep: "Try again when it is over.", status: .notFound)
        case .episode:
            Diagnostic(
                "An episode is playing, and Spotify does not say which episode.", nextStep: "Try again in a minute.",
                status: .notFound)
        case .something:
            Diagnostic(
                "Something is playing that Spotify does not name.", nextStep: "Try again in a minute.",
                status: .notFound)
        }
    }

    /// Why nothing can be done with any of these.
    private static func words(for things: [Unusable], _ wanted: [RowKind]) -> Diagnostic {
        guard things.count != 1 else { return words(for: things[0], wanted) }
        let areFiles = things.allSatisfy { if case .localFile = $0 { true } else { false } }
        guard areFiles else {
            return Diagnostic(
                "None of these \(things.count) is \(choice(wanted)).", nextStep: "Type: help rows",
                status: .usage)
        }
        return Diagnostic(
            "These are files of a device: Spotify's Web API cannot play, save or share them.",
            nextStep: "The device that has them plays them.", status: .failed)
    }

    private static func words(for thing: Unusable, _ wanted: [RowKind]) -> Diagnostic {
        switch thing {
        case .localFile(let name):
            Diagnostic(
                "\(cut(name)) is a file of a device: Spotify's Web API cannot play, save or share it.",
                nextStep: "The device that has it plays it.", status: .failed)
        case .kind(let kind, let name):
            Diagnostic(ReferenceError.wrongKind(found: kind, name: name, wanted: wanted), reference: nil)
        case .nameOnly(let name):
            Diagnostic(
                "Only the name of \(cut(name)) is known.", nextStep: "To look for it: search \(cut(name))",
                status: .notFound)
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
        // What plays is named by `now`, and no kind that anybody types.
        let kinds = kinds.filter { $0 != Kinds.playing.kind }
        return list(kinds.map { article ? $0.withArticle : $0.rawValue }, "or")
    }

    private static func article(_ kind: RowKind, capital: Bool = false) -> String {
        capital ? "A" + kind.withArticle.dropFirst() : kind.withArticle
    }

    private static func step(from found: RowKind, to wanted: [RowKind], reference: String?) -> String? {
        let thing = reference.map { cut($0) } ?? "X"
        return switch (found, wanted.first) {
        case ("artist", "album"), ("artist", "track"): "To use its albums: albums \(thing) | …"
        case ("group", _): "Only groups of artists, albums or shows can be opened, such as: group artist"
        case ("album", "track"): "To use its tracks: tracks \(thing) | …"
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
