// Slots for plain values: a word, text as typed, numbers, keywords.

package import Prompting
import Text

extension Slot where Value == String {
    /// A slot for text that is not empty: one word, or with the shapes `rest` and `optionalRest` the
    /// words joined by single spaces.
    package static func word(
        _ placeholder: Placeholder, help: String, noun: String? = nil, shape: SlotShape = .one,
        candidates: CandidateSource = .none,
    ) -> Slot<String> {
        Slot(placeholder, help: help, noun: noun, shape: shape, candidates: candidates) {
            (argument) throws(UsageError) in
            let text = argument.words.map(\.text).joined(separator: " ")
            guard !text.allSatisfy(\.isWhitespace) else {
                throw UsageError(.nothingGiven(slot: placeholder), at: argument.span)
            }
            return text
        }
    }

    /// A slot for the rest of the stage exactly as typed, quotes and spaces included.
    package static func text(
        _ placeholder: Placeholder, help: String, noun: String? = nil, shape: SlotShape = .rest,
        candidates: CandidateSource = .none,
    ) -> Slot<String> {
        Slot(placeholder, help: help, noun: noun, shape: shape, candidates: candidates) {
            (argument) throws(UsageError) in
            return argument.typed
        }
    }

    /// A slot for this word, which separates the words before it from those after it (`sort P by FIELD`). The slot
    /// before it takes the words before this one.
    ///
    /// - Parameter isOptional: whether it may be left out, with all that comes after it.
    package static func joint(_ word: String, help: String, isOptional: Bool = false) -> Slot<String> {
        Slot(
            .name(word), help: help, noun: "the word \(word)", shape: isOptional ? .optionalJoint(word) : .one,
            candidates: .words([Candidate(word, summary: help)])
        ) { (argument) throws(UsageError) in
            guard argument.words.first?.bareText == word else { throw argument.invalid(expected: word) }
            return word
        }
    }

    /// A slot for one of these words and nothing else, so that quotes make no difference; shown as `{on|off}`.
    package static func keyword(_ words: [Candidate], help: String, shape: SlotShape = .one) -> Slot<String> {
        let texts = words.map(\.insertion)
        return Slot(.choice(texts), help: help, shape: shape, candidates: .words(words)) {
            (argument) throws(UsageError) in
            guard argument.words.count == 1 else { throw argument.invalid(expected: WordList.text(texts, "or")) }
            let text = OnOff.word(argument.words[0].text, among: texts)
            guard texts.contains(text) else { throw argument.invalid(expected: WordList.text(texts, "or")) }
            return text
        }
    }

    /// A slot for one of these words, shown as `{on|off}`.
    package static func keyword(_ words: [String], help: String, shape: SlotShape = .one) -> Slot<String> {
        keyword(words.map { Candidate($0) }, help: help, shape: shape)
    }
}

extension Slot where Value: RawRepresentable & CaseIterable, Value.RawValue == String {
    /// A slot for one of the type's cases, shown as `{on|off}`.
    package static func keyword(help: String, shape: SlotShape = .one) -> Slot<Value> {
        let words = Slot<String>.keyword(Value.allCases.map(\.rawValue), help: help, shape: shape)
        return Slot(words.placeholder, help: help, shape: shape, candidates: words.candidates) {
            (argument) throws(UsageError) in
            guard let value = Value(rawValue: try words.parse(argument)) else {
                throw argument.invalid(expected: words.placeholder.text)
            }
            return value
        }
    }
}

extension Slot where Value == Int {
    /// A slot for a whole number within a range.
    package static func integer(
        _ placeholder: Placeholder, _ range: ClosedRange<Int>, help: String, shape: SlotShape = .one,
    ) -> Slot<Int> {
        Slot(placeholder, help: help, noun: "a number", shape: shape) { (argument) throws(UsageError) in
            guard argument.words.count == 1, let number = Int(argument.words[0].text), range.contains(number) else {
                let upper = range.upperBound == .max ? "\(range.lowerBound) or more" : nil
                throw argument.invalid(
                    expected: "a whole number " + (upper ?? "from \(range.lowerBound) to \(range.upperBound)"))
            }
            return number
        }
    }
}

extension Slot where Value == [Word] {
    /// A slot for the words as they are, for commands that read them themselves.
    package static func words(
        _ placeholder: Placeholder, help: String, noun: String? = nil, shape: SlotShape = .rest,
        candidates: CandidateSource = .none, holdsSigns: Bool = false,
    ) -> Slot<[Word]> {
        var slot = Slot(placeholder, help: help, noun: noun, shape: shape, candidates: candidates) {
            (argument) throws(UsageError) in
            argument.words
        }
        slot.takesRows = true
        slot.holdsSigns = holdsSigns
        return slot
    }
}

extension Argument {
    /// The error for words that the slot cannot take.
    package func invalid(expected: String) -> UsageError {
        UsageError(.invalidValue(words.map(\.text).joined(separator: " "), expected: expected), at: span)
    }
}
