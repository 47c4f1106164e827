// `except`: the rows that are not among these. What "among" means for each kind is decided in `OtherRows`.

package import CommandLanguage
import Rendering
package import Rows

/// Leaves out what is among other rows.
package struct Except: RowsCommand {
    package static let commandName = "except"
    package static let spec = CommandSpec(
        commandName, group: .rows, form: .transform, summary: "the rows that are not among these",
        details: OtherRows.details, slots: [OtherRows.slot.erased],
        examples: [.init("tracks | except $heard", "what is not in $heard")], cost: OtherRows.cost)

    let others: OtherRows

    package init(_ input: ParsedInput) throws(UsageError) { others = try OtherRows(input) }

    /// Keeps the others in their own order.
    package func run(on rows: RowStream, in session: Session, using services: Services) async throws -> Reply {
        let kept = try await others.sifting(rows, keepingThose: false, in: session, using: services)
        return Reply(.rows(RowsOutput(kept, heading: rows.headingOrMixed())))
    }
}
