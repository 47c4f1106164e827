// A question that completion asks the shell: what to look for, and what is known of the place, so that the
// answer can be short. The shell answers from memory; nothing here waits.

/// A question for what the shell keeps in memory.
package struct CandidateQuery: Sendable, Hashable {
    /// What to look for.
    package var source: CandidateSource.Kept
    /// What has been typed so far; an answer may leave out what does not fit it.
    package var text: String
    /// The words of the command before the cursor.
    package var words: [String]
    /// The kinds of the rows that come through the pipe; empty when they are not known.
    package var kinds: [String]
    /// The variable that holds the rows; nil where they come from elsewhere.
    package var variable: String?

    /// A question of a place of which this is known.
    package init(
        _ source: CandidateSource.Kept, text: String = "", words: [String] = [], kinds: [String] = [],
        variable: String? = nil
    ) {
        self.source = source
        self.text = text
        self.words = words
        self.kinds = kinds
        self.variable = variable
    }
}
