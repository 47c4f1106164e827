// What the words of one stage are: its command, its options, the rows it names, and what would be refused. It follows
// the rules of CommandTable and Binder, and says nothing of a word that may still become one while the cursor is at its
// end.

import Prompting

/// The parts of one stage.
struct StageColours {
    /// What the words are compared with. A class, since each key would copy all of its parts.
    final class Context: Sendable {
        let table: CommandTable
        let grammar: ReferenceGrammar
        let snapshot: CompletionEngine.Snapshot
        let resolves: LineColours.Resolves

        init(
            table: CommandTable, grammar: ReferenceGrammar, snapshot: @escaping CompletionEngine.Snapshot,
            resolves: @escaping LineColours.Resolves
        ) {
            self.table = table
            self.grammar = grammar
            self.snapshot = snapshot
            self.resolves = resolves
        }
    }

    private let context: Context
    private let cursor: Int
    private(set) var parts: [LinePart] = []

    init(context: Context, cursor: Int) {
        self.context = context
        self.cursor = cursor
    }

    /// Adds the words of a stage, with what comes before its command.
    mutating func add(_ words: [UnexpandedWord]) {
        var rest = words[...]
        while let (_, length) = Keyword.Prefix.leading(rest), rest.count >= length {
            if let first = rest.first { mark(.command, first.span) }
            for word in rest.prefix(length) where ["=", "("].contains(word.typed) { mark(.operator, word.span) }
            rest = rest.dropFirst(length)
        }
        guard let first = rest.first else { return }
        let words = rest.map(Word.init(unread:))
        switch Keyword(first)?.block {
        case .named(.loop): addHead(words)
        case .named(.definition), .condition, .alternative: mark(.command, first.span)
        case nil: addCommand(words, depth: 0)
        }
    }

    private mutating func mark(_ role: LineRole, _ span: Range<Int>) { parts.append(LinePart(role, span)) }

    /// Whether the word may still be continued.
    private func isUnfinished(_ word: Word) -> Bool { word.span.upperBound == cursor }

    /// `for NAME in THINGS`
    private mutating func addHead(_ words: [Word]) {
        mark(.command, words[0].span)
        guard words.count > 2, words[2].bareText == Keyword.in.rawValue else { return }
        mark(.operator, words[2].span)
        let things = words.dropFirst(3)
        for word in things { addReference(word, kinds: []) }
    }

    // MARK: Commands

    /// How many lines may be inside each other, as in `time time time now`.
    private static let deepest = 8

    private mutating func addCommand(_ words: [Word], depth: Int) {
        guard let first = words.first, depth < Self.deepest else { return }
        guard let text = first.bareText else {
            // A name in quotes is no command; a variable may hold rows.
            if first.pieces.allSatisfy({ $0.origin != .variable }) { mark(.error, first.span) }
            return
        }
        let table = context.table
        switch table.meaning(of: text, at: 0) {
        case .exact(let node): addCommand(words, at: node, depth: depth)
        case .prefix(let node, _):
            guard !addOwn(words, named: text) else { return }
            // A command that changes the library needs four letters (Language §2).
            let changesLibrary = table.nodes[node].spec.map { table.spec(at: $0).effect == .library } ?? false
            guard !changesLibrary || text.count >= 4 else { return addDoubtful(first) }
            addCommand(words, at: node, depth: depth)
        case .several: if !addOwn(words, named: text) { addDoubtful(first) }
        case .none:
            let own = own()
            guard !addOwn(words, named: text, among: own) else { return }
            let mayBecome = isUnfinished(first) && own.contains { $0.insertion.hasPrefix(text) }
            if !mayBecome { mark(.error, first.span) }
        }
    }

    /// A word that means several things: refused, unless it is still being typed.
    private mutating func addDoubtful(_ word: Word) {
        if !isUnfinished(word) { mark(.error, word.span) }
    }

    /// Aliases and functions.
    private func own() -> [Candidate] { context.snapshot(CandidateQuery(.aliases)) }

    /// An alias, or a function with its options; false for other words.
    private mutating func addOwn(_ words: [Word], named text: String, among own: [Candidate]? = nil) -> Bool {
        guard (own ?? self.own()).contains(where: { $0.insertion == text }) else { return false }
        mark(.command, words[0].span)
        let options = context.snapshot(CandidateQuery(.optionsOfFunction(text)))
        for word in words.dropFirst() {
            guard let typed = word.bareText, typed.hasPrefix("--"), !options.isEmpty else { continue }
            let name = typed.prefix { $0 != "=" }
            guard options.contains(where: { $0.insertion == name }) else { continue }
            mark(.option, word.span.lowerBound..<word.span.lowerBound + name.utf8.count)
        }
        return true
    }

    /// A command of the table, with its sub-commands.
    private mutating func addCommand(_ words: [Word], at start: Int, depth: Int) {
        let (table, nodes) = (context.table, context.table.nodes)
        var (node, length) = (start, 1)
        mark(.command, words[0].span)
        while length < words.count, !nodes[node].children.isEmpty, let text = words[length].bareText {
            let takesWords = nodes[node].spec.map { !table.spec(at: $0).slots.isEmpty } ?? false
            var next: Int?
            if takesWords {
                next = nodes[node].children[text]
            } else if text.utf8.first != .hyphen {
                switch table.meaning(of: text, at: node) {
                case .exact(let child), .prefix(let child, _): next = child
                case .several: return addDoubtful(words[length])
                case .none: return mark(.error, words[length].span)
                }
            }
            guard let child = next else { break }
            mark(.command, words[length].span)
            (node, length) = (child, length + 1)
        }
        if let inner = table.innerLine(of: words, at: (node, length)), !inner.isEmpty {
            for word in words[length...] where word.bareText == "=" { mark(.operator, word.span) }
            return addCommand(inner, depth: depth + 1)
        }
        guard let index = nodes[node].spec else { return }
        addArguments(words, from: length, of: table.spec(at: index))
    }

