// Owns the port to the own copy of the library (Language §5, §6): lists with their entries in order, and the search
// over everything that is in them. What is in it can be read again from Spotify, if only over days, and a logout
// deletes it. Reading Spotify to bring it up to date is left to `sync`; the store is in Storage.

package import FoundationEssentials
package import Rows

/// Keeps a copy of what the user has at Spotify. A store that cannot be read has nothing: reads then go to Spotify as
/// they do without a copy. Only what writes gets an error.
package protocol LibraryCopy: Sendable {
    /// What is known of a list; nil for one that was never read.
    func status(of list: CopiedList) async -> CopiedListStatus?
    /// What is known of all lists that were ever read.
    func statuses() async -> [CopiedList: CopiedListStatus]
    /// The entries of a list in order, those at `places` counted from 0 or all of them.
    func entries(of list: CopiedList, at places: Range<Int>?) async -> [CopiedEntry]
    /// What tells the entries of a list apart, in order: little is read for it.
    func marks(of list: CopiedList) async -> [EntryMark]
    /// Changes a list, all of it or nothing, and notes what is known of it then; `status.count` is counted again.
    func update(
        _ list: CopiedList, _ edits: [CopyEdit], status: CopiedListStatus
    ) async throws(CopyFault)
    /// Removes lists that the library has no more.
    func remove(_ lists: [CopiedList]) async throws(CopyFault)
    /// Notes that these lists were found to be what Spotify has.
    func confirm(_ lists: [CopiedList], at moment: Date) async throws(CopyFault)
    /// Runs the work while no other process, and no other task of this one, brings the copy up to date.
    func alone<Success: Sendable>(_ work: @Sendable () async throws -> Success) async throws -> Success

    /// Keeps the next entries of a list that is being read from its beginning. What is known of the list stays as it is
    /// until ``adopt(_:status:)``, so that a reading that ends early does no harm.
    func keep(_ entries: [CopiedEntry], of reading: CopyReading) async throws(CopyFault)
    /// Puts what a reading has kept in the place of the list; `status.count` is counted again.
    func adopt(_ reading: CopyReading, status: CopiedListStatus) async throws(CopyFault)
    /// Drops what was kept of a reading that did not come to the end of its list.
    func drop(_ reading: CopyReading) async

    /// The things that match, the best first (Language §6).
    /// - Parameter places: which of them, counted from 0; nil for all.
    func find(_ query: CopyQuery, at places: Range<Int>?) async -> [FoundThing]
    /// The things of the copy with these URIs, by them.
    func things(at uris: [String]) async -> [String: Row]
    /// Which of these URIs the copy has the things of.
    func known(_ uris: [String]) async -> Set<String>
    /// The numbers of all things that match, the best first: of a common word there are many, and their rows are read
    /// when they are wanted.
    func matches(_ query: CopyQuery) async -> [Int]
    /// The things with these numbers, in that order; those that are gone are left out.
    func found(_ numbers: ArraySlice<Int>) async -> [FoundThing]
    /// Notes when things were last played, by URI, which the order of what is found depends on.
    func notePlays(_ moments: [String: Date]) async throws(CopyFault)
    /// The things of the copy with these recording codes.
    func things(withISRC codes: [String]) async -> [Row]
    /// The things of the copy with these names, compared folded (Language §8).
    func things(named names: [String]) async -> [Row]

    /// A fact that is kept beside the lists, such as where `sync` was.
    func fact(_ name: String) async -> String?
    /// Keeps a fact; nil removes it.
    func setFact(_ name: String, _ value: String?) async throws(CopyFault)
    /// What `doctor` says of the store.
    func examine() async -> CopyExamination
    /// Deletes everything, as a logout demands.
    func forget() async
    /// Ends the use of the store by this process.
    func finish() async
}

/// Why the copy could not be changed.
package enum CopyFault: Error, Sendable, Hashable {
    /// The disk has no room.
    case full(path: String)
    /// Another process holds it for too long.
    case busy(path: String)
    /// Anything else, with what the system says.
    case unwritable(path: String, reason: String)
}

/// A thing that was found in the copy.
package struct FoundThing: Sendable, Hashable {
    /// Its row; `added` is when it was saved.
    package var row: Row
    /// The lists that it is in: `liked`, `albums` …; for playlists their names are in `playlists`.
    package var lists: [CopiedList]
    /// The names of the playlists that it is on, each once.
    package var playlists: [String]
    /// Whether the album that it is on is saved.
    package var isOnSavedAlbum = false

    /// A thing with where it lives.
    package init(row: Row, lists: [CopiedList], playlists: [String]) {
        self.row = row
        self.lists = lists
        self.playlists = playlists
    }
}

/// What is looked for in the copy; a thing has to fulfil all of it.
package struct CopyQuery: Sendable, Hashable, Codable {
    /// Where a term may be.
    package enum Field: String, Sendable, Hashable, Codable, CaseIterable { case name, artist, album, playlist }

    /// A word, or several that follow each other.
    package struct Term: Sendable, Hashable, Codable {
        /// The text, as it was typed.
        package var text: String
        /// Whether its words have to follow each other, as in `"a phrase"`; else each begins a word of the thing.
        package var isPhrase: Bool
        /// Where it has to be; nil for anywhere.
        package var field: Field?
        /// Whether no such thing is wanted, as in `-live`.
        package var isExcluded: Bool

        /// A term, which may be anywhere unless the caller says otherwise.
        package init(_ text: String, isPhrase: Bool = false, field: Field? = nil, isExcluded: Bool = false) {
            self.text = text
            self.isPhrase = isPhrase
            self.field = field
            self.isExcluded = isExcluded
        }
    }

    /// What its texts have to hold.
    package var terms: [Term]
    /// Which kinds are wanted, each once; empty for all.
    package var kinds: [RowKind]
    /// In which years it came out; nil for any.
    package var years: ClosedRange<Int>?

    /// A query of these terms.
    package init(_ terms: [Term], kinds: [RowKind] = [], years: ClosedRange<Int>? = nil) {
        self.terms = terms
        self.kinds = kinds
        self.years = years
    }
}

/// The state of the store.
package struct CopyExamination: Sendable, Hashable {
    /// Where it is; nil for one in memory.
    package var path: String?
    /// How many things it has.
    package var things: Int
    /// How many bytes its file has.
    package var bytes: Int
    /// What SQLite finds wrong in it; empty where it is in order.
    package var problems: [String]

    /// An examination.
    package init(path: String?, things: Int, bytes: Int, problems: [String]) {
        self.path = path
        self.things = things
        self.bytes = bytes
        self.problems = problems
    }
}
