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
            entries.append(Place(start: start, nameEnd: nameEnd))
        }
    }

    /// The entries in which every word of every term occurs; a term of several words must occur as a phrase.
    func matches(of terms: [String]) -> [Int] {
        let needles = terms.map { Array($0.utf8) }.filter { !$0.isEmpty }
        return bytes.withUnsafeBufferPointer { text in
            entries.indices.filter { index in
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

    private static let blank = UInt8(ascii: " ")

    private static func occurs(
        _ needle: [UInt8], in text: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int,
    ) -> Bool {
        // UTF-8 lead bytes E3…E9 are kana and Han, where a word has no visible beginning.
        let anywhere = (0xe3...0xe9).contains(needle[0])
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