    // MARK: Arguments

    private mutating func addArguments(_ words: [Word], from start: Int, of spec: CommandSpec) {
        let common = context.table.makeCommonOptions
        let binder = Binder(spec: spec, commonOptions: common, source: ParsedText(""), stage: 0..<0)
        var things = Things()
        var arguments: [Binder.Positional] = []
        var (onlyArguments, pending): (Bool, OptionSpec.Value?) = (false, nil)
        for (place, word) in words.enumerated().dropFirst(start) {
            if let value = pending {
                pending = nil
                if let kinds = value.candidates.kindsOfThings { addReference(word, kinds: kinds) }
                continue
            }
            switch onlyArguments ? .argument : binder.classify(word) {
            case .option(let option, let value):
                // Of `--name=value` the name.
                let end = value.map { $0.span.lowerBound } ?? word.span.upperBound
                mark(.option, word.span.lowerBound..<end)
                if value == nil { pending = option.value }
            case .endOfOptions:
                mark(.option, word.span)
                onlyArguments = true
            case .unknown(let name):
                let mayBecome =
                    isUnfinished(word)
                    && (spec.options + common()).contains { "--\($0.name)".hasPrefix(word.text) }
                let end = min(word.span.lowerBound + name.utf8.count, word.span.upperBound)
                mark(mayBecome ? .option : .error, word.span.lowerBound..<end)
            case .argument:
                if let open = binder.openSlots(after: arguments).first { note(word, in: open.slot, &things) }
                arguments.append(Binder.Positional(word: word, place: place, isAfterDashes: onlyArguments))
            }
        }
        endThings(&things)
    }

    /// The words of a slot that may be references. Where one of them is a part of a name, all of them are.
    private struct Things {
        var slot: Placeholder?
        var found: [Range<Int>] = []
        var areName = false
    }

    /// Notes an argument as what its slot takes.
    private mutating func note(_ word: Word, in slot: SlotSpec, _ things: inout Things) {
        if slot.candidates.isCondition { return addCondition(word) }
        guard let kinds = slot.candidates.kindsOfThings else { return }
        if things.slot != slot.placeholder { endThings(&things) }
        things.slot = slot.placeholder
        if isReference(word, kinds: kinds) { things.found.append(word.span) }
        if slot.shape.takesRest, context.grammar.isPlain(word) { things.areName = true }
    }

    private mutating func endThings(_ things: inout Things) {
        if !things.areName { for span in things.found { mark(.reference, span) } }
        things = Things()
    }

    private mutating func addReference(_ word: Word, kinds: [String]) {
        if isReference(word, kinds: kinds) { mark(.reference, word.span) }
    }

    /// Whether the word is a reference by itself, to something that is there.
    private func isReference(_ word: Word, kinds: [String]) -> Bool {
        guard word.isBare, case .definite(let reference) = context.grammar.read(word) else { return false }
        return context.resolves(reference, kinds)
    }

    // MARK: Conditions

    /// What joins and compares in a condition: words by themselves, and signs, also inside of a word.
    private mutating func addCondition(_ word: Word) {
        guard let text = word.bareText else { return }
        switch Keyword(inCondition: text)?.conditionPart {
        case .joint, .negation, .comparison: return mark(.operator, word.span)
        case .presence, nil: break
        }
        var start: Int?
        let bytes = Array(text.utf8)
        guard bytes.count == word.span.count else { return }
        for (place, byte) in bytes.enumerated() {
            let next = place + 1 < bytes.count ? bytes[place + 1] : 0
            let isSign = byte.isConditionOperator || byte == .exclamationMark && [.equals, .tilde].contains(next)
            if isSign, start == nil { start = place }
            guard let first = start, !isSign || place == bytes.count - 1 else { continue }
            let end = isSign ? place + 1 : place
            mark(.operator, word.span.lowerBound + first..<word.span.lowerBound + end)
            start = nil
        }
    }
}

extension CandidateSource {
    /// The kinds of things of which rows are offered; nil where none are.
    fileprivate var kindsOfThings: [String]? {
        switch self {
        case .kept(.rows(let kinds)): kinds
        case .kept(.ownPlaylists), .kept(.ownedPlaylists): ["playlist"]
        case .none, .words, .commands, .files, .scripts, .wordsOrFiles, .kept, .fields, .fieldsOr, .fieldsOf,
            .condition, .query, .line:
            nil
        }
    }

    /// Whether it offers conditions.
    fileprivate var isCondition: Bool {
        if case .condition = self { return true }
        return false
    }
}

extension UInt8 {
    /// Whether it compares values, or encloses them.
    fileprivate var isConditionOperator: Bool {
        switch self {
        case .equals, .less, .greater, .tilde, .openBracket, .closeBracket, .comma: true
        default: false
        }
    }
}
