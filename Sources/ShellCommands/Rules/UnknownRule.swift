// A name that no rule has.

import CommandLanguage
import Library

/// A rule that is not there.
package struct UnknownRule: Error, Sendable, Equatable {
    /// What was typed.
    package var name: String
    /// The rules that are spelled most like it.
    package var nearest: [String]

    init(name: String, in rules: [String: Rule]) {
        self.name = name
        nearest = Suggestion.nearest(to: name, among: rules.keys.sorted())
    }
}
