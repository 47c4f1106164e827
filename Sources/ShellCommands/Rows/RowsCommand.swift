// What the commands that need rows have in common: their `run` gets the rows, and is never called without. Those that
// can also do without rows are plain commands.

import CommandLanguage
package import Rows
package import SpotifyAPI

/// A command whose form is `transform` or `sink`: it works on the rows of a pipe and on nothing else.
package protocol RowsCommand: Command {
    /// Acts on the rows of the stage before it; otherwise as ``Command/run(_:in:using:)``.
    func run(on rows: RowStream, in session: Session, using services: Services) async throws -> Reply
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

    package func run(_ rows: RowStream?, in session: Session, using services: Services) async throws -> Reply {
        // A pipeline that begins with it is refused before it runs, so only here rows can be missing.
        guard let rows else { throw Self.spec.needsRows(at: 0..<0) }
        return try await run(on: rows, in: session, using: services)
    }
}

extension RowStream {
    /// What a stage says of rows that came without a heading.
    func headingOrMixed() -> RowHeading { heading ?? RowHeading(table: Kinds.mixed, name: "rows") }
}
