// Which command some words name, for errors that tell how it is typed.

extension CommandTable {
    /// The whole name of the command the words begin with; nil when they begin with none.
    package func nameOfCommand(in words: [Word]) -> String? {
        locate(words).map { nodes[$0.node].path }
    }
}
