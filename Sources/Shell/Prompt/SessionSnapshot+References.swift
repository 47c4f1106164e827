// Which references mean something that is there, for the colours of a line that is typed. It is asked at every key, so
// nothing is looked up elsewhere; names are left alone.

package import CommandLanguage
import Rows
import ShellCommands
import Synchronization

extension SessionSnapshot {
    /// Of so many rows each is compared with the kinds that are wanted; of more only the numbers count.
    private static let mostCompared = 50

    /// Whether a reference means something that is there, where things of these kinds are wanted.
    package func holds(_ reference: Reference, kinds: [String]) -> Bool {
        let session = session
        switch reference {
        case .rows(let rows, let kind):
            let kinds = (kind.map { [$0] } ?? kinds).map { RowKind(rawValue: $0) }
            guard let listing = kinds.isEmpty ? session.listings.last : listing(of: kinds, in: session),
                let numbers = try? rows.numbers(count: listing.rows.count), !numbers.isEmpty
            else { return false }
            guard !kinds.isEmpty, numbers.count <= Self.mostCompared else { return true }
            return numbers.allSatisfy { number in
                let row = listing.rows[number - 1]
                return Self.fits(row, kinds) && !session.isDeleted(row)
            }
        case .selection: return !session.selection.isEmpty
        case .variable(let name, _): return session.rowVariables[name] != nil
        case .nowPlaying, .liked, .address, .standardInput: return true
        case .name: return false
        }
    }
}
