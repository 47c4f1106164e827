// Names as completion searches them: one buffer of folded text in order, and beside it what the names are. A value that never
// changes, so that a key can be answered while newer names are being sorted in elsewhere.

/// Very many names, searched in no time.
package struct FlatNames: Sendable {
    /// A name that fits what was typed.
    package struct Match: Sendable, Hashable {
        package var name: String
        package var kind: String
    }

    /// The folded names in their order, and the names as they are spelled.
    private(set) var folded = PackedTexts()
    private(set) var spelled = PackedTexts()
    /// What bears each: a place in `kindNames`.
    private(set) var kinds: [UInt8] = []
    private(set) var kindNames: [String] = []
    /// The characters in each folded name, so that most names need no closer look.
    private(set) var letters: [UInt64] = []
    /// How new each is; a greater number is newer.
    private(set) var stamps: [UInt32] = []

    package init() {}

    /// The names, given newest first; of those with one spelling and kind the newest stays.
    package init(newestFirst names: [IndexedName]) {
        var builder = Builder()
        for name in names { builder.add(name.name, folded: name.folded, kind: name.kind) }
        self = builder.finish()
    }

    /// Takes names one after the other, so that they need not be held beside what is made of them.
    package struct Builder: Sendable {
        private var given = FlatNames()

        package init() {}

        /// Adds a name that is older than those before.
        package mutating func add(_ name: String, folded: String, kind: String) {
            guard !folded.isEmpty, let kind = given.number(of: kind) else { return }
            given.folded.append(Array(folded.utf8)[...])
            given.spelled.append(Array(name.utf8)[...])
            given.kinds.append(kind)
        }

        /// The names in their order.
        package func finish() -> FlatNames {
            var names = FlatNames()
            names.kindNames = given.kindNames
            names.reserve(given.count, folded: given.folded.size, spelled: given.spelled.size)
            for place in given.folded.order() {
                names.append(
                    given.folded[place], given.spelled[place], given.kinds[place], UInt32(given.count - place))
            }
            return names
        }
    }

    package var count: Int { folded.count }

    /// These names and newer ones.
    package func merging(_ newer: FlatNames) -> FlatNames {
        guard count > 0 else { return newer }
        var merged = FlatNames()
        merged.kindNames = kindNames
        merged.reserve(
            count + newer.count, folded: folded.size + newer.folded.size, spelled: spelled.size + newer.spelled.size)
        let numbers = newer.kindNames.map { merged.number(of: $0) ?? 0 }
        let later = (stamps.max() ?? 0) + 1
        var copied = 0
        for place in 0..<newer.count {
            let (text, kind) = (newer.folded[place], numbers[Int(newer.kinds[place])])
            let start = folded.beginning(with: Array(text), from: copied).lowerBound
            merged.append(self, copied..<start)
            copied = start
            merged.append(text, newer.spelled[place], kind, newer.stamps[place] + later)
            // Of the old ones with this spelling the one of the same kind gives way.
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
        stamps.reserveCapacity(count)
    }

    private mutating func number(of kind: String) -> UInt8? {
        if let known = kindNames.firstIndex(of: kind) { return UInt8(known) }
        guard kindNames.count < Int(UInt8.max) else { return nil }
        kindNames.append(kind)
        return UInt8(kindNames.count - 1)
    }

    /// Adds a name behind the others; one that is there already, newer, stays alone.
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
        stamps.append(stamp)
    }

    /// Adds a stretch of names whose kinds have the same numbers.
    private mutating func append(_ other: FlatNames, _ places: Range<Int>) {
        folded.append(other.folded, places)
        spelled.append(other.spelled, places)
        kinds += other.kinds[places]
        letters += other.letters[places]
        stamps += other.stamps[places]
    }
}
