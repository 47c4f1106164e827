// Many folded names in one run of bytes. A term matches where a word begins with it. In scripts without spaces
// between words (kana, Han) it matches anywhere, since there a word has no visible beginning.

/// The folded names of one kind, one after the other. Two tracks with artist and album around their names,
/// with spaces written as dots:
///
///     ·creep·radiohead·pablo·honey·high·and·dry·radiohead·the·bends
///
/// The first entry starts at 0 and its name ends at 6; the second starts at 28 and its name ends at 41.
struct FoldedNames: Sendable {
    private var bytes: [UInt8] = []
    /// Where each entry begins, and how long its name part is.
    private var entries: [Place] = []

    /// A folded name with the names around it (artist, album), which a search may match as well.
    struct Entry {
        let name: String
        let around: String
    }

    /// Where an entry lies in the run of bytes.
    private struct Place {
        let start: Int
        let nameEnd: Int
        /// One bit for each way in which a word of the entry begins; see `mark`.
        let beginnings: UInt64
    }

    /// Lays the names one after the other, each word after a space.
    init(_ names: [Entry]) {
        entries.reserveCapacity(names.count)
        bytes.reserveCapacity(names.count * 48)
        for entry in names {
            let start = bytes.count
            bytes.append(Self.blank)
            bytes.append(contentsOf: entry.name.utf8)
            let nameEnd = bytes.count
            if !entry.around.isEmpty {
                bytes.append(Self.blank)
                bytes.append(contentsOf: entry.around.utf8)
            }
            entries.append(Place(start: start, nameEnd: nameEnd, beginnings: Self.beginnings(bytes[start...])))
        }
    }

    /// The entries in which every term occurs. A term of several words must occur as a phrase.
    func matches(of terms: [String]) -> [Int] {
        let needles = terms.map { Array($0.utf8) }.filter { !$0.isEmpty }
        let wanted = needles.reduce(0) { $0 | Self.mark($1[...]) }
        return bytes.withUnsafeBufferPointer { text in
            entries.indices.filter { index in
                // Most names have no word that begins like the terms, and this comparison rules
                // them out without reading them.
                guard entries[index].beginnings & wanted == wanted else { return false }
                let end = index + 1 < entries.count ? entries[index + 1].start : text.count
                return needles.allSatisfy { Self.occurs($0, in: text, from: entries[index].start, to: end) }
            }
        }
    }

    /// How well an entry's name fits a phrase: 3 for the name itself, 2 for its beginning, 1 for a place
    /// within it, and 0 for none.
    func rank(of index: Int, against phrase: String) -> Int {
        let needle = Array(phrase.utf8)
        guard !needle.isEmpty else { return 0 }
        let place = entries[index]
        let name = bytes[(place.start + 1)..<place.nameEnd]
        if name.elementsEqual(needle) { return 3 }
        if name.starts(with: needle) { return 2 }
        return bytes.withUnsafeBufferPointer { text in
            Self.occurs(needle, in: text, from: place.start, to: place.nameEnd) ? 1 : 0
        }
    }

    /// The marks of all places of a text where a term can match.
    private static func beginnings(_ text: ArraySlice<UInt8>) -> UInt64 {
        var marks: UInt64 = 0
        for place in text.indices.dropFirst() where text[place - 1] == blank || isAnywhere(text[place]) {
            marks |= mark(text[place...])
        }
        return marks
    }

    /// The mark of a beginning: one of 64 bits, hashed from its first two bytes, or from the three of a
    /// character that needs no space before it. A text too short for that has no mark and rules nothing out.
    private static func mark(_ text: ArraySlice<UInt8>) -> UInt64 {
        let length = text.first.map(isAnywhere) == true ? 3 : 2
        guard text.count >= length else { return 0 }
        let hash = text.prefix(length).reduce(UInt64(0)) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3 }
        return 1 << (CatalogueID.spread(hash) >> 58)
    }

    /// UTF-8 lead bytes E3 to E9 are kana and Han.
    private static func isAnywhere(_ byte: UInt8) -> Bool { (0xe3...0xe9).contains(byte) }

    private static let blank = UInt8(ascii: " ")

    /// Whether a needle occurs between two places, at the beginning of a word or anywhere by its script.
    private static func occurs(
        _ needle: [UInt8], in text: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int,
    ) -> Bool {
        let anywhere = isAnywhere(needle[0])
        var place = start + 1
        while place + needle.count <= end {
            if text[place] == needle[0], anywhere || text[place - 1] == blank, equal(needle, text, at: place) {
                return true
            }
            place += 1
        }
        return false
    }

    /// Whether the rest of a needle is at a place, after its first byte was found there.
    private static func equal(_ needle: [UInt8], _ text: UnsafeBufferPointer<UInt8>, at place: Int) -> Bool {
        for offset in 1..<max(1, needle.count) where text[place + offset] != needle[offset] { return false }
        return true
    }
}
