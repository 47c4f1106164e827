// Sentences for rows that cannot pass from one command to the next (Language §4). Checking it is left to StageReader
// and StageCheck.

import CommandLanguage

extension Diagnostic {
    /// Which stage does not fit its place, and what to write in its place.
    static func words(for fault: UsageError.PipeFault) -> Diagnostic {
        switch fault {
        case .takesNoRows(let command): usage("\(command) takes no rows from a pipe.", next: help(command))
        case .givesNoRows(let command): usage("\(command) gives no rows to the next command.", next: help(command))
        case .needsRows("skip", _): skipAlone
        case .needsRows(let command, let example):
            usage("\(command) needs rows from a pipe.", next: "For example: \(example)")
        case .rowsAfter(let command, let source):
            usage("\(command) needs rows from a pipe.", next: "Type: \(cut(source)) | \(command)")
        case .unquotedMeaning(let name, let start):
            usage(
                "The | ends the alias, so what it stands for needs quotes.",
                next: "Type: alias \(cut(name)) = '\(cut(start)) | …'")
        case .function(let name):
            usage(
                "\(cut(name)) is a function: it neither takes rows from a pipe nor gives any.",
                next: "Use it alone, or make an alias of one pipeline: alias NAME = '…'")
        case .givesNoValue("!"):
            usage(
                "In these brackets only commands of juke can be, and none of the system.",
                next:
                    "For a value: let n = (liked | count). "
                    + "For rows that it chooses: liked | !head -3 | rows - | as best"
            )
        case .givesNoValue(let command):
            usage("\(command) gives no value.", next: "A command that lists or counts does: let n = (liked | count)")
        case .prefixed:
            usage(
                "Only a pipeline can stand here, without time, try, every and the like before it.",
                next: "Put such a word before the whole: try let n = (liked | count)")
        case .writtenElsewhere(let file, let command):
            usage(
                "The rows go to \(cut(file)), so nothing is left for the command after it.",
                next: "Leave the file out (\(command) FORMAT | !…), or write first and run it then: …; !…")
        case .readsNoText(let command, let grouped):
            usage(
                "\(command) does not read what a command of the system writes.",
                next: "To make rows of it: | rows - | \(command). For the system's \(command): \(cut(grouped))")
        case .afterSystemCommand(let word, let sign, let grouped):
            usage(
                "There is no command \(cut(word)), and ! ends at the \(sign).",
                next: "For the system's, put brackets around all of it: \(cut(grouped))")
        }
    }
}
