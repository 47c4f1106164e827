// What the user should know of the files that juke keeps, though juke goes on without them: facts here, the sentences are
// made in the shell's `Diagnostic`. What is wrong with the file of the login is SpotifyAuth's.

/// What is wrong with a file that juke keeps.
package enum FileNotice: Error, Sendable, Hashable {
    /// It could not be understood: it has another name now, and a new one takes its place.
    case setAside(path: String, under: String)
    /// It could not be understood; what was in it can be had again, so it was made anew.
    case madeAnew(path: String)
    /// Another process holds it for too long.
    case locked(path: String)
    /// A link, a folder, or somebody else's.
    case notOurs(path: String)
    /// The profile that shells were to start with is not there any more.
    case profileGone(String)
}
