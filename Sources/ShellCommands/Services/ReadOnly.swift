// Whether library and playlists may only be looked at, and what that comes from: the command line, this shell, or the
// profile (Language §7). The player stays free in each case. Refusing changes is LibraryWriter's, and StageCheck's
// before the first request.

import Library

/// What keeps library and playlists from being changed, the strongest first.
package enum ReadOnly: Sendable, Hashable {
    /// `juke --read-only`: nothing in the run lifts it.
    case run
    /// `set read-only on`.
    case shell
    /// `set read-only on --save`.
    case profile

    /// What to do so that changes are made again, as it follows "To allow changes:".
    package var remedy: String {
        switch self {
        case .run: "start juke without --read-only"
        case .shell: "set read-only off"
        case .profile: "set read-only off --save"
        }
    }
}

/// The error of a change where library and playlists may only be looked at.
package struct ReadOnlyError: Error, Sendable, Equatable {
    /// What keeps them from being changed.
    package var reason: ReadOnly

    /// The error for that reason.
    package init(_ reason: ReadOnly = .shell) { self.reason = reason }
}

/// The error of a profile that cannot keep that it may only look.
package struct ReadOnlyNotKept: Error, Sendable, Equatable {}

extension Settings {
    /// The name of the setting.
    static let readOnlyName = "read-only"

    /// What keeps library and playlists from being changed in this shell. What the command line says holds, whatever a
    /// line sets later: it is there to be relied on.
    package var readOnly: ReadOnly? {
        if value(Self.readOnlyName, from: .flag) == "on" { return .run }
        return self[Self.readOnlyName] == "on" ? .shell : nil
    }
}

extension LibraryWriter {
    /// What keeps library and playlists from being changed; nil where they may be.
    package func readOnly() async -> ReadOnly? {
        if let reason = context.readOnly { return reason }
        return await handlers.log.isReadOnly() ? .profile : nil
    }

    /// Throws where library and playlists may only be looked at.
    package func requireChangesAllowed() async throws(ReadOnlyError) {
        if let reason = await readOnly() { throw ReadOnlyError(reason) }
    }
}
