// What is asked before a change that cannot come back or that removes much (Language §7). How questions reach the user
// is left to Console.

import Library
import Rows
import SpotifyAPI

extension LibraryWriter {
    /// Asks before something is done that cannot come back, or that removes much (Language §7).
    ///
    /// - Parameters:
    ///   - isConfirmed: whether the user has agreed already (`--yes`).
    ///   - requests: how many requests the question names; a yes holds for them, too.
    func confirm(_ question: String, isConfirmed: Bool, spending requests: Int = 0) async throws {
        guard !isConfirmed, context.changes == .made else { return }
        guard try await console.ask(.confirm(question)) == "yes" else { throw AskError.declined }
        await RequestAllowance.current?.allow(requests)
    }

    /// Asks once before more than one thing is removed (Language §7).
    func confirmRemoval(_ rows: [Row], _ question: String, isConfirmed: Bool) async throws {
        // What is only said needs no consent.
        guard rows.count > 1, !isConfirmed, context.changes != .said else { return }
        guard try await console.ask(.confirm(question)) == "yes" else { throw AskError.declined }
    }
}
