// Sentences for the blocks of `if`, `for` and `def` (Language §9). Finding the fault is left to the parser.

import CommandLanguage

extension Diagnostic {
    /// What is wrong with a block, and how it is written.
    static func words(for fault: UsageError.BlockFault, _ command: String?) -> Diagnostic {
        switch fault {
        case .tooDeep(let limit):
            usage(
                "Blocks are nested more than \(limit) deep.",
                next: "Move the inner ones into a function: def NAME { … }"
            )
        case .missing(let line): missingBlock(of: command, usage: line)
        case .unclosed: usage("The block that begins here is never closed.", next: "Close it: }")
        case .openAfterSystemCommand:
            usage(
                "The block that begins here is never closed.",
                next: "Close it with a } as a word of its own, outside of what the system's shell has open: { !date }")
        case .joinedBraces: usage("{} is read as a word.", next: "For an empty block, type: { }")
        case .joinedBrace(let rest): usage("Put a blank after {.", next: "Type: { \(cut(rest))")
        case .rowsOfCommand(let command):
            usage(
                "\(cut(command)) is a command; `for` needs rows that are kept already.",
                next: "Keep them first: \(cut(command)) | as r | any; for x in $r { … }")
        }
    }
}
