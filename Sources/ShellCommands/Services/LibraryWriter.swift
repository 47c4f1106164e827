// The one way to change anything at Spotify. Commands make a `Change` and hand it over; whether it is sent, only said
// (`--dry-run`) or only counted (`budget LINE`) is decided here, once for all of them. Sending itself is the
// executor's, in Library.

import Exchange
package import Library
import Rows
import SpotifyAPI
import Synchronization

/// What can become of a change.
package struct ChangeHandlers: Sendable {
    /// Sends the requests of a change.
    package let make: @Sendable (Change) async throws -> Void
    /// Says a change instead of making it.
    package let say: @Sendable (Change) async throws -> Void

    /// Handlers that make and say.
    package init(
        make: @escaping @Sendable (Change) async throws -> Void, say: @escaping @Sendable (Change) async throws -> Void
    ) {
        self.make = make
        self.say = say
    }
}

/// Changes things at Spotify, or says what it would change.
package struct LibraryWriter: Sendable {
    let handlers: ChangeHandlers
    let context: StageContext
    let seen: SeenLibrary
    let console: Console
    private let said = SaidChanges()

    init(handlers: ChangeHandlers, context: StageContext, seen: SeenLibrary, console: Console) {
        self.handlers = handlers
        self.context = context
        self.seen = seen
        self.console = console
    }

    /// Whether changes are really made: only then may anything be noted of what is so from now on.
    var makesChanges: Bool { context.changes == .made }

    /// Whether a change was said since the stage began.
    package var hasSaidChange: Bool { said.isAny }

    /// Handles a change as the context says: makes it, says it, or counts its requests.
    package func perform(_ change: Change) async throws {
        switch context.changes {
        case .made: try await handlers.make(change)
        case .said: try await say(change)
        case .counted:
            guard let first = change.requests.first else { return }
            await RequestAllowance.current?.want(change.requests.count, of: first.bucket)
            throw BudgetError.estimate
        }
    }

    /// Says a change instead of making it, whatever the context wants.
    package func say(_ change: Change) async throws {
        said.note()
        try await handlers.say(change)
    }

    /// Makes a change that is not Spotify's — to a file, a profile, the history, the login — or says it; returns
    /// whether it was made.
    ///
    /// - Parameter sentence: what it does, as it follows "Would": `forget all lines typed before`.
    func change(_ sentence: String, _ make: () async throws -> Void) async throws -> Bool {
        guard !makesChanges else {
            try await make()
            return true
        }
        try await perform(Change(here: sentence))
        return false
    }

    /// Puts things into the library, or follows them.
    func save(_ rows: [Row], _ sentence: String) async throws {
        try await perform(.saving(rows, sentence))
        if makesChanges { seen.saved(rows.compactMap(\.uri), of: context.account) }
    }

    /// Takes things out of the library, or stops following them.
    func remove(_ rows: [Row], _ sentence: String) async throws {
        try await perform(.removing(rows, sentence))
        if makesChanges { seen.removed(rows.compactMap(\.uri), of: context.account) }
    }

    /// Asks once before more than one thing is removed (Language §7).
    func confirmRemoval(_ rows: [Row], _ question: String, isConfirmed: Bool) async throws {
        // What is only said needs no consent.
        guard rows.count > 1, !isConfirmed, context.changes != .said else { return }
        guard try await console.ask(.confirm(question)) == "yes" else { throw AskError.declined }
    }
}

/// Whether a stage has said a change.
private final class SaidChanges: Sendable {
    private let isSaid = Mutex(false)

    var isAny: Bool { isSaid.withLock { $0 } }

    func note() { isSaid.withLock { $0 = true } }
}
