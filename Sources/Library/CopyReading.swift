// Owns what tells one reading of a list from others: several shells may read the same list at a time, and only what one
// of them has read as a whole may take the place of the list. Reading is left to the feeds.

package import FoundationEssentials

/// A list that is being read from its beginning, page by page.
package struct CopyReading: Sendable, Hashable {
    /// The list.
    package let list: CopiedList
    /// When its first page was read; what an ended process left is dropped after a while.
    package let began: Date
    /// Tells it from other readings of the list.
    package let token: String

    /// A reading that begins; no other has its token.
    package init(of list: CopiedList, began: Date) {
        self.list = list
        self.began = began
        token = "\(list.key) \(UInt64.random(in: .min ... .max))"
    }
}
