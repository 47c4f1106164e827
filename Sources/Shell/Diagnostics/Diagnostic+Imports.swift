// The words for files that cannot be imported: those in no known format, archives that cannot be opened, histories that
// break off.

import ShellCommands
import Text

extension ImportError: SelfExplained {
    /// Why a file was not imported, or not to its end.
    package var diagnostic: Diagnostic {
        switch self {
        case .unknownFormat(let path):
            Diagnostic(
                "\(Diagnostic.cut(path: path)) is in no format that juke knows.",
                nextStep: "To see what can be imported: help import", status: .failed)
        case .nothingKnown(let path):
            Diagnostic(
                "\(Diagnostic.cut(path: path)) holds no file that juke knows.",
                nextStep: "To see what can be imported: help import", status: .failed)
        case .tooLarge(let path, let limit):
            Diagnostic(
                "\(Diagnostic.cut(path: path)) is larger than \(limit >> 20) MB.",
                nextStep: "Divide it, then import the parts.", status: .failed)
        case .damaged(let files):
            Diagnostic(
                files.map(\.sentence).joined(separator: " "),
                nextStep: "Get the export again and import it: what is there already is recognised.", status: .partly)
        }
    }
}

extension ImportError.DamagedFile {
    /// Where the file breaks off.
    fileprivate var sentence: String {
        let path = Diagnostic.cut(path: path)
        return switch plays {
        case 0: "\(path) breaks off before the end of its first play."
        case 1: "\(path) breaks off after 1 play."
        case _: "\(path) breaks off after \(plays) plays."
        }
    }
}

extension ArchiveError: SelfExplained {
    /// Why an archive was not read.
    package var diagnostic: Diagnostic {
        switch self {
        case .noProgram(let path):
            Diagnostic(
                "\(Diagnostic.cut(path: path)) is a zip archive, and there is no unzip to read it with.",
                nextStep: "Install unzip, or unpack the archive and import the folder.", status: .failed)
        case .unreadable(let path, 82):
            Diagnostic(
                "\(Diagnostic.cut(path: path)) needs a password.",
                nextStep: "Unpack the archive and import the folder.", status: .failed)
        case .unreadable(let path, let status):
            Diagnostic(
                "unzip cannot read \(Diagnostic.cut(path: path)) (it ended with \(status)).",
                nextStep: "Get the archive again, or unpack it and import the folder.", status: .failed)
        }
    }
}
