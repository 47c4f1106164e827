// The words for lines typed before that cannot be forgotten.

package import ShellCommands

extension HistoryError: SelfExplained {
    /// Why nothing was forgotten.
    package var diagnostic: Diagnostic {
        switch self {
        case .none(isScript: true):
            Diagnostic(
                "A script has no history of its own.", nextStep: "To see and delete lines, type at a prompt: history",
                status: .failed)
        case .none(isScript: false):
            Diagnostic(
                "This shell keeps no history.", nextStep: "To have one, start juke without --no-history.",
                status: .failed)
        case .noLine(let number):
            Diagnostic("There is no line \(number).", nextStep: "To see the lines: history", status: .notFound)
        }
    }
}
