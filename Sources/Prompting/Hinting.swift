// Hints: what a line being typed still needs, as faint text after the cursor. CommandLanguage knows it;
// LineEditing draws it, and gives precedence to lines typed before.

/// Says how a line can continue, from memory and at once.
package protocol Hinting: Sendable {
    /// The rest of the word that is being typed, as it would be completed; it can be taken. `nil` when there is nothing
    /// to say. Sanitised.
    func rest(ofWordIn line: String) -> String?
    /// What the command still takes, to be read and not typed; `nil` when there is nothing to say. Sanitised.
    func usage(after line: String) -> String?
}

extension Hinting {
    /// A source that completes nothing.
    package func rest(ofWordIn line: String) -> String? { nil }
}
