// Owns entries of copied lists, and the ways in which a copied list can change. Comparing a copy with what Spotify
// sends, so that little has to be read, is left to what synchronises; keeping them is left to the store.

package import FoundationEssentials
package import Rows

/// An entry of a copied list.
package struct CopiedEntry: Sendable, Hashable {
    /// The thing, as its row shows it; nil for a place whose item Spotify no longer has, which counts like any other.
    /// What of the row belongs to its entry, such as its place, is not kept with the thing.
    package var row: Row?
    /// When it was saved or put on the playlist, to the second.
    package var added: Date?
    /// Who put it on the playlist, by user ID.
    package var addedBy: String?

    /// An entry.
    package init(_ row: Row?, added: Date? = nil, addedBy: String? = nil) {
        self.row = row
        self.added = added
        self.addedBy = addedBy
    }

    /// What tells it from its neighbours.
    package var mark: EntryMark { EntryMark(uri: row?.uri, added: added.map { Int($0.timeIntervalSince1970) }) }
}

/// What tells an entry from its neighbours, with which a copied list is compared with what Spotify sends.
package struct EntryMark: Sendable, Hashable {
    /// The URI of the thing; nil for a place without one.
    package var uri: String?
    /// When it was added, in seconds since 1970.
    package var added: Int?

    /// The mark of an entry.
    package init(uri: String?, added: Int?) {
        self.uri = uri
        self.added = added
    }
}

/// An entry of a list that a change of its entries leads to.
package enum ArrangedEntry: Sendable, Hashable {
    /// The one that was at this place, counted from 0.
    case kept(Int)
    /// A thing that the copy has, put into the list at a moment.
    case thing(uri: String, added: Date)
    /// One as it was seen.
    case seen(CopiedEntry)
}

/// A change of a copied list.
package enum CopyEdit: Sendable, Hashable {
    /// The list is these entries.
    case replace([CopiedEntry])
    /// These follow at the end.
    case append([CopiedEntry])
    /// These come before the first.
    case prepend([CopiedEntry])
    /// The entries at these places are gone, counted from 0 in the list as the edit finds it.
    case remove([Int])
    /// The first so many entries stay, and after them the list is these.
    case arrange(after: Int, [ArrangedEntry])
    /// The list becomes what was gathered in its draft, which is removed.
    case takeOver(draft: CopiedList)
    /// These things are as the rows show them now; which entries there are stays as it is.
    case things([Row])
}
