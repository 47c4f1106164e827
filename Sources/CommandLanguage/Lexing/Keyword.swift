// The language's own words, and what follows from each: whether it begins a block, stands before a pipeline, or joins
// the parts of a condition. Lexer, parser, completion and the shell ask here, so that a word is spelled once. What a
// block, a prefix or a condition does is theirs; that commands of the same names explain the words is the catalogue's.

/// A word that the language reads itself. It counts as one only where it is expected, and only when it is not quoted.
package enum Keyword: String, CaseIterable, Sendable {
    case `if`, `else`, `for`, def
    case time, `try`, not, every, budget, rule, `let`
    case `where`
    case and, or, `in`, `is`, has, starts, ends, matches, between, missing, present
    case step
}

// MARK: Recognising words

extension Keyword {
    /// The keyword that the word is; nil when it is none, is quoted or holds a variable.
    package init?(_ word: UnexpandedWord) {
        guard word.pieces.count == 1, case .bare(let text) = word.pieces[0] else { return nil }
        self.init(bare: text)
    }

    /// The keyword that a bare text is. Every word is asked, so nothing is allocated for the answer, and the letters
    /// are compared as one number.
    package init?(bare text: String) {
        // Not by `init(rawValue:)`, which makes a dictionary of so many cases at its first call.
        guard let number = Self.number(of: text), let place = Self.numbers.firstIndex(of: number) else { return nil }
        self = Self.all[place]
    }

    private static let all = Array(allCases)
    private static let numbers = all.map { number(of: $0.rawValue) }

    /// The letters of a short text as one number; nil for one that is longer than every keyword.
    private static func number(of text: String) -> UInt64? {
        guard text.utf8.count <= longest else { return nil }
        // The one in front says how many bytes there are, whatever they are.
        return text.utf8.reduce(1) { $0 << 8 | UInt64($1) }
    }

    /// The word of a condition that a bare text is. `AND`, `OR` and `NOT` are also read in capitals, as other query
    /// languages write them; elsewhere capitals make a word a text.
    package init?(inCondition text: String) {
        switch text {
        case "AND": self = .and
        case "OR": self = .or
        case "NOT": self = .not
        default: self.init(bare: text)
        }
    }

    /// The length of `missing`, `matches` and `between`; no more fit into a number. Longer words, such as most names,
    /// need no comparison.
    private static let longest = 7

    /// Whether a stage that begins with this bare text has a condition as its argument: `where`, or what means it at a
    /// prompt. `wh` could also be `whoami`.
    package static func beginsCondition(_ text: String) -> Bool {
        text.utf8.count > 2 && Keyword.where.rawValue.utf8.starts(with: text.utf8)
    }

    /// The command whose argument is a condition on values, with the same signs.
    package static let testCommand = "test"
}

// MARK: Blocks

extension Keyword {
    /// A block, by what stands before its brace.
    package enum Block: Sendable, Hashable {
        /// A command that decides: `if liked | any {`.
        case condition
        /// Nothing, or a further `if`: it continues the block that was just closed.
        case alternative
        /// A name, and what belongs to it.
        case named(Named)

        /// How one that decides is typed.
        static let conditionUsage = "\(Keyword.if.rawValue) COMMAND { … } \(Keyword.else.rawValue) { … }"

        /// A block that gets a name.
        package enum Named: Sendable, Hashable {
            /// `for NAME in THINGS {`
            case loop
            /// `def NAME PARAMETERS {`
            case definition

            /// How it is typed.
            var usage: String {
                switch self {
                case .loop: "\(Keyword.for.rawValue) NAME \(Keyword.in.rawValue) THINGS { … }"
                case .definition: "\(Keyword.def.rawValue) NAME [A] [B=VALUE] { … }"
                }
            }
        }
    }

    /// The block that the word begins at the start of a statement; nil for words that begin none.
    package var block: Block? {
        switch self {
        case .if: .condition
        case .else: .alternative
        case .for: .named(.loop)
        case .def: .named(.definition)
        case .time, .try, .not, .every, .budget, .rule, .let, .where: nil
        case .and, .or, .in, .is, .has, .starts, .ends, .matches, .between, .missing, .present, .step: nil
        }
    }

    /// Whether a statement can begin with the word and have a block: all that have one, except what continues another.
    package var opensBlock: Bool {
        switch block {
        case .condition, .named: true
        case .alternative, nil: false
        }
    }
}

// MARK: Prefixes

extension Keyword {
    /// A word before a pipeline that changes how the whole of it runs, or keeps it to run later.
    package enum Prefix: Sendable, Hashable { case time, `try`, not, every, budget, rule, `let` }

