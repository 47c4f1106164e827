// `~/` at the start of a path that was typed: the user's home, as every shell has it.

enum HomeFolder {
    /// The path with `~/` replaced, where HOME says by what.
    static func expanded(_ path: String, _ environment: [String: String]) -> String {
        guard path.hasPrefix("~/"), let home = environment["HOME"], !home.isEmpty else { return path }
        return home + path.dropFirst()
    }
}
