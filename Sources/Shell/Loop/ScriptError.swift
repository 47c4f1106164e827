// Why the lines of a script, or a file that the user names, cannot be read or run. The sentences are left to
// Diagnostic+Scripts.

package import Prompting

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Why a script's lines cannot be run.
package enum ScriptError: Error, Sendable, Equatable {
    /// A file that cannot be read, and the system's reason.
    case unreadable(String, reason: String)
    /// A script that is neither where its path leads nor in the library, the folder for those that are named alone.
    case absent(String, library: String)
    /// Standard input cannot be read.
    case unreadableInput(reason: String)
    /// A file that cannot be written, and the system's reason.
    case unwritable(String, reason: String)
    /// A script that would run itself, directly or through others.
    case circle(String)
    /// A script inside too many others.
    case tooDeep(String, limit: Int)
    /// A function inside too many calls of functions.
    case endlessCalls(String)
    /// A line that is not UTF-8; the offset is in bytes from 0.
    case invalidUTF8(offset: Int)
    /// A line with a NUL byte, such as one of a program.
    case containsNUL
    /// A line of more bytes than are read.
    case tooLong(limit: Int)
}

extension ScriptError {
    /// Whether there is no file of that name.
    var isMissingFile: Bool {
        guard case .unreadable(_, let reason) = self else { return false }
        return reason == SystemError.words(ENOENT)
    }

    /// The error for a line that cannot be read as text. `file` is where it came from; nil, and `stdin`, mean standard
    /// input.
    package init(_ fault: MalformedLine, in file: String?) {
        switch fault {
        case .invalidUTF8(let offset): self = .invalidUTF8(offset: offset)
        case .containsNUL: self = .containsNUL
        case .tooLong(let limit): self = .tooLong(limit: limit)
        case .unreadable(let errno):
            let reason = SystemError.words(errno)
            self =
                file.map { $0 == "stdin" ? .unreadableInput(reason: reason) : .unreadable($0, reason: reason) }
                ?? .unreadableInput(reason: reason)
        }
    }
}
