// All lines one after the other in one block of memory. Which of fifty thousand begin with what has been typed is
// needed at every key. Comparing bytes in a row takes a fraction of a millisecond; comparing texts would take many.

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// An index of what texts begin with.
struct PrefixIndex: Sendable {
    private var bytes: [UInt8] = []
    /// The offset in `bytes` where each text ends.
    private var ends: [Int] = []
    /// The last question and its answer: the next key asks for a longer prefix, and fewer texts can have it.
    private var last: (prefix: String, index: Int)?

    init() {}

    init(_ texts: some Sequence<String>) {
        for text in texts { add(text) }
    }

    var isEmpty: Bool { ends.isEmpty }

    /// Adds a text as the newest; an index that has not been made yet stays empty.
    mutating func append(_ text: String) {
        last = nil
        if !isEmpty { add(text) }
    }

    private mutating func add(_ text: String) {
        bytes.append(contentsOf: text.utf8)
        ends.append(bytes.count)
    }

    /// The index of the newest (last) text that begins with the prefix and is longer.
    mutating func last(longerThan prefix: String) -> Int? {
        var from = ends.count - 1
        // A text that does not begin with less does not begin with more.
        if let last, prefix.utf8.starts(with: last.prefix.utf8) { from = last.index }
        let index = newest(longerThan: prefix, from: from)
        last = (prefix, index ?? -1)
        return index
    }

    /// Searches backwards from `last`, so the newest match is found first.
    private func newest(longerThan prefix: String, from last: Int) -> Int? {
        var prefix = prefix
        return prefix.withUTF8 { prefix in
            bytes.withUnsafeBufferPointer { bytes in
                ends.withUnsafeBufferPointer { ends in
                    var index = last
                    while index >= 0 {
                        let start = index == 0 ? 0 : ends[index - 1]
                        if ends[index] - start > prefix.count, Self.begins(bytes, at: start, prefix) { return index }
                        index -= 1
                    }
                    return nil
                }
            }
        }
    }

    /// Whether the prefix is at a place of the block.
    private static func begins(
        _ bytes: UnsafeBufferPointer<UInt8>, at start: Int, _ prefix: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        guard let text = bytes.baseAddress, let wanted = prefix.baseAddress, !prefix.isEmpty else { return true }
        return memcmp(text + start, wanted, prefix.count) == 0
    }
}
