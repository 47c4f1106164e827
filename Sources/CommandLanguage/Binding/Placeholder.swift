// What is shown in the place of a word that the user types: in usage lines, hints, help and messages. How a usage line
// brackets it is Usage's.

import Text

/// What is shown for a word that the user types.
package enum Placeholder: Sendable, Hashable {
    /// A name for it: `QUERY`.
    case name(String)
    /// The words of which it is one: `on|off`.
    case choice([String])

    /// The placeholder without brackets: `QUERY`, `on|off`.
    package var text: String {
        switch self {
        case .name(let name): name
        // Not `joined`, whose first call is expensive.
        case .choice(let words): words.dropFirst().reduce(words.first ?? "") { $0 + "|" + $1 }
        }
    }

    /// The placeholder where a usage line requires a word: `QUERY`, `{on|off}`.
    package var required: String {
        switch self {
        case .name(let name): name
        case .choice: "{\(text)}"
        }
    }
}

extension Placeholder: ExpressibleByStringLiteral {
    /// A literal is a name.
    package init(stringLiteral name: String) { self = .name(name) }
}
