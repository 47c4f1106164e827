// The usage line of a command, in the grammar that gh uses: `[ ]` for what may be left out, `{a|b}` for one of
// several, `...` for more than one. There are no spaces around the bar, because with them it would look like a pipe.

/// Writes usage lines.
package enum Usage {
    /// The widest a usage line may be, in columns: one less than a terminal has.
    package static let width = 79

    /// The usage line: `search [KINDS] QUERY [--fresh]`.
    ///
    /// The common options are left out together when they do not fit; then the command's own become `[OPTIONS]`.
    package static func line(_ spec: CommandSpec, commonOptions: [OptionSpec] = []) -> String {
        let head = ([spec.name] + slots(spec.slots[...])).joined(separator: " ")
        let own = spec.options.reduce(into: head) { $0 += " \(option($1))" }
        if !commonOptions.isEmpty {
            let full = commonOptions.reduce(into: own) { $0 += " \(option($1))" }
            if full.unicodeScalars.count <= width { return full }
        }
        if own.unicodeScalars.count <= width || spec.options.isEmpty { return own }
        return head + " [OPTIONS]"
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
