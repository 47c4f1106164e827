// `more`: the next page of the newest listing that has one. Rows that are shown already stay as they are.

package import CommandLanguage
import Rendering
package import Rows

/// Shows more rows of a listing.
package struct More: Command {
    package static let spec = CommandSpec(
        "more", group: .browse, summary: "the next rows of the listing",
        examples: [.init("more", "rows 11 to 20")], cost: "1 a page")

    package init(_ input: ParsedInput) throws(UsageError) {}

    package func run(_ rows: RowStream?, in session: Session, using services: Services) async throws -> Reply {
        var listing = session.listings.last
        if listing == nil, session.surroundings == .prompt { listing = await services.inheritedListings().last }
        guard let listing else { throw ListingError.nothingListed }
        guard let next = listing.next, let feed = Feed(next) else {
            return Reply(.note(StyledText("That was all of \(listing.name): \(listing.rows.count) rows.")))
        }
        return Reply(
            .rows(RowsOutput(feed, from: next.offset, extending: listing.rows.count, in: session, using: services)))
    }
}

/// Why there is no listing to go on with.
package enum ListingError: Error, Sendable, Equatable {
    case nothingListed
}
