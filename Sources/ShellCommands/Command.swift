// What a command is: a spec, a parse that never acts, and a run that never prints. The loop that calls them is Shell's.

package import CommandLanguage
package import Rows

/// One command of the language; one type, one file.
package protocol Command: Sendable {
    /// Everything the language has to know of it.
    static var spec: CommandSpec { get }
    /// Understands the words it was given; never acts.
    init(_ input: ParsedInput) throws(UsageError)
    /// Acts, and answers what is to be shown and what changes in the session; never prints.
    ///
    /// `rows` are the rows of the stage before it in a pipeline, nil when it stands first.
    func run(_ rows: RowStream?, in session: Session, using services: Services) async throws -> Reply
}
