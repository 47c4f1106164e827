// Sentences for scripts, and for files that the user names, that cannot be read or written. Faults inside a line are in
// Diagnostic+Usage.

import ShellCommands
import Text

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension ScriptError: SelfExplained {
    /// Why a script, or a file, is not read or written.
    package var diagnostic: Diagnostic {
        switch self {
        case .unreadable(let path, let reason):
            Diagnostic(
                "\(Diagnostic.cut(path: path)) cannot be read: \(reason).",
                nextStep: path.hasPrefix("/") || path.hasPrefix("~/")
                    ? "Check the path."
                    : "Check the path. Relative paths start at the script's folder, or where juke was started.",
                status: .failed)
        case .absent(let name, let library):
            Diagnostic(
                "There is no script \(Diagnostic.cut(path: name)).",
                nextStep: "It was looked for beside the script that names it, or where juke was started, and in "
                    + Diagnostic.cut(path: library),
                status: .failed)
        case .unreadableInput(let reason):
            Diagnostic("Standard input cannot be read: \(reason).", status: .failed)
        case .unwritable(let path, let reason):
            Diagnostic(
                "\(Diagnostic.cut(path: path)) cannot be written: \(reason).",
                nextStep: Self.remedy(unwritable: reason),
                status: .failed)
        case .circle(let path):
            Diagnostic(
                "The script \(Diagnostic.cut(path: path)) is already running: started here, it would never end.",
                nextStep: "Remove this line, or move what both need into a script of its own.", status: .failed)
        case .tooDeep(let path, let limit):
            Diagnostic(
                "Scripts call each other more than \(limit) deep: \(Diagnostic.cut(path: path)).",
                nextStep: "Move its lines into the script that needs them.", status: .failed)
        case .endlessCalls(let name):
            Diagnostic(
                "\(Diagnostic.cut(name)) calls itself without end.",
                nextStep: "Add an if that stops it; calls may nest \(Nesting.deepestCall) deep.",
                status: .failed)
        case .invalidUTF8(let offset):
            Diagnostic(
                "The line is not UTF-8.", nextStep: "Byte \(offset + 1) is not valid text; save the file as UTF-8.",
                status: .usage, span: 0..<0)
        case .containsNUL:
            Diagnostic("The line contains a NUL byte.", nextStep: "Save the file as text.", status: .usage)
        case .tooLong(let limit):
            Diagnostic("The line is longer than \(limit / 1024) KiB.", nextStep: "Break it up.", status: .usage)
        }
    }

    /// What to do about a file that cannot be written; its folder is mentioned only where that is what is missing. The
    /// error carries the system's words, so they are compared.
    private static func remedy(unwritable reason: String) -> String? {
        switch reason {
        case SystemError.words(ENOENT), SystemError.words(ENOTDIR): "Check its folder, or name another file."
        case SystemError.words(EPIPE): nil
        case SystemError.words(ENOSPC), SystemError.words(EDQUOT): "Make room on the disk, or name another file."
        default: "Name another file."
        }
    }
}
