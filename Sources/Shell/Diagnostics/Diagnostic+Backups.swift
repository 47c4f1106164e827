// The words for a library that is not backed up or restored.

import CommandLanguage
import ShellCommands

extension BackupError: SelfExplained {
    /// Why nothing was written or changed, and what to type.
    package var diagnostic: Diagnostic {
        switch self {
        case .noCopy:
            Diagnostic(
                "There is no copy of your library yet, and a backup is made from it.",
                nextStep: "Make one, then try again: sync", status: .failed)
        case .incomplete(let parts):
            Diagnostic(
                "The copy of your library lacks \(Diagnostic.list(parts, "and")). Nothing was written.",
                nextStep: "To read what is missing: sync. To write what is there: backup FILE --partial",
                status: .failed)
        case .copyChanged:
            Diagnostic(
                "The copy of your library changed while it was read. Nothing was written.", nextStep: "Try again.",
                status: .failed)
        case .noBackup(let path):
            Diagnostic(
                "\(Diagnostic.cut(path: path)) is no backup of juke's.",
                nextStep: "Files of other programs: import \(Diagnostic.cut(path: path))", status: .failed)
        case .cutOff(let path):
            Diagnostic(
                "\(Diagnostic.cut(path: path)) is cut off or damaged: it cannot be read to its end. Nothing was sent.",
                nextStep: "Use another copy of the file.", status: .failed)
        case .newer(let path, let version):
            Diagnostic(
                "\(Diagnostic.cut(path: path)) is a backup of version \(version), and this juke reads version 1.",
                nextStep: "Install a newer juke.", status: .failed)
        case .damaged(let path, let place):
            Diagnostic(
                "\(Diagnostic.cut(path: path)) is damaged: \(Diagnostic.cut(place)) is not what a backup has there. "
                    + "Nothing was sent.", nextStep: "Use another copy of the file.", status: .failed)
        case .tooLarge(let path):
            Diagnostic(
                "\(Diagnostic.cut(path: path)) is larger than 256 MB, which no backup is.", nextStep: nil,
                status: .failed)
        case .nothingInIt(let path, ofPart: false):
            Diagnostic("\(Diagnostic.cut(path: path)) is the backup of an empty library.", status: .notFound)
        case .nothingInIt(let path, ofPart: true):
            Diagnostic(
                "\(Diagnostic.cut(path: path)) has nothing of that kind in it.",
                nextStep: "To restore the rest: restore "
                    + Diagnostic.cut(path: path), status: .notFound)
        }
    }
}
