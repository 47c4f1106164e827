// Completion as data: what could stand at the cursor, and which bytes of the line it would replace. Who knows the
// candidates is CommandLanguage; who inserts, lists and walks them is LineEditing.

/// Answers Tab from memory; must return at once.
package protocol Completing: Sendable {
    /// The candidates for the text around `cursor`, a UTF-8 offset into `line`.
    func completions(for line: String, cursor: Int) -> CompletionPlan
}

/// What Tab can do at one place.
package struct CompletionPlan: Sendable, Equatable {
    /// The UTF-8 offsets of the line that a candidate replaces; ends at the cursor.
    package var replacing: Range<Int>
    /// In the order they are to be shown and walked through.
    package var candidates: [Candidate]

    package init(replacing: Range<Int>, candidates: [Candidate]) {
        self.replacing = replacing
        self.candidates = candidates
    }

    /// Nothing to offer at `cursor`.
    package static func nothing(at cursor: Int) -> CompletionPlan {
        CompletionPlan(replacing: cursor..<cursor, candidates: [])
    }
}

/// One thing that could be typed here.
package struct Candidate: Sendable, Equatable {
    /// What goes into the line, quoted as the place needs it.
    package var insertion: String
    /// What the list shows; sanitised.
    package var label: String
    /// A few words beside it; empty for none. Sanitised.
    package var summary: String
    /// What follows the insertion when it is the only candidate: usually a blank, nothing after `=` or `:`.
    package var suffix: String

    package init(_ insertion: String, label: String? = nil, summary: String = "", suffix: String = " ") {
        self.insertion = insertion
        self.label = label ?? insertion
        self.summary = summary
        self.suffix = suffix
    }
}
