// Why the lines of a script, or a file that the user names, cannot be had.

package import Prompting

/// Why a script's lines cannot be run.
package enum ScriptError: Error, Sendable, Equatable {
    case unreadable(String, reason: String)
    case unreadableInput(reason: String)
    case unwritable(String, reason: String)
    /// A script that would run itself, directly or through others.
    case circle(String)
    case tooDeep(String, limit: Int)
    case endlessCalls(String)
    case invalidUTF8(offset: Int)
    case containsNUL
    case tooLong(limit: Int)
}

extension ScriptError {
    /// Why a line is none; `file` is what it was read from, nil for standard input of another kind than a script.
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
