// Gives the words of a stage to the slots and options of its command (LANGUAGE §2). It decides which word goes where;
// what a word means is the slot's business.

struct Binder {
    let spec: CommandSpec
    let commonOptions: [OptionSpec]
    let source: String
    let span: Range<Int>
    private var options: [String: ParsedInput.OptionUse] = [:]
    private var usage: String { Usage.line(for: spec) }

    init(spec: CommandSpec, commonOptions: [OptionSpec], source: String, span: Range<Int>) {
        self.spec = spec
        self.commonOptions = commonOptions
        self.source = source
        self.span = span
    }

    mutating func bind(_ words: [Word]) throws(UsageError) -> ParsedInput {
        let positional = try takeOptions(words)
        let arguments = try fill(positional)
        return ParsedInput(span: span, usage: usage, arguments: arguments, options: options)
    }

    /// The words that are no options.
    private mutating func takeOptions(_ words: [Word]) throws(UsageError) -> [Word] {
        var positional: [Word] = []
        var rest = words[...]
        while let word = rest.popFirst() {
            guard let text = word.pieces.first.flatMap({ $0.origin == .bare ? $0.text : nil }), text.hasPrefix("-")
            else {
                positional.append(word)
                continue
            }
            if word.bareText == "--" { return positional + rest }
            if text.hasPrefix("--"), text.utf8.count > 2 {
                try takeLong(word, &rest)
            } else if let option = shortOption(word) {
                try use(option, word, inline: nil, &rest)
            } else {
                positional.append(word)
            }
        }
        return positional
    }

    private func shortOption(_ word: Word) -> OptionSpec? {
        guard let text = word.bareText, text.count == 2, let letter = text.last else { return nil }
        return (spec.options + commonOptions).first { $0.short == letter }
    }

    private mutating func takeLong(_ word: Word, _ rest: inout ArraySlice<Word>) throws(UsageError) {
        var pieces = word.pieces
        let head = pieces[0].text.dropFirst(2)
        let name: String
        var inline: Word?
        if let equals = head.firstIndex(of: "=") {
            name = String(head[..<equals])
            pieces[0].text = String(head[head.index(after: equals)...])
            if pieces[0].text.isEmpty, pieces.count > 1 { pieces.removeFirst() }
            let typed = word.typed.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            inline = Word(pieces, typed: typed.count == 2 ? String(typed[1]) : word.text, span: word.span)
        } else {
            name = String(word.text.dropFirst(2))
        }
        let known = spec.options + commonOptions
        guard let option = known.first(where: { $0.name == name }) else {
            let nearest = Suggestion.nearest(to: name, among: known.map(\.name)).map { "--" + $0 }
            throw UsageError(.unknownOption("--" + name, nearest: nearest), at: word.span)
        }
        try use(option, word, inline: inline, &rest)
    }

    private mutating func use(
        _ option: OptionSpec, _ word: Word, inline: Word?, _ rest: inout ArraySlice<Word>
    ) throws(UsageError) {
        guard options[option.name] == nil else { throw UsageError(.repeatedOption("--" + option.name), at: word.span) }
        guard let value = option.value else {
            if inline != nil { throw UsageError(.unexpectedOptionValue("--" + option.name), at: word.span) }
            options[option.name] = .init(value: nil, span: word.span)
            return
        }
        guard let given = inline ?? rest.popFirst() else {
            throw UsageError(
                .missingOptionValue("--" + option.name, value: value.name), at: word.span.upperBound..<word.span.upperBound)
        }
        options[option.name] = .init(value: given, span: word.span)
    }

    private func fill(_ words: [Word]) throws(UsageError) -> [String: Argument] {
        var rest = words[...]
        var arguments: [String: Argument] = [:]
        for (index, slot) in spec.slots.enumerated() {
            let taken: ArraySlice<Word>
            switch slot.shape {
            case .one: taken = rest.prefix(1)
            case .optional: taken = rest.prefix(1)
            // A kind alone is no kind but the thing itself where something must follow: `search album`.
            case .leading(let accepts):
                let needed = spec.slots[(index + 1)...].contains { $0.shape.isRequired }
                taken = rest.first.map(accepts) == true && (!needed || rest.count > 1) ? rest.prefix(1) : []
            case .rest, .optionalRest: taken = rest
            }
            guard let first = taken.first, let last = taken.last else {
                if slot.shape.isRequired {
                    throw UsageError(
                        .missingArgument(slot: slot.name, usage: usage), at: span.upperBound..<span.upperBound)
                }
                continue
            }
            rest = rest.dropFirst(taken.count)
            arguments[slot.name] = Argument(
                words: Array(taken), typed: typed(taken), span: first.span.lowerBound..<last.span.upperBound)
        }
        if let surplus = rest.first { throw UsageError(.surplusArgument(surplus.text, usage: usage), at: surplus.span) }
        return arguments
    }

    /// The words as typed with the blanks between them; where an option stood between two, one blank.
    private func typed(_ words: ArraySlice<Word>) -> String {
        var text = ""
        var end: Int?
        let bytes = source.utf8
        for word in words {
            if let end, end <= word.span.lowerBound {
                let from = bytes.index(bytes.startIndex, offsetBy: end)
                let gap = source[from..<bytes.index(from, offsetBy: word.span.lowerBound - end)]
                text += gap.allSatisfy(\.isWhitespace) && !gap.isEmpty && !gap.contains(where: \.isNewline) ? String(gap) : " "
            }
            text += word.typed
            end = word.span.upperBound
        }
        return text
    }
}

extension SlotShape {
    /// Whether a word must be there for it.
    var isRequired: Bool {
        switch self {
        case .one, .rest: true
        case .optional, .leading, .optionalRest: false
        }
    }
}
