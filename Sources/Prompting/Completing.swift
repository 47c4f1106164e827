// Completion as data: what could stand at the cursor, and which bytes of the line it would replace. Who knows the
// candidates is CommandLanguage; who inserts, lists and walks them is LineEditing.

/// Answers Tab from memory; must return at once.
package protocol Completing: Sendable {
    /// The candidates for the text around `cursor`, a UTF-8 offset into `line`.
    func completions(for line: String, cursor: Int) -> CompletionPlan

    /// Looks elsewhere for what could stand there, after nothing was found and that was asked again; whether there may be
    /// more to find now. May take its time, ends when it is cancelled.
    func learn(for line: String, cursor: Int) async -> Bool
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
    /// Whether the summary is what is asked for where the insertion is typed already, as of a row's number.
    package var tells = false

    package init(_ insertion: String, label: String? = nil, summary: String = "", suffix: String = " ") {
        self.insertion = insertion
        self.label = label ?? insertion
        self.summary = summary
        self.suffix = suffix
    }
}

extension Completing {
    package func learn(for line: String, cursor: Int) async -> Bool { false }

    /// The candidates for a line that goes on with what was typed before it, as the line needs them: nothing that would
    /// replace a part of the lines before, and no blank where one stands already.
    package func completions(for line: String, cursor: Int, continuing begun: String) -> CompletionPlan {
        let before = begun.utf8.count
        var plan = completions(for: begun + line, cursor: before + cursor)
        guard plan.replacing.lowerBound >= before else { return .nothing(at: cursor) }
        plan.replacing = plan.replacing.lowerBound - before..<plan.replacing.upperBound - before
        let next = line.utf8.dropFirst(cursor).first
        if next == UInt8(ascii: " ") || next == UInt8(ascii: "\t") {
            for index in plan.candidates.indices where plan.candidates[index].suffix == " " {
                plan.candidates[index].suffix = ""
            }
        }
        return plan
    }
}
