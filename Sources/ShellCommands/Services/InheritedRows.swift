// The rows that the last closed shell left: a number can mean them, and a user who uses them learns once how old they
// are (Language §3). Where they are kept is decided at the edge.

import FoundationEssentials
package import Rows
import Synchronization

/// The listings that the last closed shell left.
package struct InheritedRows: Sendable {
    /// The listings, newest last; read when they are first asked for.
    package let listings: @Sendable () async -> [Listing]
    private let saidAges = SaidAges()

    /// - Parameter listings: reads them.
    package init(listings: @escaping @Sendable () async -> [Listing]) { self.listings = listings }

    /// Whether this listing is used for the first time: only then is its age said.
    func isFirstUse(of listing: Listing) -> Bool { saidAges.isFirstUse(of: listing) }
}

/// The inherited listings whose age was said.
private final class SaidAges: Sendable {
    private let said = Mutex<[(name: String, made: Date)]>([])

    func isFirstUse(of listing: Listing) -> Bool {
        said.withLock { said in
            guard !said.contains(where: { $0.name == listing.name && $0.made == listing.made }) else { return false }
            said.append((listing.name, listing.made))
            return true
        }
    }
}
