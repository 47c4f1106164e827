// Lines that are written as they come, outside the loop: those of the trace and of a dry run. They quote text from
// elsewhere, and a terminal must obey none of it (Terminal §10).

import Text

extension OutputPort {
    /// Writes a line and its line end; on a terminal without control characters.
    package func write(line: String) throws(OutputError) {
        try write((isTerminal ? Sanitiser.cleanLines(line) : line) + "\n")
    }
}
