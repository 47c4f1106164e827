// Lines that must neither be kept in the history nor be echoed: they hold the code of a login (SpotifyContract §2.1).
// Leaving them out is left to the code that keeps and echoes lines.

/// Recognises lines that hold a secret.
enum SecretLines {
    /// Whether the line holds the address a browser ended up at, as an argument or pasted at the wrong prompt.
    static func isSecret(_ line: String) -> Bool {
        line.contains("code=") && line.contains("state=")
    }
}
