// Owns names in the form in which completion searches them: one buffer of folded texts in order, and arrays
// with what the names are, by place. A value never changes, so a key press can be answered while newer names
// are being sorted in on another thread.

import Text

/// A great many names, in an order that makes searching them fast.
package struct SortedNames: Sendable {
    /// A name that matches what was typed.
    package struct Match: Sendable, Hashable {
        /// The name as it is spelled.
        package var name: String
        /// The kind of the thing it names.
        package var kind: String
    }

    /// The folded names in order, and the same names as they are spelled.
    private(set) var folded = PackedTexts()
    private(set) var spelled = PackedTexts()
    /// The kind of each name, as a place in ``kindNames``.
    private(set) var kinds: [UInt8] = []
    private(set) var kindNames: [String] = []
    /// The characters of each folded name as a set, so that most names need no closer look.
    private(set) var letters: [UInt64] = []
    /// The neighbours in each folded name as a set, so that most of the rest need none either.
    private(set) var pairs: [UInt64] = []
    /// What the words of each folded name begin with, after the first, as a set.
    private(set) var beginnings: [UInt64] = []
    /// How new each name is; a greater number is newer.
    private(set) var stamps: [UInt32] = []

    /// No names.
    package init() {}

    /// Sorts names that are given newest first. Of names with the same spelling and kind, the newest stays.
    package init(newestFirst names: [IndexedName]) {
        var builder = Builder()
        for name in names { builder.add(name.name, folded: name.folded, kind: name.kind) }
        self = builder.finish()
    }

    /// Takes names one by one, so that a long list need not be in memory besides its sorted form.
    package struct Builder: Sendable {
        private var given = SortedNames()

        /// A builder that was given nothing yet.
        package init() {}

        /// Adds a name that is older than all before it.
        package mutating func add(_ name: String, folded: String, kind: String) {
            guard !folded.isEmpty, let kind = given.number(of: kind) else { return }
            given.folded.append(Array(folded.utf8)[...])
            given.spelled.append(Array(name.utf8)[...])
            given.kinds.append(kind)
        }

        /// Sorts the names that were added.
        package func finish() -> SortedNames {
            var names = SortedNames()
            names.kindNames = given.kindNames
            names.reserve(given.count, folded: given.folded.size, spelled: given.spelled.size)
            for place in given.folded.order() {
                names.append(
                    given.folded[place], given.spelled[place], given.kinds[place], UInt32(given.count - place))
            }
            return names
        }
    }

    /// How many names there are.
    package var count: Int { folded.count }

    /// These names together with newer ones; of the same spelling and kind, the newer stays.
    package func merging(_ newer: SortedNames) -> SortedNames {
        guard count > 0 else { return newer }
        var merged = SortedNames()
        merged.kindNames = kindNames
        merged.reserve(
            count + newer.count, folded: folded.size + newer.folded.size, spelled: spelled.size + newer.spelled.size)
        let numbers = newer.kindNames.map { merged.number(of: $0) ?? 0 }
        // The new ones count as newer than all the old, in their own order.
        let later = (stamps.max() ?? 0) + 1
        var copied = 0
        for place in 0..<newer.count {
            let (text, kind) = (newer.folded[place], numbers[Int(newer.kinds[place])])
            let start = folded.beginning(with: Array(text), from: copied).lowerBound
            merged.append(self, copied..<start)
            copied = start
            merged.append(text, newer.spelled[place], kind, newer.stamps[place] + later)
            // Among old names with this spelling, the one of the same kind is replaced.
            while copied < count, folded[copied].elementsEqual(text) {
                if kinds[copied] != kind { merged.append(self, copied..<copied + 1) }
                copied += 1
            }
        }
        merged.append(self, copied..<count)
        return merged
    }

    private mutating func reserve(_ count: Int, folded size: Int, spelled spelledSize: Int) {
        folded.reserve(count, bytes: size)
        spelled.reserve(count, bytes: spelledSize)
        kinds.reserveCapacity(count)
        letters.reserveCapacity(count)
        pairs.reserveCapacity(count)
        beginnings.reserveCapacity(count)
        stamps.reserveCapacity(count)
    }

    // The place of a kind, added where it is new; nil when there are too many kinds for a byte.
    private mutating func number(of kind: String) -> UInt8? {
        if let known = kindNames.firstIndex(of: kind) { return UInt8(known) }
        guard kindNames.count < Int(UInt8.max) else { return nil }
        kindNames.append(kind)
        return UInt8(kindNames.count - 1)
    }

    /// Adds a name after the others, unless one with its spelling and kind is there, which is newer.
    private mutating func append(_ text: ArraySlice<UInt8>, _ name: ArraySlice<UInt8>, _ kind: UInt8, _ stamp: UInt32) {
        var last = count - 1
        while last >= 0, folded.length(last) == text.count, folded[last].elementsEqual(text) {
            if kinds[last] == kind { return }
            last -= 1
        }
        folded.append(text)
        spelled.append(name)
        kinds.append(kind)
        letters.append(LetterSet.of(text))
        pairs.append(PairSet.of(text))
        beginnings.append(LetterSet.ofBeginnings(text))
        stamps.append(stamp)
    }

    /// Adds a range of names from another value whose kinds have the same places.
    private mutating func append(_ other: SortedNames, _ places: Range<Int>) {
        folded.append(other.folded, places)
        spelled.append(other.spelled, places)
        kinds += other.kinds[places]
        letters += other.letters[places]
        pairs += other.pairs[places]
        beginnings += other.beginnings[places]
        stamps += other.stamps[places]
    }
}
