// Lines that are said as they come, by whatever speaks outside the loop: the trace, a dry run. Whatever they quote, a
// terminal obeys none of it.

import Text

extension OutputPort {
    /// Writes a line.
    package func write(line: String) throws(OutputError) {
        try write((isTerminal ? Sanitiser.cleanLines(line) : line) + "\n")
    }
}
