// What the commands that take rows and give rows have in common.

import CommandLanguage
package import Rows
package import SpotifyAPI

/// A command that gives the rows it takes, some of them or in another order.
package protocol RowsCommand: Command {
    /// The fields it was given.
    var fields: [FieldName] { get }
}

extension RowsCommand {
    package var needsRows: Bool { true }
    package var fields: [FieldName] { [] }

    package func check(_ tables: [FieldTable], mode: Mode, at span: Range<Int>) throws {
        for field in fields { try field.check(in: tables, mode: mode) }
    }

    package func tables(of incoming: [FieldTable]) -> [FieldTable] { incoming }
}

extension RowStream {
    /// What a stage says of rows that came without a heading.
    func headingOrMixed() -> RowHeading { heading ?? RowHeading(table: Kinds.mixed, name: "rows") }
}
