// Hints: what a line being typed still needs, as faint text behind it. Who knows is CommandLanguage; where it is drawn,
// and that lines typed before come first, is LineEditing's.

/// Says how a line goes on, from memory and at once.
package protocol Hinting: Sendable {
    /// The usage that is left, to be read and not to be typed; `nil` for nothing to say. Sanitised.
    func usage(after line: String) -> String?
}
