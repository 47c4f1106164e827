// `more`: the next page of the newest listing that has one. Rows that are shown already stay as they are.

package import CommandLanguage
import Rendering
package import Rows
import Text

/// Shows more rows of a listing.
package struct More: FirstCommand {
    package static let commandName = "more"
    package static let spec = CommandSpec(
        commandName, group: .browse, form: .source, summary: "the next rows of the listing",
        examples: [.init("more", "rows 11 to 20")], cost: "1 a page")

    package init(_ input: ParsedInput) throws(UsageError) {}

    /// Reads the next page and makes the listing longer, so that numbers continue. A new prompt takes up the listing of
    /// the shell before it.
    package func run(in session: Session, using services: Services) async throws -> Reply {
        var listings = session.listings
        if listings.isEmpty, session.surroundings == .prompt { listings = await services.resolver.inherited.listings() }
        guard let newest = listings.last else { throw ListingError.nothingListed }
        guard let listing = listings.unfinished, let next = listing.next, let feed = next.pagedFeed else {
            let count = "\(newest.rows.count) row\(newest.rows.count == 1 ? "" : "s")"
            return Reply(.note(StyledText("No more rows: this listing has \(count).")))
        }
        if session.listings.isEmpty { services.resolver.sayAge(of: listing, in: session) }
        if listing != newest {
            services.console.report(.news(StyledText("More of \(Sanitiser.clean(listing.name)):", .faint)))
        }
        return Reply(
            .rows(RowsOutput(feed, from: next.offset, extending: listing, in: session, using: services)))
    }
}

extension [Listing] {
    /// The newest that has more rows at Spotify; nil when all were shown to their end.
    package var unfinished: Listing? { last { $0.next != nil } }
}

/// Why there is no listing to continue.
package enum ListingError: Error, Sendable, Equatable {
    /// No listing was made yet, and none was inherited.
    case nothingListed
}
