// Lines that must not reach the history: they hold the code of a login.

enum SecretLines {
    /// Whether the line holds the address a browser ended up at, as an argument or pasted at the wrong prompt.
    static func isSecret(_ line: String) -> Bool {
        line.contains("code=") && line.contains("state=")
    }
}
