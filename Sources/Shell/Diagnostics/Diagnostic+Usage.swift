// Lines that could not be understood: which function has the words for which fault. The words are in the files of the
// parts of the language: `Diagnostic+Words`, `+Commands`, `+Arguments`, `+Variables`, `+Blocks`, `+Conditions`,
// `+Options`, `+Pipes` and `+Habits`.

package import CommandLanguage

extension UsageError: SelfExplained {
    /// What could not be understood, with its place in the line.
    package var diagnostic: Diagnostic {
        var diagnostic = Diagnostic.words(for: fault, command)
        diagnostic.span = span
        return diagnostic
    }
}

extension Diagnostic {
    /// - Parameter command: the command the fault concerns, if that is known.
    fileprivate static func words(for fault: UsageError.Fault, _ command: String?) -> Diagnostic {
        switch fault {
        case .variable(let fault): words(for: fault)
        case .block(let fault): words(for: fault, command)
        case .condition(let fault): words(for: fault, command)
        case .option(let fault): words(for: fault, command)
        case .pipe(let fault): words(for: fault)
        case .rule(let fault): words(for: fault)
        case .unterminatedQuote(let quote): unterminatedQuote(quote)
        case .invalidEscape(let escape): invalidEscape(escape)
        case .unexpectedOperator(let text): unexpectedOperator(text)
        case .operatorInCommand(let spaced): usage("Put blanks around the operator.", next: "Type: \(spaced)")
        case .wanted(let wanted, let found): missing(wanted, before: found)
        case .unfinished(let last): unfinished(after: last)
        case .commas(let spaced): usage("Put blanks between fields, not commas.", next: "Type: \(cut(spaced))")
        case .habit(let habit): words(for: habit)
        case .unknownCommand(let word, let nearest):
            usage("There is no command \(cut(word)).", next: didYouMean(nearest) ?? "Type: help")
        case .foreignCommand(let word, let familiar): foreignCommand(word, familiar)
        case .unknownTopic(let topic, let nearest):
            usage("There is no command or topic \(cut(topic)).", next: didYouMean(nearest) ?? "Type: help")
        case .ambiguousCommand(let word, let candidates): ambiguousCommand(word, candidates)
        case .unknownSubcommand(let word, let command, let known): unknownSubcommand(word, of: command, known)
        case .quotedSubcommand(let word, let command): quotedSubcommand(word, of: command)
        case .abbreviatedCommand(let word, let meaning): abbreviatedCommand(word, meaning)
        case .functionName(let name): usage("There is already a command \(cut(name)).", next: "Choose another name.")
        case .aliasArgument(let variable): aliasArgument(variable)
        case .needsPerson(let command): needsPerson(command)
        case .missingArgument(let slot, let usage): missingArgument(slot, of: command, usage: usage)
        case .missingSubcommand(let command, let known): missingSubcommand(of: command, known)
        case .missingPart(let part, let word, let usage): missingPart(part, after: word, usage: usage)
        case .surplusArgument(let word, let line): usage("Unexpected argument: \(cut(word))", next: "usage: \(line)")
        case .invalidValue(let text, let expected): invalidValue(text, expected: expected, command)
        case .invalidName(let name, let allowed): invalidName(name, allowed: allowed, command)
        case .emptyArgument(let slot, let line): usage("\(slot.text) is empty.", next: "usage: \(line)")
        case .nothingGiven(let slot): usage("Nothing is given for \(slot.text).", next: help(command))
        case .emptyName: emptyName(command)
        case .tooLong(let slot, let count, let limit): tooLong(slot, count: count, limit: limit, command)
        case .mixedReferences(let kind, let suggestion): mixedReferences(kind, suggestion)
        case .unquotedName(let line):
            usage("A name of several words needs quotes here.", next: "Type: \(cut(line))")
        case .unknownSetting(let name, let nearest):
            usage("There is no setting \(cut(name)).", next: didYouMean(nearest) ?? "To list them: set")
        case .unknownEnding(let file, let ending, let known): unknownEnding(file, ending, known)
        case .unknownField(let name, let nearest, let known): unknownField(name, nearest: nearest, known)
        case .unknownQueryField(let name, let nearest, let known, let quoted):
            unknownQueryField(name, nearest: nearest, known, quoted: quoted)
        case .notANumberField(let field, let type, let function, let takesDates):
            notANumberField(field, type: type, for: function, takesDates: takesDates, command)
        }
    }
}
