// What an unfinished stage leaves open at the cursor: options that are not yet used, an option that still needs
// its value, and the slots to which the next word can go. Completion and hints ask this; mistakes in the words
// before the cursor are passed over, because the user may still correct them.

import Prompting

extension Binder {
    /// How the words of an unfinished stage are divided.
    struct State {
        /// Words that are not options.
        var arguments: [Positional] = []
        /// The names of the options that were given.
        var used: Set<String> = []
        /// The value that the option before the cursor still needs.
        var pendingValue: OptionSpec.Value?
        /// Whether `--` came, after which every word is an argument.
        var onlyArguments = false
    }

    /// Divides the words from `start` on; unknown options are left out.
    func state(of words: [Word], from start: Int) -> State {
        var state = State()
        for (place, word) in words.enumerated().dropFirst(start) {
            guard state.pendingValue == nil else {
                state.pendingValue = nil
                continue
            }
            switch state.onlyArguments ? .argument : classify(word) {
            case .argument:
                state.arguments.append(
                    Positional(word: word, place: place, isAfterDashes: state.onlyArguments))
            case .endOfOptions: state.onlyArguments = true
            case .unknown: break
            case .option(let option, let value):
                state.used.insert(option.name)
                if value == nil { state.pendingValue = option.value }
            }
        }
        return state
    }

    /// The option in a word `--name=part`, and the part of its value that has been typed.
    func optionValue(_ partial: CompletionSite.Partial) -> (OptionSpec, CompletionSite.Partial)? {
        let whole = partial.lead.isEmpty && partial.quote == nil ? partial.text : partial.lead
        guard whole.utf8.starts(with: "--".utf8), let equals = whole.utf8.firstIndex(of: .equals) else { return nil }
        let name = whole[..<equals].dropFirst(2)
        guard let option = option(named: name) else { return nil }
        guard partial.quote == nil else { return (option, partial) }
        let length = whole.utf8.distance(from: whole.startIndex, to: equals) + 1
        var rest = partial
        rest.text = String(whole[whole.utf8.index(after: equals)...])
        rest.start += length
        return (option, rest)
    }

    /// The slots to which the next word can go, each with the words it has already. There are several when
    /// optional slots can be skipped.
    func openSlots(after arguments: [Positional]) -> [(slot: SlotSpec, taken: ArraySlice<Positional>)] {
        var open: [(slot: SlotSpec, taken: ArraySlice<Positional>)] = []
        var left = arguments[...]
        for slot in spec.slots {
            switch slot.shape {
            case .one, .optional:
                guard !left.isEmpty else { return open + [(slot, left)] }
                left.removeFirst()
            case .leading(let fits):
                if let first = left.first {
                    if !first.isAfterDashes, first.word.isBare, fits(first.word) { left.removeFirst() }
                } else if arguments.isEmpty {
                    open.append((slot, left))
                }
            case .rest, .optionalRest, .several, .optionalSeveral:
                return open + [(slot, left)]
            case .optionalJoint(let word):
                guard left.place(of: word) == left.startIndex else { return open + [(slot, left)] }
                left.removeFirst()
            case .restBefore(let word), .optionalSeveralBefore(let word), .severalBefore(let word):
                if let place = left.place(of: word) {
                    left = left[place...]
                    continue
                }
                open.append((slot, left))
                guard !slot.shape.isRequired || !left.isEmpty else { return open }
                left = []
            }
        }
        return open
    }
}
