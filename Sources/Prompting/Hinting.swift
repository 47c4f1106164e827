// Hints: what a line being typed still needs, as faint text after the cursor. CommandLanguage knows it;
// LineEditing draws it, and gives precedence to lines typed before.

/// Says how a line can continue, from memory and at once.
package protocol Hinting: Sendable {
    /// What the command still takes, to be read and not typed; `nil` when there is nothing to say. Sanitised.
    func usage(after line: String) -> String?
}
