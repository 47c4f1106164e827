// `back`: the listing before this one, as it was: numbers mean its rows again. Nothing is asked of Spotify.

package import CommandLanguage
import Rendering
import Rows

/// Returns to the listing before.
package struct Back: FirstCommand {
    package static let commandName = "back"
    package static let spec = CommandSpec(
        commandName, group: .browse, form: .source, summary: "the listing before this one",
        examples: [.init("back", "it is shown again, and numbers mean its rows")], cost: "none", effect: .session)

    package init(_ input: ParsedInput) throws(UsageError) {}

    /// Shows the listing before this one from memory, without marking it as a new listing.
    package func run(in session: Session, using services: Services) async throws -> Reply {
        guard let listing = session.listings.dropLast().last else {
            return Reply(.note(StyledText("There is no earlier listing.")))
        }
        var output = RowsOutput(
            table: Kinds.table(of: listing.rows), stream: RowStream(listing.rows, next: listing.next),
            name: listing.name,
            context: listing.context, emptyNote: "\(listing.name): no rows.")
        output.isListing = false
        return Reply(.rows(output), changes: [.dropListing])
    }
}
