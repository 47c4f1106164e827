// The binder: gives the words after a command's name to its options and slots (Language §2, Options). Completion asks
// it what the words before the cursor leave open (`Binder+Completion`). What the words mean is decided by the slots.

/// The text that was parsed, for slices by UTF-8 offset.
struct ParsedText {
    private let utf8: String.UTF8View

    init(_ text: String) { utf8 = text.utf8 }

    /// The text of a range; empty when the range is not inside the text.
    func slice(_ range: Range<Int>) -> Substring {
        guard range.upperBound <= utf8.count else { return "" }
        return Substring(
            utf8[
                utf8.index(
                    utf8.startIndex, offsetBy: range.lowerBound)..<utf8.index(
                        utf8.startIndex, offsetBy: range.upperBound)])
    }
}

/// Gives words to the options and slots of one command.
struct Binder {
    let spec: CommandSpec
    /// The options of every command, which few lines have to be compared with.
    let commonOptions: @Sendable () -> [OptionSpec]
    /// The text the words are from, for the spaces between them.
    let source: ParsedText
    /// The place of the stage in the text.
    let stage: Range<Int>

    /// The usage line, for errors.
    private var usage: String { Usage.line(spec, commonOptions: commonOptions()) }

    /// A word that is not an option.
    struct Positional {
        var word: Word
        /// Its index among the words of the stage.
        var place: Int
        /// Whether it follows `--`, where it is never a keyword.
        var isAfterDashes: Bool
    }

    /// What a word is that may be an option.
    enum OptionWord {
        case option(OptionSpec, value: Word?)
        case unknown(String)
        case endOfOptions
        case argument
    }

    /// Divides the words from `start` on.
    ///
    /// - Throws: An error at the first word that is unknown, comes twice or has no slot, or at the
    ///   end when a word is missing.
    func bind(_ words: [Word], from start: Int) throws(UsageError) -> ParsedInput {
        var arguments: [Positional] = []
        arguments.reserveCapacity(words.count - start)
        var options: [ParsedInput.OptionUse] = []
        var index = start
        var onlyArguments = false
        while index < words.count {
            let word = words[index]
            switch onlyArguments ? .argument : classify(word) {
            case .argument:
                arguments.append(Positional(word: word, place: index, isAfterDashes: onlyArguments))
            case .endOfOptions:
                onlyArguments = true
            case .unknown(let name):
                try refuseOrder(in: words[start...], at: index)
                throw UsageError(.option(.unknown(name, nearest: nearestOptions(to: name))), at: word.span)
            case .option(let option, let value):
                guard !options.contains(where: { $0.name == option.name }) else {
                    throw UsageError(.option(.repeated(option.name)), at: word.span)
                }
                options.append(try use(option, value: value, of: word, in: words, at: &index))
            }
            index += 1
        }
        let filled = try fill(arguments)
        return ParsedInput(
            spec: spec, commonOptions: commonOptions, span: stage, arguments: filled, options: options)
    }

    /// Throws for an option of an order: `sort --desc year`.
    private func refuseOrder(in words: ArraySlice<Word>, at index: Int) throws(UsageError) {
        guard spec.name == ForeignOrder.command else { return }
        let typed = words.map(\.typed)
        let order = ForeignOrder(typed)
        guard order.place.map({ words.startIndex + $0 }) == index,
            let habit = order.habit(typed, after: spec.name)
        else { return }
        throw UsageError(.habit(habit), at: words[index].span)
    }

    /// Whether a word is an option. Quoted words and values of variables never are, so a name that begins
    /// with `--` can always be typed.
    func classify(_ word: Word) -> OptionWord {
        guard let first = word.pieces.first, first.origin == .bare, first.text.utf8.first == .hyphen else {
            return .argument
        }
        let text = first.text
        if text.utf8.starts(with: "--".utf8) {
            if text.utf8.count == 2, word.pieces.count == 1 { return .endOfOptions }
            guard let equals = text.utf8.firstIndex(of: .equals) else {
                guard word.isBare, let option = option(named: text.dropFirst(2)) else { return .unknown(word.text) }
                return .option(option, value: nil)
            }
            let name = text[..<equals]
            guard let option = option(named: name.dropFirst(2)) else { return .unknown(String(name)) }
            return .option(
                option, value: value(of: word, after: text.utf8.distance(from: text.startIndex, to: equals) + 1))
        }
        guard word.isBare, text.count == 2, let letter = text.last,
            let option = spec.options.first(where: { $0.short == letter })
                ?? commonOptions().first(where: { $0.short == letter })
        else { return .argument }
        return .option(option, value: nil)
    }

    /// The options whose names are nearest, with their dashes.
    private func nearestOptions(to name: String) -> [String] {
        let known = (spec.options + commonOptions()).map(\.name)
        return Suggestion.nearest(to: String(name.dropFirst(2)), among: known).map { "--\($0)" }
    }

    /// An option by its full name; the command's own come before the common ones.
    func option(named name: Substring) -> OptionSpec? {
        spec.options.first { $0.name == name } ?? commonOptions().first { $0.name == name }
    }

