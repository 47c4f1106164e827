// Completion as data: what could stand at the cursor, and which bytes of the line it would replace. Who knows the
// candidates is CommandLanguage; who inserts, lists and walks them is LineEditing.

/// Answers Tab from memory; must return at once.
package protocol Completing: Sendable {
    /// The candidates for the text around `cursor`, a UTF-8 offset into `line`.
    func completions(for line: String, cursor: Int) -> CompletionPlan

    /// Looks elsewhere for what could stand there, after nothing was found and that was asked again; whether there may be
    /// more to find now. May take its time, ends when it is cancelled.
    func learn(for line: String, cursor: Int) async -> Bool

    /// The quote that a line leaves open at its end; nil for none.
    func openQuote(in line: String) -> OpenQuote?
}

/// A quote that a line leaves open.
package struct OpenQuote: Sendable, Equatable {
    /// The UTF-8 offset of its opening sign.
    package var opening: Int
    /// The sign that closes it.
    package var closing: String

    package init(opening: Int, closing: String) {
        self.opening = opening
        self.closing = closing
    }
}

/// What Tab can do at one place.
package struct CompletionPlan: Sendable, Equatable {
    /// The UTF-8 offsets of the line that a candidate replaces; ends at the cursor.
    package var replacing: Range<Int>
    /// In the order they are to be shown and walked through.
    package var candidates: [Candidate]
    /// What they all begin with, in the form in which it can stand in the line unfinished; nil: as they are inserted.
    package var common: String?
    /// The bytes after the cursor that a whole candidate replaces as well: up to the sign that closes the quote the cursor
    /// is in, or those of a bare word that the candidates were found for.
    package var trailing: Int
    /// Whether the candidates were found for the bytes after the cursor, too: then what they share replaces those as well.
    package var isForTrailing = false

    package init(replacing: Range<Int>, candidates: [Candidate], common: String? = nil, trailing: Int = 0) {
        self.replacing = replacing
        self.candidates = candidates
        self.common = common
        self.trailing = trailing
    }

    /// What all of the texts begin with, in whole characters.
    package static func common(to texts: [String]) -> String {
        guard var common = texts.first.map({ $0[...] }) else { return "" }
        for text in texts.dropFirst() {
            let shared = zip(common, text).prefix { $0.utf8.elementsEqual($1.utf8) }.count
            common = common.prefix(shared)
        }
        return String(common)
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
    /// The same without quotes, where the line reads several bare words as one name.
    package var unquoted: String?
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

    package func openQuote(in line: String) -> OpenQuote? { nil }

    /// The candidates for a line that goes on with what was typed before it, as the line needs them: nothing that would
    /// replace a part of the lines before, and no blank where one stands already.
    package func completions(for line: String, cursor: Int, continuing begun: String) -> CompletionPlan {
        let before = begun.utf8.count
        var plan = completions(for: begun + line, cursor: before + cursor)
        guard plan.replacing.lowerBound >= before else { return .nothing(at: cursor) }
        plan.replacing = plan.replacing.lowerBound - before..<plan.replacing.upperBound - before
        let next = line.utf8.dropFirst(cursor + plan.trailing).first
        // What goes on within the word, such as `,artist`, goes on without a blank.
        if let next, plan.isForTrailing || next == UInt8(ascii: " ") || next == UInt8(ascii: "\t") {
            for index in plan.candidates.indices where plan.candidates[index].suffix == " " {
                plan.candidates[index].suffix = ""
            }
        }
        return plan
    }
}
