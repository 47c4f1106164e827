// The marks of prompts, lines and output, as a screen notes them.

extension TerminalScreen {
    /// A mark of OSC 133.
    package struct Mark: Sendable, Equatable {
        /// `A`, `B`, `C`, `D;0` …
        package var kind: String
        package var row: Int
        package var column: Int
    }
}
