// What a command cannot use is left out and counted, and the rest is done: files of a device, rows of a kind the
// command does not take, entries of which nothing is known. A `Sieve` tells which is which; what is left out is said in
// the command's own sentence, or below the rows by an `OmissionTally`.

package import Rows

/// Why a thing cannot be used.
package enum Unusable: Sendable, Hashable {
    /// A file of a device, which Spotify's Web API does not know; its name.
    case localFile(String)
    /// A kind that the command does not take.
    case kind(RowKind, name: String)
    /// Nothing but its name is known.
    case nameOnly(String)
}

/// Things a command can use, and those it cannot.
package struct Usable: Sendable {
    /// The things it can use, in order.
    package var rows: [Row] = []
    /// Why the others cannot be used.
    package var leftOut: [Unusable] = []
    /// Entries of lists that were no rows.
    var absent = 0

    /// How many are left out.
    var leftOutCount: Int { leftOut.count + absent }

    /// ` (1 left out)`, after what was done with the others.
    var note: String { leftOutCount > 0 ? " (\(leftOutCount) left out)" : "" }

    /// The same together with those that were as wanted before: ` (2 saved before, 1 left out)`.
    func note(_ unchanged: Int, _ words: String) -> String {
        let parts = [(unchanged, words), (leftOutCount, "left out")].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
        return parts.isEmpty ? "" : " (\(parts.joined(separator: ", ")))"
    }

    /// The same with each thing once: what is in the library is there once.
    var distinct: Usable {
        var distinct = self
        var seen: Set<String> = []
        distinct.rows = rows.filter { $0.uri.map { seen.insert($0).inserted } ?? true }
        return distinct
    }

    /// Throws where all there was cannot be used.
    func checked(wanted: [RowKind]) throws(ReferenceError) -> Usable {
        guard rows.isEmpty, !leftOut.isEmpty else { return self }
        throw ReferenceError.unusable(leftOut, wanted: wanted)
    }
}
