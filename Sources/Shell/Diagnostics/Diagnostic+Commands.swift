// Sentences for the word that should name a command, and for functions and aliases, which users name (Language §2).
// Finding the nearest names is left to CommandLanguage.

import CommandLanguage
import ShellCommands

extension Diagnostic {
    /// A word that is a command of another program, and what it is called here.
    static func foreignCommand(_ word: String, _ familiar: FamiliarWord) -> Diagnostic {
        usage(
            familiar.explanation ?? "There is no command \(cut(word)).",
            next: "\(familiar.purpose): \(cut(familiar.line))")
    }

    /// A beginning that fits several commands, or is too short for the one it fits.
    static func ambiguousCommand(_ word: String, _ candidates: [String]) -> Diagnostic {
        // One candidate and still a question: it changes the library, so that a slip must not find it (Language §2).
        guard candidates.count != 1 else {
            return usage(
                "\(cut(word)) is too short for \(list(candidates, "or")), which changes your library.",
                next: "Type: \(list(ShortestNames.of(candidates), "or"))")
        }
        return usage(
            "\(cut(word)) could be \(list(candidates, "or")).",
            next: "Shortest: \(ShortestNames.marked(candidates).joined(separator: ", "))")
    }

    /// A command whose second word is none of its own.
    static func unknownSubcommand(_ word: String, of command: String, _ known: [String]) -> Diagnostic {
        usage(
            "There is no command \(command) \(cut(word)).",
            next: "Type: \(list(known.map { command + " " + $0 }, "or"))")
    }

    /// A second word in quotes or from a variable: it names a command, so it must be there before the line runs.
    static func quotedSubcommand(_ word: String, of command: String) -> Diagnostic {
        usage(
            "Here \(cut(word)) must be written without quotes, not as a value.",
            next: "Type: \(command) \(cut(word))")
    }

    /// A short name in a script, where a later command could take its meaning.
    static func abbreviatedCommand(_ word: String, _ meaning: String) -> Diagnostic {
        usage("Scripts need full names: \(cut(word)) is short for \(meaning).", next: "Type: \(meaning)")
    }

    /// `$1` and the like in the text of an alias, which is only replaced and never called.
    static func aliasArgument(_ variable: String) -> Diagnostic {
        usage(
            "An alias takes no arguments: \(variable) means nothing in it.",
            next: "Make a function instead: def NAME { … \(variable) … }")
    }

    /// A command that needs a user to choose.
    static func needsPerson(_ command: String) -> Diagnostic {
        usage(
            "\(command) asks you to choose, and a script cannot ask.",
            next: "Choose the rows with take 3, sample 3 or where CONDITION.")
    }

    /// `skip` alone: other players skip a track by that word.
    static let skipAlone = usage(
        "skip leaves out the first rows of a pipe, as in albums | skip 3.", next: "To skip the track: next")
}
