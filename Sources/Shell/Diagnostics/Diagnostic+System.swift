// Sentences for the commands of the system that a line runs (Language §2). What such a command itself writes to
// standard error is left as it is.

package import ShellCommands

extension SystemShellError: SelfExplained {
    /// Why a command of the system has no result.
    package var diagnostic: Diagnostic {
        switch self {
        case .failed(let status): Diagnostic("The command ended with status \(status).", status: .failed)
        case .tooMuch(let limit):
            Diagnostic("The command wrote more than \(limit >> 20) MB as its answer.", status: .failed)
        case .notText(let line):
            Diagnostic("Line \(line) of what the command wrote is not UTF-8 text.", status: .failed)
        case .missing(let program, let setting):
            Diagnostic("\(program) is not installed.", nextStep: "To do without it: set \(setting)", status: .failed)
        case .notStarted(let reason): Diagnostic("/bin/sh could not be started: \(reason).", status: .failed)
        case .notAllowed:
            Diagnostic(
                "A script may not run commands of the system.", nextStep: "To allow it: juke --allow-shell …",
                status: .notAllowed)
        }
    }
}

extension RefusedSystemCommand: SelfExplained {
    /// A script that may not run commands of the system, at the place where it would.
    package var diagnostic: Diagnostic {
        var diagnostic = SystemShellError.notAllowed.diagnostic
        if !span.isEmpty { diagnostic.span = span }
        return diagnostic
    }
}

extension EndedByInterrupt: SelfExplained {
    /// Ctrl-C where it is the usual end, as under `every`.
    package var diagnostic: Diagnostic { .interrupted }
}
