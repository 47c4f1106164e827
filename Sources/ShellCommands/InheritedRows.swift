// Rows that the last closed shell left: a number can mean them, but whoever uses them should know how old they are
// (Language §3).

import Exchange
import FoundationEssentials
import Rendering
import Rows
import Synchronization
import Text

extension Services {
    /// The newest listing of the last closed shell that fits; at a prompt its age is said when it is first used.
    func inherited(in session: Session, where fits: (Listing) -> Bool) async -> Listing? {
        guard let listing = await inheritedListings().last(where: fits) else { return nil }
        sayAge(of: listing, in: session)
        return listing
    }

    /// Says how old an inherited listing is, once and at a prompt.
    func sayAge(of listing: Listing, in session: Session) {
        guard session.surroundings == .prompt, saidAges.isFirstUse(of: listing) else { return }
        let age = AgeText.text(seconds: Int(time.now.timeIntervalSince(listing.made)))
        report(.news(StyledText("Rows of \"\(Sanitiser.clean(listing.name))\", \(age)", .faint)))
    }
}

/// The inherited listings whose age was said.
package final class SaidAges: Sendable {
    private let said = Mutex<[(name: String, made: Date)]>([])

    package init() {}

    func isFirstUse(of listing: Listing) -> Bool {
        said.withLock { said in
            guard !said.contains(where: { $0.name == listing.name && $0.made == listing.made }) else { return false }
            said.append((listing.name, listing.made))
            return true
        }
    }
}
