// Usage lines, in the grammar gh uses: `search [KINDS] QUERY...`. Made from specs, so they cannot say anything else.

/// Makes usage lines.
package enum Usage {
    /// One line, at most 79 characters; options that do not fit become `[OPTIONS]`.
    package static func line(for spec: CommandSpec) -> String {
        let slots = spec.slots.map(\.usage)
        let whole = ([spec.name] + slots + spec.options.map { "[\($0.usage)]" }).joined(separator: " ")
        guard whole.count > 79 else { return whole }
        return ([spec.name] + slots + ["[OPTIONS]"]).joined(separator: " ")
    }
}

extension SlotSpec {
    /// The slot as a usage line shows it.
    package var usage: String {
        switch shape {
        case .one: name
        case .optional, .leading: "[\(name)]"
        case .rest: "\(name)..."
        case .optionalRest: "[\(name)...]"
        }
    }
}

extension OptionSpec {
    /// The option as a usage line shows it: `--on DEVICE`.
    package var usage: String { "--" + name + (value.map { " " + $0.name } ?? "") }
}
