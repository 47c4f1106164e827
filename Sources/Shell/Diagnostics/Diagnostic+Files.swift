// Sentences for standard output and for files that cannot be written (Language §4, §10). Files that juke itself keeps
// are in Diagnostic+KeptFiles.

package import ShellCommands
import Text

extension OutputError: SelfExplained {
    /// Why standard output takes no more.
    package var diagnostic: Diagnostic {
        switch self {
        case .closed: Diagnostic("The reader of standard output has ended.", status: .done)
        case .interrupted: Diagnostic("Interrupted.", status: .interrupted)
        case .failed(let number):
            Diagnostic(
                "Standard output cannot be written: \(Self.reason(number)).",
                nextStep: Self.isFull(number) ? "Make room on the disk, then try again." : nil, status: .failed)
        }
    }

    /// The reason in words. When juke was started without the descriptor, the system says "Bad file descriptor", which
    /// means nothing to a user.
    private static func reason(_ number: Int32) -> String {
        SystemError.isClosed(number) ? "it is closed" : SystemError.words(number)
    }

    /// Whether there is no room left, which the user can change.
    private static func isFull(_ number: Int32) -> Bool { SystemError.isFull(number) }
}

extension FileRefusal: SelfExplained {
    /// Why a file is left as it is.
    package var diagnostic: Diagnostic {
        switch self {
        case .folder(let path, let example):
            Diagnostic(
                "\(Diagnostic.cut(path: path)) is a folder.",
                nextStep: "Name a file in it, such as \(Self.path(of: example, in: path))", status: .failed)
        case .writeProtected(let path):
            Diagnostic(
                "\(Diagnostic.cut(path: path)) is write-protected.",
                nextStep: "To allow it: chmod u+w \(Diagnostic.cut(path: path))", status: .failed)
        case .otherColumns(let path, let columns, let rows):
            Diagnostic(
                "\(Diagnostic.cut(path: path)) has the columns \(Diagnostic.cut(columns)), "
                    + "and these rows have \(Diagnostic.cut(rows)).",
                nextStep: "Choose the same fields with select, or name another file.", status: .failed)
        case .noHead(let path):
            Diagnostic(
                "\(Diagnostic.cut(path: path)) does not begin with the names of its columns.",
                nextStep: "To add the rows without theirs: --head off", status: .failed)
        case .otherCount(let path, let count, let rows):
            Diagnostic(
                "\(Diagnostic.cut(path: path)) has \(count) column\(count == 1 ? "" : "s"), "
                    + "and these rows have \(rows).",
                nextStep: "Choose as many fields with select, or name another file.", status: .failed)
        case .noRecording(let path):
            Diagnostic(
                "\(Diagnostic.cut(path: path)) cannot hold a recording.",
                nextStep: "Make one: trace record FILE", status: .failed)
        case .link(let path):
            Diagnostic(
                "\(Diagnostic.cut(path: path)) is a symbolic link, and a recording is not written through one.",
                nextStep: "Name the file itself.", status: .failed)
        }
    }

    /// A file in a folder, as an example that can be typed.
    private static func path(of name: String, in folder: String) -> String {
        let folder = Diagnostic.cut(path: folder)
        return folder + (folder.hasSuffix("/") ? "" : "/") + name
    }
}

extension FileExists: SelfExplained {
    /// A file that a script may not write over without `--yes`; rows can be added to it.
    package var diagnostic: Diagnostic {
        Diagnostic(
            "\(Diagnostic.cut(path)) already exists.",
            nextStep: "To replace it: --yes. To add to it: --append", status: .failed)
    }
}

extension FileReplaced: SelfExplained {
    /// A file that a script may not replace without `--yes`.
    package var diagnostic: Diagnostic {
        Diagnostic("\(Diagnostic.cut(path)) already exists.", nextStep: "To replace it: --yes", status: .failed)
    }
}

extension NoStartupFile: SelfExplained {
    /// There is no start-up file that `startup` could show.
    package var diagnostic: Diagnostic { Diagnostic("There is no start-up file here.", status: .failed) }
}
