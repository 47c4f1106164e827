// Tokens, codes, verifiers and secrets as a type of their own: whatever prints one prints that it is hidden. Only the
// code that sends or stores it asks for the text.

import Crypto

/// Text that must not be seen.
package struct Secret: Sendable, Hashable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    private let text: String

    package init(_ text: String) { self.text = text }

    /// The text itself, for a request or the token file.
    package func revealed() -> String { text }

    package var isEmpty: Bool { text.isEmpty }

    /// What tells it from others without giving it away.
    package var fingerprint: String {
        let digits = Array("0123456789abcdef")
        return String(
            SHA256.hash(data: Array(text.utf8)).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
    }

    package var description: String { "‹redacted›" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
