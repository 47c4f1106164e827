// Options: `--name`, `--name value`, `--name=value` (Language §2). Declared by commands, recognised by the binder.

/// An option with a typed value, or a flag (`Value == Void` has no value word).
package struct CommandOption<Value: Sendable>: Sendable {
    package var spec: OptionSpec
    /// Turns the value's word into a value, or throws what is wrong with it.
    package var parse: @Sendable (Word) throws(UsageError) -> Value

    /// An option that takes a value, shown in usage as `--name VALUENAME`.
    package init(
        _ name: String, short: Character? = nil, value valueName: String, help: String,
        candidates: CandidateSource = .none, parse: @escaping @Sendable (Word) throws(UsageError) -> Value
    ) {
        spec = OptionSpec(name: name, short: short, value: .init(name: valueName, candidates: candidates), help: help)
        self.parse = parse
    }
}

/// An option that is there or not.
package struct CommandFlag: Sendable {
    package var spec: OptionSpec

    package init(_ name: String, short: Character? = nil, help: String) {
        spec = OptionSpec(name: name, short: short, value: nil, help: help)
    }
}

/// What a spec knows of an option.
package struct OptionSpec: Sendable {
    /// What follows the option's name.
    package struct Value: Sendable {
        package var name: String
        package var candidates: CandidateSource

        package init(name: String, candidates: CandidateSource) {
            self.name = name
            self.candidates = candidates
        }
    }

    /// Without the dashes.
    package var name: String
    package var short: Character?
    /// nil for a flag.
    package var value: Value?
    package var help: String

    package init(name: String, short: Character?, value: Value?, help: String) {
        self.name = name
        self.short = short
        self.value = value
        self.help = help
    }
}
