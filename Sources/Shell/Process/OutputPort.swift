// Where text leaves the shell: standard output for data, standard error for everything else. Commands never write
// there; they return replies, which the loop shows.

/// A place text is written to.
package protocol OutputPort: Sendable {
    /// Whether a person reads it on a terminal.
    var isTerminal: Bool { get }
    /// The width of that terminal in cells, as of now; 80 elsewhere.
    var width: Int { get }
    /// The height of that terminal in lines, as of now; without end elsewhere.
    var height: Int { get }
    /// Writes the text as UTF-8, all of it, before it returns.
    func write(_ text: String) throws(OutputError)
}

extension OutputPort {
    /// Without end, for what is not a terminal: nothing that is written there has to fit.
    package var height: Int { .max }
}

/// Why text cannot be written.
package enum OutputError: Error, Sendable, Equatable {
    /// The program that read it has ended (`… | head`): no failure, but the end.
    case closed
    /// The program that reads it takes nothing, and waiting for it was cancelled.
    case interrupted
    /// The system refuses it, with its error number: a full disk, a descriptor that is closed.
    case failed(errno: Int32)
}
