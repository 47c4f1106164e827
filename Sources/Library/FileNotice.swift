// Owns what the user should know about the files that juke keeps, in cases in which juke continues without
// them. These are facts; the sentences are made in the shell's `Diagnostic`. What is wrong with the file of
// the login is SpotifyAuth's.

/// Something wrong with a file that juke keeps.
package enum FileNotice: Error, Sendable, Hashable {
    /// Its content is damaged. The file has another name now, and a new one takes its place.
    case setAside(path: String, under: String)
    /// Its content is damaged. It held only what can be fetched again, so it was replaced by an empty one.
    case recreated(path: String)
    /// A newer version of juke has written it. The file has another name now, and a new one takes its place.
    case newerSetAside(path: String, under: String)
    /// A newer version of juke has written it. It held only what can be fetched again, so it was replaced by an empty
    /// one.
    case newerReplaced(path: String)
    /// Another process holds its lock for too long.
    case locked(path: String)
    /// It is a link, a folder, or the file of another user.
    case notOurs(path: String)
    /// The log of changes cannot be written, so that they are known only until the process ends.
    case logInMemory(path: String)
    /// A plan was opened that cannot be kept in its file and ends with the process.
    case planInMemory(path: String)
    /// The profile with which shells start does not exist any more.
    case profileGone(String)
}
