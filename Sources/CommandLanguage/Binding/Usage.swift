// The usage line of a command, in the grammar that gh uses: `[ ]` for what may be left out, `{a|b}` for one of
// several, `...` for more than one. There are no spaces around the bar, because with them it would look like a pipe.

/// Writes usage lines.
package enum Usage {
    /// The widest a usage line may be, in columns: one less than a terminal has.
    package static let width = 79

    /// The usage line: `search [KINDS] QUERY [--fresh]`.
    ///
    /// The common options are left out together when they do not fit; then of many choices only the first are shown
    /// (`{table|tsv|json|...}`), and at last the command's own options become `[OPTIONS]`.
    package static func line(_ spec: CommandSpec, commonOptions: [OptionSpec] = []) -> String {
        let whole = line(spec, commonOptions: commonOptions, choices: .max)
        return whole.unicodeScalars.count <= width ? whole : line(spec, commonOptions: [], choices: shownChoices)
    }

    /// How many of many choices are shown where all would be too long.
    private static let shownChoices = 3

    private static func line(_ spec: CommandSpec, commonOptions: [OptionSpec], choices: Int) -> String {
        let slots = spec.slots.map { $0.showing(choices) }
        let head = ([spec.name] + self.slots(slots[...])).joined(separator: " ")
        let own = spec.options.reduce(into: head) { $0 += " \(option($1))" }
        if !commonOptions.isEmpty {
            let full = commonOptions.reduce(into: own) { $0 += " \(option($1))" }
            if full.unicodeScalars.count <= width { return full }
        }
        if own.unicodeScalars.count <= width || spec.options.isEmpty { return own }
        // Choices that can be cut are cut before options are.
        return choices == .max && slots.contains { $0.showing(shownChoices).placeholder != $0.placeholder }
            ? own : head + " [OPTIONS]"
    }

    /// The slots in a usage line; those after an optional joint are optional with it: `[into P]`.
    private static func slots(_ slots: ArraySlice<SlotSpec>) -> [String] {
        var shown: [String] = []
        for (place, slot) in zip(slots.indices, slots) {
            if case .optionalJoint(let word) = slot.shape {
                return shown + ["[\(word) " + slots[(place + 1)...].map(needed).joined(separator: " ") + "]"]
            }
            shown.append(Usage.slot(slot))
        }
        return shown
    }

    /// A slot in a usage line: `NAME`, `{on|off}`, `[X...]`.
    package static func slot(_ slot: SlotSpec) -> String {
        slot.shape.isRequired ? needed(slot) : "[\(slot.shown)]"
    }

    /// An option in a usage line: `[--range RANGE]`, `[-n|--dry-run]`.
    package static func option(_ option: OptionSpec) -> String {
        let value = option.value.map { " " + $0.placeholder.required } ?? ""
        let short = option.short.map { "-\($0)|" } ?? ""
        return "[\(short)--\(option.name)\(value)]"
    }

    /// A slot that must be filled: `NAME`, `{on|off}`.
    static func needed(_ slot: SlotSpec) -> String { slot.placeholder.required + slot.dots }
}

extension SlotSpec {
    /// The slot with so many of its choices, where there are more than twice as many.
    fileprivate func showing(_ most: Int) -> SlotSpec {
        guard case .choice(let words) = placeholder, words.count / 2 > most else { return self }
        var slot = self
        slot.placeholder = .choice(words.prefix(most) + ["..."])
        return slot
    }
}
