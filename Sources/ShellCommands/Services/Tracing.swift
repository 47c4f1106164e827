// The trace and the tape, as commands see them. Files are opened and read at the edge.

package import SpotifyAPI

/// Records requests: as lines that are read, or as a tape that can be played.
package struct Tracing: Sendable {
    /// Every request and answer, as a line.
    package let log: TraceLog
    /// Answers, recorded or played.
    package let tape: TapeExchange
    /// Where the trace goes when no file is named.
    package let messages: @Sendable (String) -> Void
    /// Opens a file for lines; a file that is there is replaced only where the mode says so.
    package let open: @Sendable (_ path: String, FileMode) throws -> @Sendable (String) -> Void
    /// The text of a file.
    package let read: @Sendable (_ path: String) throws -> String

    /// How a file is opened: at its end, only where there is none, or in place of what is there.
    package enum FileMode: Sendable { case append, create, replace }

    /// A trace of these parts.
    package init(
        log: TraceLog, tape: TapeExchange, messages: @escaping @Sendable (String) -> Void,
        open: @escaping @Sendable (_ path: String, FileMode) throws -> @Sendable (String) -> Void,
        read: @escaping @Sendable (_ path: String) throws -> String
    ) {
        self.log = log
        self.tape = tape
        self.messages = messages
        self.open = open
        self.read = read
    }
}
