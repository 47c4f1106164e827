// Owns writing to the terminal at which lines are typed. An error is ignored here: a terminal that is gone is
// noticed by the code that reads from it.

import Files

/// Output without a buffer, so that it is in order with what libedit writes.
enum TerminalOutput {
    /// Writes everything, or as much as the terminal takes before it fails.
    static func write(_ text: String, to descriptor: Int32) {
        try? Descriptor(descriptor).write(text)
    }
}
