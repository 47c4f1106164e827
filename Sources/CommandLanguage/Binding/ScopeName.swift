// The name of a permission that a login gives and a command needs. The language only lists them in specs; which there
// are, and whether a login has them, ShellCommands knows.

/// The name of a permission of a login.
package struct ScopeName: Sendable, Hashable {
    /// The name as Spotify spells it.
    package let text: String

    /// A permission by its spelling.
    package init(_ text: String) { self.text = text }
}
