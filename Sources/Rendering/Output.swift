// What can be shown, as values: rows, one thing, words. Which bytes it becomes depends on the format and the terminal and
// is decided by the renderers; when it is shown, by the shell's loop.

package import Rows

/// Something to show.
package enum Output: Sendable {
    case rows(RowsOutput)
    case record(Record)
    /// The one thing that was asked for is not there: a message, and `null` where a program reads JSON.
    case noRecord(StyledText)
    /// A message: it goes to standard error.
    case note(StyledText)
    /// Lines of text that are the answer: they go to standard output.
    case text([StyledText])
    case nothing
}

/// Rows, and what is said about them.
package struct RowsOutput: Sendable {
    package var table: FieldTable
    package var stream: RowStream
    package var presentation: Presentation
    /// What the listing is called.
    package var name: String
    package var context: Listing.Context?
    /// Whether the rows make the newest listing longer.
    package var isExtension: Bool
    /// Whether numbers refer to the rows afterwards.
    package var isListing: Bool
    /// Said below the rows that were shown, when there is something to say.
    package var footnote: (@Sendable () async -> StyledText?)?
    /// Said when there are no rows.
    package var emptyNote: String
    /// The fields to show, where somebody chose.
    package var columns: [String]?
    /// The format to write them in, where somebody chose.
    package var format: OutputFormat?
    /// Whether text that a spreadsheet would compute is marked as text.
    package var guardsFormulas = false

    /// Rows that went through a stage, under the heading they came with.
    package init(_ stream: RowStream, heading: RowHeading, emptyNote: String = "No rows are left.") {
        self.init(table: heading.table, stream: stream, name: heading.name, emptyNote: emptyNote)
        columns = heading.columns
        presentation.implied = heading.implied
    }

    package init(
        table: FieldTable, stream: RowStream, presentation: Presentation = Presentation(), name: String,
        context: Listing.Context? = nil, isExtension: Bool = false, isListing: Bool = true, emptyNote: String
    ) {
        self.table = table
        self.stream = stream
        self.presentation = presentation
        self.name = name
        self.context = context
        self.isExtension = isExtension
        self.isListing = isListing
        self.emptyNote = emptyNote
    }
}

/// One thing: a person sees a sentence about it, a program its fields.
package struct Record: Sendable {
    package var row: Row
    /// nil: a person needs to be told nothing.
    package var sentence: StyledText?
    /// Lines below the sentence.
    package var details: [StyledText]
    /// What a pipe gets instead of the fields, for answers that are a single value.
    package var bare: String?

    package init(row: Row, sentence: StyledText? = nil, details: [StyledText] = [], bare: String? = nil) {
        self.bare = bare
        self.details = details
        self.row = row
        self.sentence = sentence
    }
}

/// How a table of rows is to look.
package struct Presentation: Sendable, Equatable {
    package enum Numbering: Sendable, Equatable { case numbered, unnumbered }
    /// Bars behind the rows, as long as what they stand for.
    package enum Bars: Sendable, Equatable { case none, byRank }

    /// Values that go without saying: a column in which every row has the implied value is left out.
    package var implied: [String: Value]
    package var firstNumber: Int
    package var numbering: Numbering
    package var bars: Bars

    /// Among the implied values: every row is saved, so that the mark would say nothing.
    package static let savedMark = "saved"

    package init(
        implied: [String: Value] = [:], firstNumber: Int = 1, numbering: Numbering = .numbered, bars: Bars = .none
    ) {
        self.bars = bars
        self.implied = implied
        self.firstNumber = firstNumber
        self.numbering = numbering
    }
}
