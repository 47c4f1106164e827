// The words for files that cannot be imported: those in no known format, archives that cannot be opened, histories that
// break off.

import Formats
import Library
import ShellCommands
import Text

extension ImportError: SelfExplained {
    /// Why a file was not imported, or not to its end.
    package var diagnostic: Diagnostic {
        switch self {
        case .unreadable(let path, let fault):
            Diagnostic(
                "\(Diagnostic.cut(path: path)) \(fault.predicate)", nextStep: fault.nextStep, status: .failed)
        case .incomplete(let done, let doubts, let missing, let search):
            Diagnostic(
                Self.sentence(done, doubts, missing), nextStep: Self.nextStep(doubts, search),
                status: done.isEmpty ? .notFound : .partly)
        case .nothingKnown(let path):
            Diagnostic(
                "\(Diagnostic.cut(path: path)) holds no file that juke knows.",
                nextStep: "To see what can be imported: help import", status: .failed)
        case .notKept(.full(let path)):
            Diagnostic(
                "Plays cannot be kept, since the disk is full: \(Diagnostic.cut(path: path))",
                nextStep: "Make room on the disk, then try again.", status: .failed)
        case .notKept(.busy):
            Diagnostic(
                "Plays cannot be kept now, since another shell or script keeps some.",
                nextStep: "Try again when it has ended.", status: .failed)
        case .notKept(.unwritable(let path, let reason)):
            Diagnostic(
                "Plays cannot be kept in \(Diagnostic.cut(path: path)): \(Diagnostic.cut(reason)).",
                nextStep: "To see what is wrong with the files: doctor", status: .failed)
        case .damaged(let files):
            Diagnostic(
                files.map(\.sentence).joined(separator: " "),
                nextStep: "Get the export again and import it: what is there already is recognised.", status: .partly)
        }
    }
}

extension ImportError {
    /// What was done, and what was not.
    private static func sentence(_ done: String, _ doubts: [String], _ missing: [String]) -> String {
        var sentences = done.isEmpty ? [] : [done]
        if !doubts.isEmpty { sentences.append("In doubt: \(list(doubts)).") }
        if !missing.isEmpty { sentences.append("Not found: \(list(missing)).") }
        return sentences.joined(separator: " ")
    }

    /// The first of many.
    private static func list(_ texts: [String]) -> String {
        let shown = texts.prefix(5).joined(separator: ", ")
        return texts.count > 5 ? "\(shown) and \(texts.count - 5) more" : shown
    }

    private static func nextStep(_ doubts: [String], _ search: FurtherSearch?) -> String {
        guard let search else {
            return doubts.isEmpty
                ? "To look for one yourself: search track NAME"
                : "To see what those in doubt may be, import the file at a prompt."
        }
        let requests = search.requests == 1 ? "1 request" : "\(search.requests) requests"
        return "To search Spotify for what was not found, \(requests): \(search.line)"
    }
}

extension EntryFault {
    /// What is so of a file.
    fileprivate var predicate: String {
        switch self {
        case .empty: return "is empty."
        case .notText: return "is not a text file."
        case .nothingKnown: return "has no line that is an address, or a title with an artist."
        case .cutOff(let format, let line):
            let what = format.map { $0.name } ?? "what it is"
            return "breaks off inside \(what), in what begins on line \(line)."
        case .openQuote(let line): return "has a quote on line \(line) that is not closed."
        case .malformed(let grammar, let line): return "is not valid \(grammar.rawValue) on line \(line)."
        case .unknownColumns(let headings):
            let names = headings.prefix(6).map { Diagnostic.cut($0) }.joined(separator: ", ")
            return "has no column with addresses, codes or titles. The columns are: \(names)."
        case .unknownShape(let names):
            let known = names.prefix(6).map { Diagnostic.cut($0) }.joined(separator: ", ")
            return names.isEmpty
                ? "is JSON of an unknown kind." : "is JSON of an unknown kind, with the members: \(known)."
        case .unknownElement(let name): return "is not a playlist but XML of another kind: \(Diagnostic.cut(name))."
        }
    }

    /// What to do about it.
    fileprivate var nextStep: String {
        switch self {
        case .cutOff: "Nothing was imported. Get the file again."
        case .openQuote: "Nothing was imported. Get the file again, or close the quote."
        case .malformed: "Nothing was imported. Get the file again, or correct the line."
        case .unknownColumns: "Call them title, artist, album, isrc or uri on the first line."
        case .empty, .notText, .nothingKnown, .unknownShape, .unknownElement:
            "To see what can be imported: help import"
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
