// Owns why a file, or a line of it, cannot be used. The sentences are made in Shell.

/// Why a file cannot be read at all. Nothing of it is used then: what is missing after such a place is not known.
package enum EntryFault: Error, Sendable, Hashable {
    /// There is nothing in it.
    case empty
    /// It is no text: a picture, a song, a database.
    case notText
    /// No line of it is an address, or a title with an artist.
    case nothingKnown
    /// It ends inside something that begins on this line.
    case cutOff(LibraryFormat?, line: Int)
    /// A quote that opens on this line is not closed.
    case openQuote(line: Int)
    /// This line breaks the rules of the format.
    case malformed(Grammar, line: Int)
    /// No column has addresses, codes or titles; with the headings that there are.
    case unknownColumns([String])
    /// JSON of a shape that is not known; with the names in its first object.
    case unknownShape([String])
    /// XML that is no playlist; with the name of its first element.
    case unknownElement(String)

    /// The rules that a file can break.
    package enum Grammar: String, Sendable, Hashable { case json = "JSON", xml = "XML" }
}

/// Lines that are not used, by reason.
package struct LeftOutLines: Sendable, Hashable {
    /// Why a line is not used.
    package enum Reason: Sendable, Hashable, CaseIterable {
        /// It has neither an address nor a title.
        case nameless
        /// It is longer than any entry can be.
        case tooLong
        /// Its short address says only at another server what it leads to.
        case shortAddress
        /// Its address is not one of Spotify's.
        case foreignAddress
    }

    /// The lines for a reason.
    package struct Lines: Sendable, Hashable {
        /// The first of them.
        package var first: [Int] = []
        /// How many there are.
        package var count = 0

        /// Lines of which the first have these numbers.
        package init(first: [Int] = [], count: Int = 0) {
            self.first = first
            self.count = count
        }
    }

    private var byReason: [Reason: Lines] = [:]

    /// No lines.
    package init() {}

    /// How many lines are named; the others are only counted.
    private static let mostNamed = 3

    /// Counts a line.
    mutating func add(_ line: Int, _ reason: Reason) {
        var lines = byReason[reason] ?? Lines()
        lines.count += 1
        if lines.first.count < Self.mostNamed { lines.first.append(line) }
        byReason[reason] = lines
    }

    /// The lines for a reason; nil where there are none.
    package subscript(reason: Reason) -> Lines? { byReason[reason] }

    /// How many lines are not used.
    package var count: Int { byReason.values.reduce(0) { $0 + $1.count } }
}
