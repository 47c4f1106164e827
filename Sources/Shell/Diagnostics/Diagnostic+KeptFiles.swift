// Sentences for the files that juke keeps besides the login (Architecture §9): what was wrong with one, and what juke
// did about it. Reading and mending them is left to Storage, Library and LineEditing.

package import Library
package import Prompting
import ShellCommands

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension Diagnostic {
    /// What is said about a file when juke can continue without it.
    package static func words(for notice: FileNotice) -> String {
        switch notice {
        case .setAside(let path, let aside):
            "\(cut(path: path)) is damaged and cannot be read. It is now \(cut(path: aside)); juke begins a new one."
        case .recreated(let path):
            "\(cut(path: path)) was damaged, and juke made a new one. It contained only answers of Spotify."
        case .newerSetAside(let path, let aside):
            "\(cut(path: path)) is from a newer version of juke. It is now \(cut(path: aside)); juke begins a new one."
        case .newerReplaced(let path):
            "\(cut(path: path)) was from a newer version of juke, and juke made a new one. "
                + "It contained only answers of Spotify."
        case .locked(let path): "Another process keeps \(cut(path: path)) locked. juke continues without it."
        case .notOurs(let path):
            "\(cut(path: path)) is not used: it is a link, not a file, or belongs to another user."
        case .logInMemory(let path):
            "\(cut(path: path)) cannot be written. Changes can be undone only until this shell ends."
        case .planInMemory(let path):
            "This plan is not kept in \(cut(path: path)): it ends with this shell."
        case .profileGone(let name): "There is no profile \(cut(name)) any more. juke runs as default."
        }
    }

    /// What is said once, when the lines that are typed cannot be kept in their file.
    package static func words(for problem: HistoryFileError) -> String {
        let problem = problem.diagnostic
        return problem.sentence + "\nThe lines you type are kept until this shell ends. " + (problem.nextStep ?? "")
    }
}

extension HistoryFileError: SelfExplained {
    /// Why the history file cannot be used.
    package var diagnostic: Diagnostic {
        let (path, reason, nextStep): (String, String, String)
        switch self {
        case .notRegular(let place):
            (path, reason) = (place, "it is a link, or not a file")
            nextStep = "Move it away: juke makes a new one."
        case .notOurs(let place):
            (path, reason) = (place, "it belongs to another user")
            nextStep = "Move it away: juke makes a new one."
        case .busy(let place):
            (path, reason) = (place, "another juke is using it")
            nextStep = "To find it: pgrep -a juke"
        case .failed(let place, let errno):
            (path, reason) = (place, SystemError.words(errno))
            nextStep =
                errno == ENOSPC || errno == EDQUOT
                ? "Make room on the disk, then try again." : "Make it readable and writable for you: chmod u+rw"
        }
        return Diagnostic(
            "The file of the lines you typed cannot be used (\(reason)): \(Diagnostic.cut(path: path))",
            nextStep: nextStep, status: .failed)
    }
}
