// Sentences for the process's own command line and for the environment it starts in. Understanding them is left to
// Invocation and Settings.

package import ShellCommands

extension InvocationError: SelfExplained {
    /// The option that is wrong, and the nearest to it or where all of them are listed.
    package var diagnostic: Diagnostic {
        switch self {
        case .unknownOption(let option, let nearest):
            Diagnostic(
                "juke has no option \(Diagnostic.cut(option)).",
                nextStep: nearest.first.map { "Did you mean \($0)?" } ?? "Type: juke --help",
                status: .usage)
        case .missingValue(let option, let value):
            Diagnostic("\(option) needs a value.", nextStep: "Type: juke \(option) \(value)", status: .usage)
        case .invalidValue(let option, let value, let expected, let nearest):
            Diagnostic(
                value.isEmpty
                    ? "\(option) needs a value: \(expected)." : "\(Diagnostic.cut(value)) is not \(expected).",
                nextStep: nearest.first.map { "Did you mean \(option) \($0)?" } ?? "Type: juke --help",
                status: .usage)
        case .conflict(let one, let other):
            Diagnostic(
                "\(one) and \(other) cannot be used together.", nextStep: "Leave one of them out. Type: juke --help",
                status: .usage)
        case .unexpectedValue(let option):
            Diagnostic("\(option) takes no value.", nextStep: "Type: juke --help", status: .usage)
        case .afterCommands(let option):
            Diagnostic(
                "\(Diagnostic.cut(option)) comes after the commands of -c, where words are their arguments.",
                nextStep: "As an option of juke, put it before -c. As an argument: juke -c '…' -- "
                    + Diagnostic.cut(option), status: .usage)
        }
    }
}

extension Diagnostic {
    /// What is said of a variable that is not used.
    package static func words(for variable: UnfitVariable) -> String {
        let text = variable.text.map { "=" + cut($0) } ?? ""
        return "\(variable.name)\(text) is not used: it must be \(variable.expected)."
    }
}
