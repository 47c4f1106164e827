// How the first page of a list, as it is now, fits to a copy of the list: what came new stands before what the copy
// begins with, and the number of entries says whether anything is gone deeper down.

import FoundationEssentials
import Library
import Rows

/// A first page that joins a copy.
struct HeadJoin: Sendable {
    /// What makes the copy right.
    let edits: [CopyEdit]

    /// Joins them; nil where the copy is not what follows.
    ///
    /// - Parameters:
    ///   - head: the first page now.
    ///   - copied: as many entries of the copy, from its first on.
    ///   - status: what is known of the copy.
    init?(_ head: CopiedHead, _ copied: [CopiedEntry], _ status: CopiedListStatus) {
        guard head.isReadable else { return nil }
        guard !head.isWhole else {
            edits = [.replace(head.entries)]
            return
        }
        guard let total = head.total, let before = status.total, let first = copied.first?.row?.uri,
            let new = head.entries.firstIndex(where: { $0.row?.uri == first }), total == before + new
        else { return nil }
        let known = head.entries[new...]
        // Dates are not compared: of what was saved here, only the moment of the request is known.
        guard known.count <= copied.count, zip(known, copied).allSatisfy({ $0.row?.uri == $1.row?.uri }) else {
            return nil
        }
        let isSame = zip(known, copied).allSatisfy { $0.mark == $1.mark && $0.addedBy == $1.addedBy }
        edits =
            isSame
            ? [.things(known.compactMap(\.row))] + (new > 0 ? [.prepend(Array(head.entries[..<new]))] : [])
            : [.remove(Array(0..<known.count)), .prepend(head.entries)]
    }
}
