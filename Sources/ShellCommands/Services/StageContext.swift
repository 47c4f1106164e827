// What the loop knows of a stage before it runs it: whose account it is, how fresh answers must be, how much may be
// read ahead, and whether changes are made. It is a plain value. The loop fills it in from the session and the options
// of the line; commands and the members of `Services` only read it.

package import Library
package import Rows
package import SpotifyAPI

/// What one stage of a line is run for, and how.
package struct StageContext: Sendable {
    /// The user ID of the account, as far as it is known without a request.
    package var account: String?
    /// What the app may use of the Web API.
    package var mode: Mode
    /// Whether cached answers will do; `--fresh` wants others.
    package var freshness: Freshness
    /// Whether nothing may be sent, so that the own copy has to answer and changes wait in the plan.
    package var isOffline = false
    /// Whether pages may be read before they are pulled.
    package var prefetch: PrefetchPolicy
    /// Whether a command after the stage, or the screen, needs more of its rows than what they are: `play` and `save`
    /// do not.
    package var needsFields = true
    /// Whether all its rows will be read, as no command after it may stop before.
    package var readsAll = true
    /// Whether changes are made, only said (`--dry-run`), or only counted (`budget LINE`).
    package var changes: ChangeHandling
    /// Whether the whole run, or the whole script, is only said: then a plan of it is kept in memory for later lines.
    package var saysAll: Bool
    /// Why library and playlists may only be looked at; nil where they may be changed, as far as the profile allows it.
    package var readOnly: ReadOnly?
    /// Counts what the line left out, as far as no sentence has said it.
    package var omissions: OmissionTally
    /// Works out what a line would cost; nil where no loop runs that could.
    package var estimate: (@Sendable (_ line: String) async throws -> Estimate)?
    /// Runs a pipeline that is kept as a rule, and reads all its rows; nil where no loop runs that could.
    package var rows: (@Sendable (_ pipeline: String, Freshness) async throws -> [Row])?
    /// An error in words, for a command that continues after it; nil where no loop runs that has them.
    package var explain: (@Sendable (any Error) -> String)?
    /// Throws where a text cannot be the pipeline of a rule; nil where no loop runs that knows.
    package var checkRule: (@Sendable (_ pipeline: String) throws -> Void)?

    /// A context in which nothing is known yet and nothing is asked for.
    package init(changes: ChangeHandling) {
        self.changes = changes
        saysAll = changes == .said
        mode = .development
        freshness = .cacheAllowed
        prefetch = .asNeeded
        omissions = OmissionTally()
    }
}
