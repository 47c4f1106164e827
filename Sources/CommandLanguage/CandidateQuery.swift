// What completion asks the shell: a source by its name, and what is known of the place, so that the answer can be short.

/// A question for what the shell keeps in memory.
package struct CandidateQuery: Sendable, Hashable {
    /// `rows artist album`, `devices`, `fields`, `operators year`, `values kind`; also `variables` (without `$`) and
    /// `aliases`.
    package var source: String
    /// What has been typed of the words so far; an answer may leave out what does not fit it.
    package var text: String
    /// The words of the command before that.
    package var words: [String]
    /// The kinds of the rows that come down the pipe; empty where they are not known.
    package var kinds: [String]

    package init(_ source: String, text: String = "", words: [String] = [], kinds: [String] = []) {
        self.source = source
        self.text = text
        self.words = words
        self.kinds = kinds
    }
}
