// The session of a running shell, and the services of the profile it runs as. The parts of the loop share it; it
// changes here and nowhere else.

import ShellCommands

/// The session while it is in use.
final class LiveSession {
    private(set) var session: Session
    private(set) var services: Services

    init(_ session: Session, services: Services) {
        self.session = session
        self.services = services
    }

    /// Changes the session; the only way it changes.
    func update(_ change: (inout Session) -> Void) { change(&session) }

    /// Sets `$?`; nothing else does.
    func record(_ outcome: Outcome) { update { $0.lastStatus = outcome.status } }

    /// Continues as another profile: its login, selection and device. Of the one before, settings and variables stay.
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
