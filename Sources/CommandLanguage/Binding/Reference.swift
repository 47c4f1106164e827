// References as they were typed, unresolved: which rows, which name, which URI (Language §3). The shell's
// resolver finds what they name, since it alone knows listings, caches and Spotify. Kinds are plain words here.

/// A thing, or several, as the user named them.
package enum Reference: Sendable, Hashable {
    /// Rows of the newest listing that the command can take, or of the newest that has `kind`.
    case rows(RowSelection, kind: String?)
    /// Rows kept in a variable; all of them without a selection.
    case variable(String, RowSelection?)
    /// `.`: the selection shown in the prompt.
    case selection
    /// `now`: what plays.
    case nowPlaying
    /// `liked`: the liked songs.
    case liked
    /// A URI or URL, as typed.
    case address(String)
    /// A name, of `kind` if the user said so. It may also be an ID when the kind is known.
    case name(String, kind: String?)
    /// `-`: addresses from standard input.
    case standardInput
}

/// Which rows of a listing: `1,4,7-9`.
package struct RowSelection: Sendable, Hashable {
    /// One part between commas; numbers count from 1.
    package enum Part: Sendable, Hashable {
        case row(Int)
        case range(Int, Int)
        case from(Int)
        case all
        case last
    }

    /// The parts in the order typed, which is the order of the rows.
    package var parts: [Part]

    /// A selection of these parts.
    package init(_ parts: [Part]) { self.parts = parts }

    /// The numbers it means in a listing of `count` rows, in the order typed, each once.
    ///
    /// - Throws: The first number that is beyond the listing.
    package func numbers(count: Int) throws(RowBeyondListing) -> [Int] {
        var seen: Set<Int> = []
        var numbers: [Int] = []
        func take(_ taken: some Sequence<Int>) { numbers += taken.filter { seen.insert($0).inserted } }
        func checked(_ number: Int) throws(RowBeyondListing) -> Int {
            guard number >= 1, number <= count else { throw RowBeyondListing(number: number, count: count) }
            return number
        }
        for part in parts {
            switch part {
            case .row(let number): take(CollectionOfOne(try checked(number)))
            case .range(let first, let last):
                let (first, last) = (try checked(first), try checked(last))
                take(stride(from: first, through: last, by: first <= last ? 1 : -1))
            case .from(let first): take(try checked(first)...count)
            case .all: take(1..<count + 1)
            case .last: take(CollectionOfOne(try checked(max(count, 1))))
            }
        }
        return numbers
    }
}

/// A number that is beyond the listing.
package struct RowBeyondListing: Error, Sendable, Hashable {
    /// The number that was typed.
    package var number: Int
    /// How many rows there are.
    package var count: Int

    /// The number, and how many rows there are.
    package init(number: Int, count: Int) {
        self.number = number
        self.count = count
    }
}

/// A reference, with its place in the line.
package struct LocatedReference: Sendable, Hashable {
    /// What was named.
    package var reference: Reference
    /// Where, as UTF-8 offsets in the line.
    package var span: Range<Int>

    /// A reference at its place.
    package init(_ reference: Reference, span: Range<Int>) {
        self.reference = reference
        self.span = span
    }
}
