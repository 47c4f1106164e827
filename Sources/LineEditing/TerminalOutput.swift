// Writing to the terminal that lines are typed at; one that is gone is noticed by what reads from it.

import Files

/// Unbuffered output.
enum TerminalOutput {
    /// Writes everything, or as much as the terminal takes before it fails.
    static func write(_ text: String, to descriptor: Int32) {
        try? Descriptor(descriptor).write(text)
    }
}
