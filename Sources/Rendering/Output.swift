// Owns the values that a command hands over to be shown: rows, one thing, or words. Which bytes they become
// depends on the format and the terminal and is decided by the renderers of this target; the shell's loop
// decides when they are shown.

package import Rows

/// Something to show.
package enum Output: Sendable {
    /// Rows of a table, however many pages they come in.
    case rows(RowsOutput)
    /// One thing, such as what plays now.
    case record(Record)
    /// The one thing that was asked for does not exist: a message, and `null` where a program reads JSON.
    case noRecord(StyledText)
    /// A message. It goes to standard error.
    case note(StyledText)
    /// Lines of text that are the result itself. They go to standard output.
    case text([StyledText])
    /// Nothing at all; the command has done its work silently.
    case nothing
}

/// Rows, and what is said about them.
package struct RowsOutput: Sendable {
    /// What stands above the rows and goes with them from stage to stage: their fields, and the listing's name.
    package var heading: RowHeading
    /// The rows, fetched as they are shown.
    package var stream: RowStream
    /// How a terminal's table of them looks.
    package var presentation: Presentation
    /// What can be played as a whole, where the rows are a part of such a thing in its order.
    package var context: Listing.Context?
    /// Whether the rows continue the newest listing, as those of `more` do.
    package var isExtension: Bool
    /// Whether the rows become a listing, so that a later command can refer to them by number.
    package var isListing: Bool
    /// Makes the text below the rows once they were shown; nil where there is nothing to say.
    package var footnote: (@Sendable () async -> StyledText?)?
    /// The note where there are no rows.
    package var emptyNote: String
    /// The format to write the rows in, where the line names one (`to csv`).
    package var format: OutputFormat?
    /// Whether all rows are shown also where the command is alone, since no `more` could continue them.
    package var isWhole = false
    /// Whether a pipeline that ends in them shows them: `as` keeps its rows, and shows them only in a format that the
    /// line names.
    package var isShown = true
    /// Whether text that a spreadsheet would compute is marked as text (`to csv --safe`).
    package var guardsFormulas = false

    /// Rows that went through a stage, under the heading they came with.
    package init(_ stream: RowStream, heading: RowHeading, emptyNote: String = "No rows are left.") {
        self.init(heading, stream: stream, emptyNote: emptyNote)
    }

    /// Rows that a command made, with a listing of that name to be made of them.
    package init(
        table: FieldTable, stream: RowStream, presentation: Presentation = Presentation(), name: String,
        context: Listing.Context? = nil, isExtension: Bool = false, isListing: Bool = true, emptyNote: String
    ) {
        self.init(
            RowHeading(table: table, name: name), stream: stream, presentation: presentation, context: context,
            isExtension: isExtension, isListing: isListing, emptyNote: emptyNote)
    }

    /// Rows that a command made, under a heading of its own.
    package init(
        _ heading: RowHeading, stream: RowStream, presentation: Presentation = Presentation(),
        context: Listing.Context? = nil, isExtension: Bool = false, isListing: Bool = true, emptyNote: String
    ) {
        self.heading = heading
        self.stream = stream
        self.presentation = presentation
        self.context = context
        self.isExtension = isExtension
        self.isListing = isListing
        self.emptyNote = emptyNote
    }
}

/// One thing. A person sees a sentence about it, a program its fields.
package struct Record: Sendable {
    /// The thing with its fields.
    package var row: Row
    /// The sentence for a person; nil where there is nothing worth saying.
    package var sentence: StyledText?
    /// Lines below the sentence.
    package var details: [StyledText]
    /// What a pipe gets instead of the fields, for a result that is a single value.
    package var bare: String?

    /// A record of which a person sees the sentence and the details, a program the row.
    package init(row: Row, sentence: StyledText? = nil, details: [StyledText] = [], bare: String? = nil) {
        self.bare = bare
        self.details = details
        self.row = row
        self.sentence = sentence
    }
}

/// How a table of rows is to look.
package struct Presentation: Sendable, Equatable {
    /// Whether the rows have their number before them.
    package enum Numbering: Sendable, Equatable { case numbered, unnumbered }
    /// Whether bars are drawn beside the rows: none, or as long as the row's place in the ranking is high.
    package enum Bars: Sendable, Equatable { case none, byRank }

    /// Values that need not be said: a column is left out when every row has its implied value.
    package var implied: [String: Value]
    /// The number of the first row; `more` continues counting.
    package var firstNumber: Int
    /// The number of each row, where they do not follow each other; empty where they count from ``firstNumber``.
    package var numbers: [Int]
    /// Whether numbers are shown.
    package var numbering: Numbering
    /// Whether bars show the ranking.
    package var bars: Bars

    /// The key in ``implied`` that says that every row is saved, so that the mark for it would say nothing.
    package static let savedMark = "saved"

    /// Numbers from 1, no bars, and nothing implied, unless the caller says otherwise.
    package init(
        implied: [String: Value] = [:], firstNumber: Int = 1, numbers: [Int] = [], numbering: Numbering = .numbered,
        bars: Bars = .none
    ) {
        self.bars = bars
        self.implied = implied
        self.firstNumber = firstNumber
        self.numbers = numbers
        self.numbering = numbering
    }
}
