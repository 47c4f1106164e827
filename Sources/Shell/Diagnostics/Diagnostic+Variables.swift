// Sentences for variables in the wrong place, or with the wrong kind of value (Language §2). Looking up values is left
// to VariableValues.

import CommandLanguage
package import ShellCommands
import Text

extension Diagnostic {
    /// What is wrong with a variable, and what to write in its place.
    static func words(for fault: UsageError.VariableFault) -> Diagnostic {
        switch fault {
        case .unset(let name, let nearest): unset(name, nearest: nearest)
        case .invalid(let text):
            usage("\(cut(text)) is not a variable.", next: "To use it as text, quote it: '\(cut(text))'")
        case .unclosed(let whole):
            usage("A } is missing after \(cut(String(whole.dropLast()))).", next: "Type: \(cut(whole))")
        case .joined(let name, let word, let filledIn, let asText):
            usage(
                "$\(cut(name)) is not filled in here, since other text touches it in \(cut(word)).",
                next: "Type: \(cut(filledIn)). As text: \(cut(asText))")
        case .rowsAsText(let name):
            usage(
                "$\(cut(name)) holds rows, but text is needed here.",
                next: "Use a field of the first row: ${\(cut(name)).name}")
        case .fieldOfText(let name, let field):
            usage(
                "There is no field \(cut(field)), since $\(cut(name)) holds text.",
                next: "For the text itself, type: ${\(cut(name))}")
        case .rowsOfText(let name):
            usage(
                "$\(cut(name)) holds text, which has no rows to number.",
                next: "For the text itself, type: ${\(cut(name))}")
        case .rowsAsWord(let name):
            usage(
                "$\(cut(name)) holds rows and cannot be an argument without a name.",
                next: "Give the argument one: def NAME rows { … $rows … }")
        case .inName(let typed, let command): inName(typed, command)
        case .inSystemCommand:
            usage(
                "The value would become a part of the command of the system, which could then do anything.",
                next: "In '…' nothing is filled in; there write $JUKE_x for the variable x."
            )
        case .refused(let sentence, let name): refused(sentence, name)
        case .asCommand(let name):
            usage(
                "A command must come here, but $\(cut(name)) is a value.",
                next: "Type the command itself. For what the value names: rows $\(cut(name))")
        case .valuesTooLong(let limit):
            usage(
                "The values of the variables are longer than \(limit >> 20) MB together.",
                next: "Shorten them: let NAME = TEXT")
        }
    }

    /// `let $x = 1`, `as r${d}`: a name is never worked out.
    private static func inName(_ typed: String, _ command: String?) -> Diagnostic {
        let name = typed.hasPrefix("$") ? String(typed.dropFirst()) : ""
        return usage(
            "A name is written out, but \(cut(typed)) has a variable in it.",
            next: VariableName.isName(name)
                ? "Without the $: \(command.map { $0 + " " } ?? "")\(cut(name))"
                : "Write the name itself. \(help(command))")
    }

    /// `${name:?sentence}`: the writer of the script has said what is missing.
    private static func refused(_ sentence: String, _ name: String) -> Diagnostic {
        let setting = "To set it: let \(cut(name)) = VALUE"
        let ownSentence = sentence.allSatisfy(\.isWhitespace) ? "$\(name) is not set." : sentence
        return usage(
            CellWidth.truncated(Sanitiser.clean(ownSentence), to: 200),
            next: name.allSatisfy(\.isNumber) ? "Give it after the name of the script or function." : setting)
    }

    /// A variable without a value: a misspelt name, or an argument that was not given.
    private static func unset(_ name: String, nearest: [String]) -> Diagnostic {
        let asText = "To use it as text, quote it: '$\(cut(name))'"
        // `$1` is an argument of a script or a function; a number cannot be a misspelt name.
        guard !name.allSatisfy(\.isNumber) else {
            return usage(
                "An argument is missing: $\(cut(name)) is not set.",
                next: "Give it after the name of the script or function. \(asText)")
        }
        return usage("$\(cut(name)) is not set.", next: nearest.first.map { "Did you mean $\($0)?" } ?? asText)
    }
}

extension UnknownName: SelfExplained {
    /// There is none of that name; the nearest is offered.
    package var diagnostic: Diagnostic {
        let name = Diagnostic.cut(name)
        let (sentence, way, status): (String, String, ExitStatus) =
            switch subject {
            case .variable: ("$\(name) is not set.", "To set it: let \(name) = VALUE", .failed)
            case .function: ("There is no function \(name).", "To list them: def", .failed)
            case .alias: ("There is no alias \(name).", "To list them: alias", .failed)
            case .abbreviation: ("There is no abbreviation \(name).", "To list them: abbr", .failed)
            case .rule: ("There is no rule \(name).", "To list them: rules", .notFound)
            }
        return Diagnostic(
            sentence, nextStep: nearest.first.map { "Did you mean \(Diagnostic.cut($0))?" } ?? way, status: status)
    }
}
