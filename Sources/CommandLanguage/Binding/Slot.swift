// Slots: the typed places of a command. A slot says how many words it takes, what they may be, and what
// Tab offers. The binder gives it words, and `ParsedInput` returns its value with its type, without
// look-ups by text and without casts.

/// The words a slot was given.
package struct Argument: Sendable, Hashable {
    /// The words, at least one.
    package var words: [Word]
    /// From the first word to the last as typed, spaces included, variables filled in.
    package var typed: String
    /// From the first word to the last, as UTF-8 offsets in the line.
    package var span: Range<Int>

    /// Words with what was typed.
    package init(words: [Word], typed: String, span: Range<Int>) {
        self.words = words
        self.typed = typed
        self.span = span
    }
}

/// How many words a slot takes.
package enum SlotShape: Sendable {
    /// Exactly one word.
    case one
    /// One word or none.
    case optional
    /// One word, only when it has a certain form; otherwise the word belongs to the next slot.
    case leading(@Sendable (Word) -> Bool)
    /// All the words that are left in the stage, at least one; they are one text or one name.
    case rest
    /// All the words that are left, perhaps none; they are one text or one name.
    case optionalRest
    /// All the words that are left, at least one; each can be a value of its own.
    case several
    /// All the words that are left, perhaps none; each can be a value of its own.
    case optionalSeveral
    /// The words before this one, of several the last, at least one; they are one text or one name. The word itself is
    /// the next slot's; where it does not come, the slot takes all the words that are left.
    case restBefore(String)
    /// The words before this one, as with `restBefore`, but perhaps none; each is a value of its own.
    case optionalSeveralBefore(String)
    /// The words before this one, as with `optionalSeveralBefore`, but at least one.
    case severalBefore(String)
    /// This word or none. Where it does not come, the slots after it take nothing: they go with it.
    case optionalJoint(String)

    /// Whether the slot must have a word.
    package var isRequired: Bool {
        switch self {
        case .one, .rest, .several, .restBefore, .severalBefore: true
        case .optional, .leading, .optionalRest, .optionalSeveral, .optionalSeveralBefore, .optionalJoint: false
        }
    }

    /// Whether several words can be one name, so that it needs no quotes.
    var takesRest: Bool {
        switch self {
        case .one, .optional, .leading, .optionalSeveralBefore, .severalBefore, .optionalJoint: false
        case .rest, .optionalRest, .several, .optionalSeveral, .restBefore: true
        }
    }

    /// Whether it can take several values, for which usage lines have three dots.
    package var isSeveral: Bool {
        switch self {
        case .one, .optional, .leading, .rest, .optionalRest, .restBefore, .optionalJoint: false
        case .several, .optionalSeveral, .optionalSeveralBefore, .severalBefore: true
        }
    }
}

/// A place in a command that gives words a type. A command declares it once, as a static value:
///
///     static let level = Slot<Int>.integer("LEVEL", 0...100, help: "0 to 100")
package struct Slot<Value: Sendable>: Sendable {
    /// What is shown for its words; it differs from those of the command's other slots.
    package var placeholder: Placeholder
    /// One line for `help`.
    package var help: String
    /// What goes into it, for the message when nothing does: `rows, names or URIs`; nil where the placeholder says it.
    package var noun: String?
    /// How many words it takes.
    package var shape: SlotShape
    /// Where Tab finds what it can take.
    package var candidates: CandidateSource
    /// Whether a variable that holds rows may come here; elsewhere only a field of it may.
    package var takesRows = false
    /// Whether signs such as `>` belong to it, as to a condition.
    package var holdsSigns = false
    /// Turns its words into a value, or throws what is wrong with them.
    package var parse: @Sendable (Argument) throws(UsageError) -> Value

    /// A slot whose words `parse` understands.
    package init(
        _ placeholder: Placeholder, help: String, noun: String? = nil, shape: SlotShape,
        candidates: CandidateSource = .none, parse: @escaping @Sendable (Argument) throws(UsageError) -> Value
    ) {
        self.placeholder = placeholder
        self.help = help
        self.noun = noun
        self.shape = shape
        self.candidates = candidates
        self.parse = parse
    }

    /// The slot without its type, as a spec lists it.
    package var erased: SlotSpec {
        var spec = SlotSpec(placeholder: placeholder, help: help, noun: noun, shape: shape, candidates: candidates)
        spec.holdsSigns = holdsSigns || candidates.holdSigns
        return spec
    }
}

/// What a spec lists of a slot.
package struct SlotSpec: Sendable {
    /// What is shown for its words.
    package var placeholder: Placeholder
    /// One line for `help`.
    package var help: String
    /// What goes into it, for the message when nothing does; nil where the placeholder says it.
    package var noun: String?
    /// How many words it takes.
    package var shape: SlotShape
    /// Where Tab finds what it can take.
    package var candidates: CandidateSource
    /// Whether signs such as `>` belong to it: to a condition, or to a line that is read later.
    var holdsSigns = false

    /// What a spec lists of a slot.
    package init(
        placeholder: Placeholder, help: String, noun: String? = nil, shape: SlotShape, candidates: CandidateSource
    ) {
        self.placeholder = placeholder
        self.help = help
        self.noun = noun
        self.shape = shape
        self.candidates = candidates
    }

    /// The placeholder as help and hints show it: `QUERY`, `X...`.
    package var shown: String { placeholder.text + dots }

    /// What follows the placeholder of a slot that can take several values.
    var dots: String { shape.isSeveral ? "..." : "" }
}
