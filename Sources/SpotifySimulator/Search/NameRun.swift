// Many folded names in one run of bytes. A term matches where a word begins with it; in scripts without blanks between
// words (kana, Han) it matches anywhere.

/// The folded names of one kind, laid end to end.
struct NameRun: Sendable {
    private var bytes: [UInt8] = []
    /// Where each entry begins, and how long its name part is.
    private var entries: [Place] = []

    /// A name and the names around it (artist, album) that a search may hit as well.
    struct Entry {
        let name: String
        let around: String
    }

    private struct Place {
        let start: Int
        let nameEnd: Int
        /// One bit for each beginning of a word there is.
        let beginnings: UInt64
    }

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

    /// The entries in which every word of every term occurs; a term of several words must occur as a phrase.
    func matches(of terms: [String]) -> [Int] {
        let needles = terms.map { Array($0.utf8) }.filter { !$0.isEmpty }
        let wanted = needles.reduce(0) { $0 | Self.mark($1[...]) }
        return bytes.withUnsafeBufferPointer { text in
            entries.indices.filter { index in
                // Most names do not even begin a word like that, and are told apart without reading them.
                guard entries[index].beginnings & wanted == wanted else { return false }
                let end = index + 1 < entries.count ? entries[index + 1].start : text.count
                return needles.allSatisfy { Self.occurs($0, in: text, from: entries[index].start, to: end) }
            }
        }
    }

    /// 3 the name itself, 2 its beginning, 1 within it, 0 elsewhere.
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

    /// The marks of all places in a text where a term can match.
    private static func beginnings(_ text: ArraySlice<UInt8>) -> UInt64 {
        var marks: UInt64 = 0
        for place in text.indices.dropFirst() where text[place - 1] == blank || isAnywhere(text[place]) {
            marks |= mark(text[place...])
        }
        return marks
    }

    /// The mark of a beginning: two bytes, or the three of a sign that needs no blank before it. None where the text is
    /// too short to tell.
    private static func mark(_ text: ArraySlice<UInt8>) -> UInt64 {
        let length = text.first.map(isAnywhere) == true ? 3 : 2
        guard text.count >= length else { return 0 }
        let hash = text.prefix(length).reduce(UInt64(0)) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3 }
        return 1 << (CatalogueID.spread(hash) >> 58)
    }

    /// UTF-8 lead bytes E3…E9 are kana and Han, where a word has no visible beginning.
    private static func isAnywhere(_ byte: UInt8) -> Bool { (0xe3...0xe9).contains(byte) }

    private static let blank = UInt8(ascii: " ")

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

    private static func equal(_ needle: [UInt8], _ text: UnsafeBufferPointer<UInt8>, at place: Int) -> Bool {
        for offset in 1..<max(1, needle.count) where text[place + offset] != needle[offset] { return false }
        return true
    }
}
