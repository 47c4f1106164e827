// `common`: the rows that are also among these. What "among" means for each kind is decided in `OtherRows`.

package import CommandLanguage
import Rendering
package import Rows

/// Keeps what is among other rows.
package struct Common: RowsCommand {
    package static let commandName = "common"
    package static let spec = CommandSpec(
        commandName, group: .rows, form: .transform, summary: "the rows that are also among these",
        details: OtherRows.details, slots: [OtherRows.slot.erased],
        examples: [.init("tracks | common $mine", "what is in both")], cost: OtherRows.cost)

    let others: OtherRows

    package init(_ input: ParsedInput) throws(UsageError) { others = try OtherRows(input) }

    /// Keeps them in their own order; playlists among the others are read only if a row has to be looked for in them.
    package func run(on rows: RowStream, in session: Session, using services: Services) async throws -> Reply {
        let kept = try await others.sifting(rows, keepingThose: true, in: session, using: services)
        return Reply(.rows(RowsOutput(kept, heading: rows.headingOrMixed())))
    }
}
