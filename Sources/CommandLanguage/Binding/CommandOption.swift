// Options: `--name`, `--name value`, `--name=value` (Language §2). Commands declare them, and
// the binder recognises them.

/// An option with a typed value.
package struct CommandOption<Value: Sendable>: Sendable {
    /// The option without the type of its value, as specs list it.
    package var spec: OptionSpec
    /// Turns the value's word into a value, or throws what is wrong with it.
    package var parse: @Sendable (Word) throws(UsageError) -> Value

    /// An option with a value, shown in usage lines as `--name VALUENAME`.
    package init(
        _ name: String, short: Character? = nil, value placeholder: Placeholder, help: String,
        candidates: CandidateSource = .none, parse: @escaping @Sendable (Word) throws(UsageError) -> Value
    ) {
        spec = OptionSpec(
            name: name, short: short, value: .init(placeholder: placeholder, candidates: candidates),
            help: help)
        self.parse = parse
    }
}

/// An option without a value, which is given or not.
package struct CommandFlag: Sendable {
    /// The flag as specs list it.
    package var spec: OptionSpec

    /// A flag, shown in usage lines as `--name`.
    package init(_ name: String, short: Character? = nil, help: String) {
        spec = OptionSpec(name: name, short: short, value: nil, help: help)
    }
}

/// What a command's spec lists of an option: its name and its value, without the type.
package struct OptionSpec: Sendable {
    /// What follows the option's name.
    package struct Value: Sendable {
        /// What is shown for it.
        package var placeholder: Placeholder
        /// Where Tab finds values.
        package var candidates: CandidateSource

        /// A value with its placeholder.
        package init(placeholder: Placeholder, candidates: CandidateSource) {
            self.placeholder = placeholder
            self.candidates = candidates
        }
    }

    /// The name, without the dashes.
    package var name: String
    /// The letter of its short form `-x`, if it has one.
    package var short: Character?
    /// What follows the name; nil for a flag.
    package var value: Value?
    /// One line for `help`.
    package var help: String

    /// What a spec lists of an option.
    package init(name: String, short: Character?, value: Value?, help: String) {
        self.name = name
        self.short = short
        self.value = value
        self.help = help
    }
}
