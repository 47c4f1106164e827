// What the words before the cursor leave open: options not yet used, a value still owed, the slots the next word can go
// to. Mistakes in those words are passed over.

import Prompting

extension Binder {
    /// What the words of an unfinished stage come to.
    struct State {
        var arguments: [Positional] = []
        var used: Set<String> = []
        /// What the option before the cursor is waiting for.
        var pendingValue: OptionSpec.Value?
        var onlyArguments = false
    }

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
                    Positional(word: word, place: place, isBehindDashes: state.onlyArguments))
            case .endOfOptions: state.onlyArguments = true
            case .unknown: break
            case .option(let option, let value):
                state.used.insert(option.name)
                if value == nil { state.pendingValue = option.value }
            }
        }
        return state
    }

    /// The option of `--name=part`, and the part of its value.
    func optionValue(_ partial: CompletionSite.Partial) -> (OptionSpec, CompletionSite.Partial)? {
        let whole = partial.lead.isEmpty && partial.quote == nil ? partial.text : partial.lead
        guard whole.utf8.starts(with: "--".utf8), let equals = whole.utf8.firstIndex(of: .equals) else { return nil }
        let name = whole[..<equals].dropFirst(2)
        guard let option = (spec.options + commonOptions).first(where: { $0.name == name }) else { return nil }
        guard partial.quote == nil else { return (option, partial) }
        let length = whole.utf8.distance(from: whole.startIndex, to: equals) + 1
        var rest = partial
        rest.text = String(whole[whole.utf8.index(after: equals)...])
        rest.start += length
        return (option, rest)
    }

    /// The slots the next word can go to, with the words they have already.
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
                    if !first.isBehindDashes, first.word.isBare, fits(first.word) { left.removeFirst() }
                } else if arguments.isEmpty {
                    open.append((slot, left))
                }
            case .rest, .optionalRest:
                return open + [(slot, left)]
            }
        }
        return open
    }
}
