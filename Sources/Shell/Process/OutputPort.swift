// Where text leaves the shell: standard output for data, standard error for everything else. Only the loop writes
// there.

/// A place text is written to.
package protocol OutputPort: Sendable {
    /// Whether a person reads it on a terminal.
    var isTerminal: Bool { get }
    /// The width of that terminal in cells, as of now; 80 elsewhere.
    var width: Int { get }
    /// The height of that terminal in lines, as of now; without end elsewhere.
    var height: Int { get }
    /// Writes the text as UTF-8, whole.
    func write(_ text: String) throws(OutputError)
}

extension OutputPort {
    /// Without end: for what is no terminal.
    package var height: Int { .max }
}

/// Why text cannot be written.
package enum OutputError: Error, Sendable, Equatable {
    /// The program that read it has ended (`… | head`): no failure, but the end.
    case closed
    /// The program that reads it takes nothing, and waiting for it was cancelled.
    case interrupted
    case failed(errno: Int32)
}
