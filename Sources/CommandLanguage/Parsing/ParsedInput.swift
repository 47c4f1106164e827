// A stage as far as its command's spec explains it: which words went to which slot and option. Values come out
// typed, through the slot or option that declared them.

/// The words of one stage, divided among the slots and options of its command.
package struct ParsedInput: Sendable {
    private let spec: CommandSpec
    private let commonOptions: @Sendable () -> [OptionSpec]
    /// The name of the command.
    package var command: String { spec.name }
    /// The place of the whole stage.
    package let span: Range<Int>
    /// The usage line of the command, for errors; it is made only for them.
    package var usage: String { Usage.line(spec, commonOptions: commonOptions()) }
    /// In the order of the slots; there are few, and a dictionary costs more to make than it saves.
    private let arguments: [Filled]
    /// In the order typed, which are few as well.
    private let options: [OptionUse]

    /// The words of a slot.
    package struct Filled: Sendable {
        let slot: Placeholder
        let argument: Argument
    }

    /// An option as it was used.
    struct OptionUse: Sendable, Hashable {
        /// The name, without the dashes.
        let name: String
        /// The word of its value; nil for a flag.
        let value: Word?
        /// The place of the option with its value.
        let span: Range<Int>

        /// A use at its place.
        init(_ name: String, value: Word?, span: Range<Int>) {
            self.name = name
            self.value = value
            self.span = span
        }
    }

    /// What the binder divided among the slots and options of the spec.
    init(
        spec: CommandSpec, commonOptions: @escaping @Sendable () -> [OptionSpec], span: Range<Int>,
        arguments: [Filled], options: [OptionUse]
    ) {
        self.spec = spec
        self.commonOptions = commonOptions
        self.span = span
        self.arguments = arguments
        self.options = options
    }

    /// The value of a slot that must be filled.
    package func value<Value>(_ slot: Slot<Value>) throws(UsageError) -> Value {
        guard let value = try optional(slot) else { throw missing(slot) }
        return value
    }

    /// The error for a slot that no word was given to, at the end of the stage.
    package func missing<Value>(_ slot: Slot<Value>) -> UsageError {
        UsageError(.missingArgument(slot.placeholder, usage: usage), at: span.upperBound..<span.upperBound)
            .of(command)
    }

    /// The value of a slot; nil when no word was given to it.
    package func optional<Value>(_ slot: Slot<Value>) throws(UsageError) -> Value? {
        guard let argument = argument(of: slot) else { return nil }
        if !slot.takesRows { for word in argument.words { try word.requireText() } }
        return try slot.parse(argument)
    }

    /// The place of a slot's words, for errors that point at them.
    package func span<Value>(of slot: Slot<Value>) -> Range<Int>? { argument(of: slot)?.span }

    /// The words that fill a slot, each as it can be typed again; none where it is left out.
    package func typed<Value>(in slot: Slot<Value>) -> [String] {
        argument(of: slot)?.words.map { Quoting.word($0.text) } ?? []
    }

    /// Whether a `-` fills one of these slots and means the lines of standard input, as it does for things.
    package func readsStandardInput(_ slots: [SlotSpec]) -> Bool {
        arguments.contains { filled in
            filled.argument.words.contains { $0.bareText == "-" }
                && slots.contains { $0.placeholder == filled.slot && $0.candidates.areThings }
        }
    }

    /// The words of a slot; nil when none were given to it.
    private func argument<Value>(of slot: Slot<Value>) -> Argument? {
        arguments.first { $0.slot == slot.placeholder }?.argument
    }

    /// The value of an option; nil when it was not given.
    package func value<Value>(_ option: CommandOption<Value>) throws(UsageError) -> Value? {
        guard let word = use(ofOption: option.spec.name)?.value else { return nil }
        try word.requireText()
        return try option.parse(word)
    }

    /// Whether a flag was given.
    package func has(_ flag: CommandFlag) -> Bool { use(ofOption: flag.spec.name) != nil }

    /// The names of the options that were given, in the order of the alphabet.
    package var optionNames: [String] { options.isEmpty ? [] : options.map(\.name).sorted() }

    /// The first option that was given, for commands that take none.
    package var firstOption: (name: String, span: Range<Int>)? {
        options.first.map { ($0.name, $0.span) }
    }

    /// The words after the first, divided among the slots and options of a spec that no table has, such as that of a
    /// function.
    package init(
        binding words: [Word], to spec: CommandSpec, in text: String, at span: Range<Int>
    ) throws(UsageError) {
        self = try Binder(spec: spec, commonOptions: { [] }, source: ParsedText(text), stage: span).bind(words, from: 1)
    }

    /// The first word of a slot; nil when none was given to it.
    package func word(in slot: Placeholder) -> Word? { arguments.first { $0.slot == slot }?.argument.words.first }

    /// The value of an option as a word; nil when it was not given.
    package func word(ofOption name: String) -> Word? { use(ofOption: name)?.value }

    /// The place of an option, for errors that point at it.
    package func span(ofOption name: String) -> Range<Int>? { use(ofOption: name)?.span }

    private func use(ofOption name: String) -> OptionUse? { options.first { $0.name == name } }
}

extension Word {
    /// Throws when the word is a variable that holds rows.
    fileprivate func requireText() throws(UsageError) {
        guard let rowVariable else { return }
        throw UsageError(.variable(.rowsAsText(rowVariable.name)), at: span)
    }
}
