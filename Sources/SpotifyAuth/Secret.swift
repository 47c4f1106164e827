// Tokens, codes, verifiers and secrets as a type of their own. Printing one prints that it is hidden, so a
// trace, a log or an error text cannot leak it. Only code that sends or stores it takes the text out.

import Exchange

/// Text that must not be seen.
package struct Secret: Sendable, Hashable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    private let text: String

    /// Hides a text.
    package init(_ text: String) { self.text = text }

    /// The text itself, for a request or the token file.
    package func revealed() -> String { text }

    /// Whether there is no text; that reveals nothing.
    package var isEmpty: Bool { text.isEmpty }

    /// The SHA-256 of the text in hexadecimal: it distinguishes secrets without revealing them.
    package var fingerprint: String {
        let digits = Array("0123456789abcdef")
        return String(
            SHA256.digest(of: text).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
    }

    /// What is shown in place of the text.
    package var description: String { "‹redacted›" }
    /// The same for debuggers and `String(reflecting:)`.
    package var debugDescription: String { description }
    /// No children: `dump` and reflection would show the text.
    package var customMirror: Mirror { Mirror(self, children: []) }
}
