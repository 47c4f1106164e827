// Sentences for the own copy of the library that cannot be changed (Language §6). What was read from it so far stays as
// it was.

package import Library
import ShellCommands

extension CopyFault: SelfExplained {
    /// Why the copy could not be changed.
    package var diagnostic: Diagnostic {
        switch self {
        case .full(let path):
            Diagnostic(
                "The copy of your library cannot be written, since the disk is full: \(Diagnostic.cut(path: path))",
                nextStep: "Make room on the disk, then try again.", status: .failed)
        case .busy(let path):
            Diagnostic(
                "Another process keeps the copy of your library locked: \(Diagnostic.cut(path: path))",
                nextStep: "Try again when it has ended.", status: .failed)
        case .unwritable(let path, let reason):
            Diagnostic(
                "The copy of your library cannot be written (\(Diagnostic.cut(reason))): \(Diagnostic.cut(path: path))",
                nextStep: "To see what is wrong: doctor", status: .failed)
        }
    }
}