    /// The value in `--name=value` as a word of its own. The first `length` bytes are the name and the sign.
    private func value(of word: Word, after length: Int) -> Word {
        var pieces = word.pieces
        pieces[0].text = String(pieces[0].text.utf8.dropFirst(length)) ?? ""
        if pieces[0].text.isEmpty { pieces.removeFirst() }
        let start = min(word.span.lowerBound + length, word.span.upperBound)
        return Word(
            pieces, typed: String(word.typed.utf8.dropFirst(length)) ?? "", span: start..<word.span.upperBound)
    }

    /// The option with its value. The value may be the next word; then `index` moves on to it.
    private func use(
        _ option: OptionSpec, value: Word?, of word: Word, in words: [Word], at index: inout Int,
    ) throws(UsageError) -> ParsedInput.OptionUse {
        guard let expected = option.value else {
            guard value == nil else { throw UsageError(.option(.unexpectedValue(option.name)), at: word.span) }
            return .init(option.name, value: nil, span: word.span)
        }
        let missing = UsageError(.option(.missingValue(option.name, value: expected.placeholder)), at: word.span)
        if let value {
            guard !value.pieces.isEmpty else { throw missing }
            return .init(option.name, value: value, span: word.span)
        }
        guard index + 1 < words.count, words[index + 1].bareText?.utf8.starts(with: "--".utf8) != true else {
            throw missing
        }
        index += 1
        let span = min(word.span.lowerBound, words[index].span.lowerBound)..<words[index].span.upperBound
        return .init(option.name, value: words[index], span: span)
    }

    // MARK: Slots

    /// Gives the arguments to the slots, in the order of the slots.
    private func fill(_ arguments: [Positional]) throws(UsageError) -> [ParsedInput.Filled] {
        var filled: [ParsedInput.Filled] = []
        var left = arguments[...]
        for (place, slot) in spec.slots.enumerated() {
            let taken = words(for: slot.shape, from: left, needed: needed(after: place))
            guard !taken.isEmpty else {
                guard !slot.shape.isRequired else {
                    let end = stage.upperBound..<stage.upperBound
                    throw UsageError(.missingArgument(slot.placeholder, usage: usage), at: end)
                }
                continue
            }
            if !slot.holdsSigns { try refuseHabits(in: taken) }
            filled.append(.init(slot: slot.placeholder, argument: argument(taken)))
            left = left.dropFirst(taken.count)
        }
        if let surplus = left.first {
            try refuseHabits(in: left)
            if surplus.word.bareText == "&" { throw UsageError(.habit(.background), at: surplus.word.span) }
            throw UsageError(.surplusArgument(surplus.word.text, usage: usage), at: surplus.word.span)
        }
        return filled
    }

    /// Throws where a word means something in other shells and nothing here.
    private func refuseHabits(in words: ArraySlice<Positional>) throws(UsageError) {
        guard let (habit, span) = ShellHabit.first(in: words) else { return }
        throw UsageError(.habit(habit), at: span)
    }

    /// How many words the slots after one must have.
    private func needed(after place: Int) -> Int { spec.slots[(place + 1)...].count { $0.shape.isRequired } }

    /// The words a slot takes: greedy, but it leaves those that later slots must have.
    private func words(for shape: SlotShape, from left: ArraySlice<Positional>, needed: Int) -> ArraySlice<Positional> {
        switch shape {
        case .one: left.prefix(1)
        case .optional: left.count > needed ? left.prefix(1) : []
        case .leading(let fits):
            left.prefix(left.first.map { !$0.isAfterDashes && $0.word.isBare && fits($0.word) } == true ? 1 : 0)
        case .rest, .optionalRest, .several, .optionalSeveral: left.dropLast(min(needed, left.count))
        case .restBefore(let word), .optionalSeveralBefore(let word), .severalBefore(let word):
            left[..<(left.place(of: word) ?? left.endIndex)]
        case .optionalJoint(let word): left.prefix(left.place(of: word) == left.startIndex ? 1 : 0)
        }
    }

    /// The words of a slot, with the text between them as it was typed.
    private func argument(_ words: ArraySlice<Positional>) -> Argument {
        var typed = ""
        var previous: Positional?
        var span = words.first?.word.span ?? stage.upperBound..<stage.upperBound
        for positional in words {
            if let previous { typed += blanks(between: previous, and: positional) }
            typed += positional.word.typed
            previous = positional
        }
        if let previous { span = span.lowerBound..<max(span.upperBound, previous.word.span.upperBound) }
        return Argument(words: words.map(\.word), typed: typed, span: span)
    }

    /// The space between two words as it was typed. It is one space where an option was removed, where a line
    /// was continued, and between the values of one `$@`.
    private func blanks(between first: Positional, and second: Positional) -> Substring {
        let (start, end) = (first.word.span.upperBound, second.word.span.lowerBound)
        guard second.place == first.place + 1, start < end else { return " " }
        let blanks = source.slice(start..<end)
        return !blanks.isEmpty && blanks.utf8.allSatisfy { $0 == .space || $0 == .tab } ? blanks : " "
    }
}

extension ArraySlice<Binder.Positional> {
    /// The place of the last word that is this one, not quoted: what comes after it holds it less often than a name
    /// before it does.
    func place(of word: String) -> Int? { lastIndex { !$0.isAfterDashes && $0.word.bareText == word } }
}
