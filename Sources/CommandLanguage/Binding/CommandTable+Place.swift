// The name of the command that an erroneous line begins with, so that the error can show how it is typed.

extension CommandTable {
    /// The full name of the command that the words begin with; nil when they begin with none.
    package func nameOfCommand(in words: [Word]) -> String? {
        locate(words).map { nodes[$0.node].path }
    }
}
