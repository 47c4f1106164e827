// The session of a running shell, and the services of the profile it runs as. The parts of the loop share it, and the
// session changes only here (Architecture §4). What a change means is left to Session.

import Prompting
import ShellCommands

/// The session while it is in use.
final class LiveSession {
    /// What the shell remembers.
    private(set) var session: Session
    /// What its commands may use; replaced as a whole with the profile.
    private(set) var services: Services
    /// Where the line begins that runs, or ran last; nil before the first.
    private(set) var place: SourcePosition?

    init(_ session: Session, services: Services) {
        self.session = session
        self.services = services
    }

    /// Changes the session; the only way it changes.
    func update(_ change: (inout Session) -> Void) { change(&session) }

    /// Notes where the line begins that runs now, for what is said when all of them have ended.
    func begin(lineAt place: SourcePosition) { self.place = place }

    /// Sets `$?`; nothing else does.
    func record(_ outcome: Outcome) { update { $0.lastStatus = outcome.status } }

    /// Continues as another profile, with its login, selection and device. Settings, texts in variables, aliases and
    /// functions stay, since they belong to the shell; rows of the other account do not.
    func open(_ profile: OpenedProfile) {
        services = profile.services
        update {
            $0.apply(.signedOut)
            $0.account = profile.account
            $0.selection = profile.saved?.selection ?? []
            $0.device = profile.saved?.device
            $0.devices = profile.saved?.devices ?? []
        }
    }
}
