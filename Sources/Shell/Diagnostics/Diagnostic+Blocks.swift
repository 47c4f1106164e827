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
        case .repeatedParameter(let name): usage("There are two arguments called \(cut(name)).", next: help("def"))
        case .parameterAfterOptional(let name):
            usage(
                "\(cut(name)) has no value, so it cannot come after an argument that has one.",
                next: "Put it first, or give it a value: \(cut(name))=VALUE")
        case .outsideLoop(let command): outsideLoop(command)
        case .outsideFunction: usage("return ends a function, and none runs here.", next: "To end a script: exit")
        case .rangeTooLarge(let text):
            usage("\(cut(text)) is more than can be counted.", next: "Use numbers of at most 18 digits.")
        case .rangeInPipe(let text):
            usage(
                "\(cut(text)) are numbers that the loop counts, not rows that a | can pass on.",
                next: "Count as far as is wanted: for y in 1..2 { … }. To end a loop early: break")
        case .invalidRange(let text):
            usage(
                "\(cut(text)) is not a range: that needs two whole numbers.",
                next: "For example: for y in 1950..1970 step 10 { … }")
        }
    }

    /// `break` or `continue` where no loop runs.
    private static func outsideLoop(_ command: String) -> Diagnostic {
        usage(
            "\(command) needs a loop around it.",
            next: command == "continue" ? "To continue playing: resume" : "To end a script: exit")
    }
}
