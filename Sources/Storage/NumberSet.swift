// Sets of the numbers of things, a bit for each: there are many of them, close together, and they come in order.

/// A set of numbers that are not negative.
struct NumberSet: Sendable, Hashable {
    private var words: [UInt64] = []

    init() {}

    init(_ numbers: some Sequence<Int>) {
        for number in numbers { insert(number) }
    }

    /// Whether nothing is in it.
    var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

    func contains(_ number: Int) -> Bool {
        let word = number >> 6
        return word >= 0 && word < words.count && words[word] & (1 << UInt64(number & 63)) != 0
    }

    /// Adds a number; false where it was there already.
    @discardableResult
    mutating func insert(_ number: Int) -> Bool {
        let word = number >> 6
        guard word >= 0 else { return false }
        if word >= words.count { words += Array(repeating: 0, count: word + 1 - words.count + word / 4) }
        let bit: UInt64 = 1 << UInt64(number & 63)
        defer { words[word] |= bit }
        return words[word] & bit == 0
    }

    mutating func formUnion(_ other: NumberSet) {
        if other.words.count > words.count {
            words += Array(repeating: 0, count: other.words.count - words.count)
        }
        for place in other.words.indices { words[place] |= other.words[place] }
    }

    mutating func formIntersection(_ other: NumberSet) {
        for place in words.indices { words[place] &= place < other.words.count ? other.words[place] : 0 }
    }

    /// The numbers, the smallest first.
    var sorted: [Int] {
        var numbers: [Int] = []
        for place in words.indices {
            var word = words[place]
            while word != 0 {
                numbers.append(place << 6 | word.trailingZeroBitCount)
                word &= word - 1
            }
        }
        return numbers
    }
}
