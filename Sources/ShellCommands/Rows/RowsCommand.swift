// What the commands that take rows and give rows have in common: they need a pipe, check the fields they were given,
// and pass on the tables of their rows.

import CommandLanguage
package import Rows
package import SpotifyAPI

/// A command that gives the rows it takes, some of them or in another order.
package protocol RowsCommand: Command {
    /// The fields it was given.
    var fields: [FieldName] { get }
}

extension RowsCommand {
    /// Without a pipe there is nothing to work on.
    package var needsRows: Bool { true }
    /// Most of them name no fields.
    package var fields: [FieldName] { [] }

    /// Every field must be one of the tables, and be sent in this mode.
    package func check(_ tables: [FieldTable], mode: Mode, at span: Range<Int>) throws {
        for field in fields { try field.check(in: tables, mode: mode) }
    }

    /// By default those that come.
    package func tables(of incoming: [FieldTable]) -> [FieldTable] { incoming }
}

extension RowStream {
    /// What a stage says of rows that came without a heading.
    func headingOrMixed() -> RowHeading { heading ?? RowHeading(table: Kinds.mixed, name: "rows") }
}
