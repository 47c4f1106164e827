// Completion as data: what could come at the cursor, and which bytes of the line it would replace.
// CommandLanguage knows the candidates; LineEditing inserts, lists and walks through them.

/// Answers Tab from memory, so it must return at once.
package protocol Completing: Sendable {
    /// The candidates for the text around `cursor`, a UTF-8 offset into `line`.
    func completions(for line: String, cursor: Int) -> CompletionPlan

    /// Looks elsewhere for candidates, after Tab found nothing and was pressed again. It returns whether there
    /// may be more now, may take its time, and ends when it is cancelled.
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

    /// A quote by its place and the sign that ends it.
    package init(opening: Int, closing: String) {
        self.opening = opening
        self.closing = closing
    }
}

/// What Tab can do at one place.
package struct CompletionPlan: Sendable, Equatable {
    /// The UTF-8 offsets of the line that a candidate replaces; the range ends at the cursor.
    package var replacing: Range<Int>
    /// The candidates, in the order in which they are shown and walked through.
    package var candidates: [Candidate]
    /// What they all begin with, in a form that can be in the line unfinished; nil when that is the
    /// beginning of the insertions.
    package var common: String?
    /// The number of bytes after the cursor that a whole candidate replaces as well: up to the sign that closes
    /// the quote around the cursor, or those of a bare word for which the candidates were found.
    package var trailing: Int
    /// Whether the candidates were found for the bytes after the cursor as well; then what they
    /// share replaces those, too.
    package var isForTrailing = false

    /// A plan that leaves the bytes after the cursor alone, unless `trailing` says otherwise.
    package init(replacing: Range<Int>, candidates: [Candidate], common: String? = nil, trailing: Int = 0) {
        self.replacing = replacing
        self.candidates = candidates
        self.common = common
        self.trailing = trailing
    }

    /// What all of the texts begin with, in whole characters.
    package static func common(to texts: [String]) -> String {
        guard let first = texts.first else { return "" }
        let length = texts.dropFirst().reduce(first.utf8.count) { length, text in
            zip(first.utf8.prefix(length), text.utf8).prefix { $0 == $1 }.count
        }
        // Between two ASCII letters a character ends. Elsewhere whole characters are compared, which takes longer.
        let end = first.utf8.index(first.startIndex, offsetBy: length)
        let isAroundASCII = texts.allSatisfy { text in
            text.utf8.dropFirst(max(0, length - 1)).prefix(2).allSatisfy { (0x20..<0x7F).contains($0) }
        }
        if isAroundASCII { return String(first[..<end]) }
        var common = first[...]
        for text in texts.dropFirst() {
            let shared = zip(common, text).prefix { $0.utf8.elementsEqual($1.utf8) }.count
            common = common.prefix(shared)
        }
        return String(common)
    }

    /// A plan that offers nothing at `cursor`.
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
    /// A few words beside it, sanitised; empty for none.
    package var summary: String
    /// What follows the insertion when it is the only candidate: usually a space, nothing after `=` or `:`.
    package var suffix: String
    /// The same without quotes, when the line reads several bare words as one name.
    package var unquoted: String?
    /// Whether the summary is worth showing when the insertion is typed already, as for the number of a row.
    package var showsSummary = false

    /// A candidate that is shown as it is typed, and followed by a space, unless other texts are given.
    package init(_ insertion: String, label: String? = nil, summary: String = "", suffix: String = " ") {
        self.insertion = insertion
        self.label = label ?? insertion
        self.summary = summary
        self.suffix = suffix
    }
}

extension Completing {
    /// A source that knows no other place finds nothing more.
    package func learn(for line: String, cursor: Int) async -> Bool { false }

    /// A source that knows no quotes reports none.
    package func openQuote(in line: String) -> OpenQuote? { nil }

    /// The candidates for a line that continues what was typed before it. Nothing is offered that would replace
    /// a part of the earlier lines, and no space is added where there is one already.
    package func completions(for line: String, cursor: Int, continuing begun: String) -> CompletionPlan {
        let before = begun.utf8.count
        var plan = completions(for: begun + line, cursor: before + cursor)
        guard plan.replacing.lowerBound >= before else { return .nothing(at: cursor) }
        plan.replacing = plan.replacing.lowerBound - before..<plan.replacing.upperBound - before
        let next = line.utf8.dropFirst(cursor + plan.trailing).first
        // What continues the word, such as `,artist`, continues it without a space.
        if let next, plan.isForTrailing || next == UInt8(ascii: " ") || next == UInt8(ascii: "\t") {
            for index in plan.candidates.indices where plan.candidates[index].suffix == " " {
                plan.candidates[index].suffix = ""
            }
        }
        return plan
    }
}
