// The one task that runs in the background of a prompt, owned by the shell: new work replaces it, and it ends with the
// shell. Its result is reported when it is done, above a line that is being typed. What the work is, is left to the
// command that began it.

import FoundationEssentials
import Rendering
package import ShellCommands
import SpotifyAPI
import Synchronization

/// Owns the work that is done later.
package final class LaterWork: Sendable {
    private struct State {
        var task: Task<Void, Never>?
        /// Which of the tasks it is: one that was replaced must not end its successor.
        var number = 0
    }

    private let state = Mutex(State())

    /// No work yet.
    package init() {}

    /// The two things that commands may do with it: begin work, and cancel it.
    package var later: Later {
        Later(begin: { self.begin($0, $1) }, cancel: { self.cancel() })
    }

    /// Cancels the work there is, and begins the new one.
    private func begin(_ say: @escaping Later.Say, _ work: @escaping Later.Work) {
        _ = cancel()
        state.withLock { state in
            state.number += 1
            let number = state.number
            state.task = Task {
                let words = await Self.words(of: work)
                if let words, self.isWanted(number) { say(.news(StyledText(words))) }
                self.end(number)
            }
        }
    }

    /// The sentence about the work when it is done or has failed; nil when it was cancelled.
    private static func words(of work: Later.Work) async -> String? {
        do {
            return try await work()
        } catch is CancellationError {
            return nil
        } catch SpotifyError.cancelled {
            return nil
        } catch {
            return Diagnostic.make(error, now: .now, reference: nil).sentence
        }
    }

    /// Whether the work with that number has not been replaced.
    private func isWanted(_ number: Int) -> Bool { state.withLock { $0.number == number } }

    /// Removes the task that has ended; a successor stays.
    private func end(_ number: Int) { state.withLock { if $0.number == number { $0.task = nil } } }

    /// Cancels the work; returns false when there was none.
    @discardableResult
    package func cancel() -> Bool {
        let task = state.withLock { state in
            state.number += 1
            defer { state.task = nil }
            return state.task
        }
        task?.cancel()
        return task != nil
    }

    /// Waits until the work, if there is any, is done.
    package func settle() async { await state.withLock { $0.task }?.value }
}
