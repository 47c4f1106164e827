// What the parts of a line are while it is typed, for their colours. CommandLanguage knows it; LineEditing draws it;
// what each of them looks like is in LineTheme.

/// Says what the parts of a line are, from memory and at once: it is asked at every key.
package protocol Colouring: Sendable {
    /// The parts of a line in UTF-8 that are not plain text; of two that overlap the later one counts. With the cursor
    /// at the end of a word, what the word may still become is not held against it; a finished line has no cursor.
    func parts(of line: [UInt8], cursor: Int?) -> [LinePart]
}

/// A part of a line.
package struct LinePart: Sendable, Equatable {
    /// What it is.
    package var role: LineRole
    /// Where it is, in UTF-8 bytes.
    package var span: Range<Int>

    /// A part at its place.
    package init(_ role: LineRole, _ span: Range<Int>) {
        self.role = role
        self.span = span
    }
}

/// What a part of a line can be, and the text after it. The number is that of its style in the C editor, which draws
/// hints by itself.
package enum LineRole: UInt8, CaseIterable, Sendable {
    /// The faint text after the cursor.
    case hint = 1
    /// A command, a function, or a word before a pipeline.
    case command
    /// What would be refused: no command, no option, no escape of a quote.
    case error
    /// An option.
    case option
    /// A text in quotes.
    case quote
    /// What joins commands, and what compares values.
    case `operator`
    /// A variable.
    case variable
    /// Rows that exist, `now`, an address.
    case reference
    /// What is not read.
    case comment
}