    /// The prefix that the word is; nil for words that stand before no pipeline.
    package var prefix: Prefix? {
        switch self {
        case .time: .time
        case .try: .try
        case .not: .not
        case .every: .every
        case .budget: .budget
        case .rule: .rule
        case .let: .let
        case .if, .else, .for, .def, .where: nil
        case .and, .or, .in, .is, .has, .starts, .ends, .matches, .between, .missing, .present, .step: nil
        }
    }
}

extension Keyword.Prefix {
    /// The prefix that the words begin with, and how many of them belong to it; nil when the first word is none, or is
    /// the command of that name. Words for a pipeline may be missing after it.
    ///
    /// - Parameter beforeSystem: whether a command of the system follows the words.
    package static func leading(
        _ words: ArraySlice<UnexpandedWord>, beforeSystem: Bool = false
    ) -> (prefix: Self, length: Int)? {
        guard let first = words.first, let prefix = Keyword(first)?.prefix else { return nil }
        switch prefix {
        case .time, .try, .not: return (prefix, 1)
        case .every: return words.count > 1 ? (prefix, 2) : nil
        case .budget:
            if beforeSystem, words.count == 1 { return (prefix, 1) }
            // Its own options, and a line in quotes, are the command's.
            guard case .bare(let next)? = words.dropFirst().first?.pieces.first, !next.hasPrefix("--") else {
                return nil
            }
            return (prefix, 1)
        case .rule:
            // `rule NAME =`: one word, or bare words that are one name.
            guard let equals = words.dropFirst(2).firstIndex(where: { $0.bareText == "=" }) else { return nil }
            let name = words[(words.startIndex + 1)..<equals]
            let areBare = name.allSatisfy { $0.bareText.map { !$0.hasPrefix("--") } ?? false }
            guard areBare || name.count == 1 && name.first?.bareText == nil else { return nil }
            return (prefix, equals - words.startIndex + 1)
        case .let:
            // `let NAME = (`, as the parser has divided it; without the bracket it is the command of that name.
            guard words.count > 3, words[words.startIndex + 1].bareText?.utf8.allSatisfy(\.continuesName) == true,
                words[words.startIndex + 2].bareText == "=", words[words.startIndex + 3].bareText == "("
            else { return nil }
            return (prefix, 4)
        }
    }

    /// How many of the words belong to prefixes.
    static func count(in words: ArraySlice<UnexpandedWord>, beforeSystem: Bool = false) -> Int {
        var rest = words
        while let (_, length) = leading(rest, beforeSystem: beforeSystem), rest.count >= length {
            rest = rest.dropFirst(length)
        }
        return words.count - rest.count
    }
}

extension Keyword {
    /// How far the first words of a command are prefixes, for a lexer that sees one word after the other: where they
    /// are complete, a command starts, perhaps one of the system.
    enum PrefixPlace: Sendable {
        /// Every prefix has its words.
        case complete
        /// `every` needs its time.
        case wantsTime
        /// `rule` needs its name …
        case wantsName
        /// … and what ends the name.
        case wantsEquals
        /// The words of a command have begun.
        case over

        /// Passes the next word, which is this keyword or none.
        mutating func pass(_ word: UnexpandedWord, _ keyword: Keyword?) {
            switch self {
            case .complete: self = keyword?.prefix.map { Self(after: $0) } ?? .over
            case .wantsTime: self = .complete
            case .wantsName: self = .wantsEquals
            case .wantsEquals: if word.bareText == "=" { self = .complete }
            case .over: break
            }
        }

        private init(after prefix: Prefix) {
            self =
                switch prefix {
                case .time, .try, .not, .budget: .complete
                case .every: .wantsTime
                case .rule: .wantsName
                // A command of the system gives no value; the parser says so.
                case .let: .over
                }
        }
    }
}

extension UnexpandedWord {
    /// The text, if all of it is bare and no variable is in it.
    fileprivate var bareText: String? {
        guard pieces.count == 1, case .bare(let text) = pieces[0] else { return nil }
        return text
    }
}

// MARK: Conditions

extension Keyword {
    /// What a word is in the condition after `where`.
    package enum ConditionPart: Sendable, Hashable {
        /// Joins two conditions.
        case joint
        /// Turns what follows into its opposite.
        case negation
        /// Stands between a field and what it is compared with.
        case comparison
        /// Says after `is` whether the field has a value; elsewhere it is a word like any other.
        case presence
    }

    /// The part that the word is in a condition; nil for words that mean nothing there.
    package var conditionPart: ConditionPart? {
        switch self {
        case .and, .or: .joint
        case .not: .negation
        case .in, .is, .has, .starts, .ends, .matches, .between: .comparison
        case .missing, .present: .presence
        case .if, .else, .for, .def, .time, .try, .every, .budget, .rule, .let, .where, .step: nil
        }
    }

    /// Whether the word, not quoted, is never the name of a field or a value by itself.
    var isReservedInCondition: Bool {
        switch conditionPart {
        case .joint, .negation, .comparison: true
        case .presence, nil: false
        }
    }
}
