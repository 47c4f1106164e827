// Sentences for standard output and for files that cannot be written.

import ShellCommands
import Text

extension Diagnostic {
    package init(_ error: OutputError) {
        switch error {
        case .closed: self.init("The reader of standard output has ended.", status: .done)
        case .interrupted: self.init("Interrupted.", status: .interrupted)
        case .failed(let number):
            self.init(
                "Standard output cannot be written: \(Self.reason(number)).",
                nextStep: Self.isFull(number) ? "Make room on the disk, then try again." : nil, status: .failed)
        }
    }

    /// A descriptor that juke was started without is no error of the system's, as far as a person is concerned.
    private static func reason(_ number: Int32) -> String {
        SystemError.isClosed(number) ? "it is closed" : SystemError.words(number)
    }

    private static func isFull(_ number: Int32) -> Bool { SystemError.isFull(number) }

    init(_ error: FileRefusal) {
        switch error {
        case .folder(let path, let example):
            let inside = Self.cut(path: path).hasSuffix("/") ? "" : "/"
            self.init(
                "\(Self.cut(path: path)) is a folder.",
                nextStep: "Name a file in it, such as \(Self.cut(path: path))\(inside)\(example)", status: .failed)
        case .writeProtected(let path):
            self.init(
                "\(Self.cut(path: path)) is write-protected.",
                nextStep: "To allow it: chmod u+w \(Self.cut(path: path))", status: .failed)
        case .otherColumns(let path, let columns, let rows):
            self.init(
                "\(Self.cut(path: path)) has the columns \(Self.cut(columns)), and these rows have \(Self.cut(rows)).",
                nextStep: "Choose the same fields with select, or name another file.", status: .failed)
        case .otherCount(let path, let count, let rows):
            self.init(
                "\(Self.cut(path: path)) has \(count) column\(count == 1 ? "" : "s"), and these rows have \(rows).",
                nextStep: "Choose as many fields with select, or name another file.", status: .failed)
        case .noRecording(let path):
            self.init(
                "\(Self.cut(path: path)) cannot hold a recording.",
                nextStep: "Make one: trace record FILE", status: .failed)
        case .link(let path):
            self.init(
                "\(Self.cut(path: path)) is a symbolic link, and a recording is not written through one.",
                nextStep: "Name the file itself.", status: .failed)
        }
    }
}
