// `~/` at the start of a path that was typed: the home of the user, as in every shell. `~name`, which is rarely used,
// is left as it is.

/// Replaces `~/` in paths.
enum HomeFolder {
    /// The path with `~/` replaced; unchanged where HOME is not set.
    static func expanded(_ path: String, _ environment: [String: String]) -> String {
        guard path.hasPrefix("~/"), let home = environment["HOME"], !home.isEmpty else { return path }
        return home + path.dropFirst()
    }
}
