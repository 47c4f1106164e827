// What a test does before the line it is about.

extension ShellHarness {
    /// The shell after a login and these lines.
    package func prepared(by lines: String = "") async -> ShellHarness {
        _ = await run("login\n" + lines)
        return self
    }
}
