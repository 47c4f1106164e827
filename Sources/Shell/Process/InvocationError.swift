// What can be wrong with the process's own command line. Finding it is left to Invocation, the words to Diagnostic.

/// What is wrong with the process's command line.
package enum InvocationError: Error, Sendable, Equatable {
    /// An option juke does not have, and the names nearest to it.
    case unknownOption(String, nearest: [String])
    /// An option at the end of the line that needs a value, and what its value is called.
    case missingValue(String, String)
    /// A flag with `=value` after it.
    case unexpectedValue(String)
    /// An option after the commands of `-c`, where it would be an argument of theirs.
    case afterCommands(String)
    /// Two options that exclude each other.
    case conflict(String, String)
    /// An option, its value, what is accepted in its place, and the nearest of those words.
    case invalidValue(String, String, expected: String, nearest: [String])
}
