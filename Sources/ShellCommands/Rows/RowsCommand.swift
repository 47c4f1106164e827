// What the commands that need rows have in common: the fields they name are checked, and the rows they give are of the
// tables that come. Those that can also do without rows are ThingsCommands.

import CommandLanguage
package import Rows
package import SpotifyAPI

/// A command whose form is `transform` or `sink`: it works on the rows of a pipe and on nothing else.
package protocol RowsCommand: FollowingCommand {
    /// The fields it was given.
    var fields: [FieldName] { get }
}

extension RowsCommand {
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
