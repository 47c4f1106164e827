// `except`: the rows that are not among these. What "among" means for each kind is decided in `OtherRows`.

package import CommandLanguage
import Rendering
package import Rows

/// Leaves out what is among other rows.
package struct Except: RowsCommand {
    package static let spec = CommandSpec(
        "except", group: .rows, summary: "the rows that are not among these",
        details: OtherRows.details, slots: [OtherRows.slot.erased],
        examples: [.init("tracks | except $heard", "what is not in $heard")], takes: ["rows"],
        cost: OtherRows.cost)

    let others: OtherRows

    package init(_ input: ParsedInput) throws(UsageError) { others = try OtherRows(input) }

    /// Keeps the others in their own order.
    package func run(_ rows: RowStream?, in session: Session, using services: Services) async throws -> Reply {
        guard let rows else { return Reply(.nothing) }
        let kept = try await others.sifting(rows, keepingThose: false, in: session, using: services)
        return Reply(.rows(RowsOutput(kept, heading: rows.headingOrMixed())))
    }
}
