// Owns listings: rows that were shown, kept so that `3` means the third of them, with where they came from
// and where more would come from. Which listing a number refers to is decided in ShellCommands; the form
// for files is in Listing+Saved.

package import FoundationEssentials

/// Rows that were shown together, numbered from 1.
package struct Listing: Sendable, Hashable {
    /// Something that can be played as a whole, and the place in it of the first row, counted from 0.
    package struct Context: Sendable, Hashable, Codable {
        /// What the player is asked to play.
        package var uri: String
        /// The place of the listing's first row in it, counted from 0.
        package var offset: Int

        /// A context, from its beginning unless the caller says otherwise.
        package init(uri: String, offset: Int = 0) {
            self.uri = uri
            self.offset = offset
        }
    }

    /// What it is a listing of, for a person: `albums of Radiohead`.
    package var name: String
    /// The rows as they were numbered, from 1.
    package var rows: [Row]
    /// Set when the rows are, in this order, a part of something that can be played.
    package var context: Context?
    /// The command that made it, as it was typed.
    package var command: String
    /// Where the rest begins; nil when there is none.
    package var next: Cursor?
    /// When the rows were fetched.
    package var made: Date

    /// A listing that was shown at that moment.
    package init(
        name: String, rows: [Row], context: Context? = nil, command: String, next: Cursor? = nil, made: Date
    ) {
        self.name = name
        self.rows = rows
        self.context = context
        self.command = command
        self.next = next
        self.made = made
    }

    /// The kinds of the rows.
    package var kinds: Set<RowKind> { Set(rows.map(\.kind)) }
}
