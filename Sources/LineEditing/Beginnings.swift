// The first bytes of many texts as one number each: which of fifty thousand lines begin with what has been typed is asked
// at every key, and comparing numbers takes microseconds where comparing texts would take milliseconds.

/// An index of what texts begin with.
struct Beginnings: Sendable {
    /// The first eight bytes, the first one highest; shorter texts are filled up with zeros.
    private var heads: [UInt64] = []
    /// What was last asked, and where the answer was: whoever types on asks for less and less.
    private var last: (prefix: String, index: Int)?

    init() {}

    init(_ texts: some Sequence<String>) {
        heads = texts.map(Self.head)
    }

    var isEmpty: Bool { heads.isEmpty }

    /// The newest (last) text that begins with the prefix and goes on; `text` gives the one at an index.
    mutating func last(longerThan prefix: String, text: (Int) -> String) -> String? {
        let length = prefix.utf8.count
        let wanted = Self.head(prefix)
        let mask: UInt64 = length >= 8 ? .max : ~(.max >> (UInt64(length) * 8))
        // What did not begin with less does not begin with more.
        var index = heads.count - 1
        if let last, prefix.utf8.starts(with: last.prefix.utf8) { index = last.index }
        while index >= 0 {
            if heads[index] & mask == wanted {
                let found = text(index)
                if found.utf8.count > length, length <= 8 || found.utf8.starts(with: prefix.utf8) {
                    last = (prefix, index)
                    return found
                }
            }
            index -= 1
        }
        last = (prefix, -1)
        return nil
    }

    private static func head(_ text: String) -> UInt64 {
        var head: UInt64 = 0
        var shift: UInt64 = 64
        for byte in text.utf8.prefix(8) {
            shift -= 8
            head |= UInt64(byte) << shift
        }
        return head
    }
}
