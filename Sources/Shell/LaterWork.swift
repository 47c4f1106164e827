// The one task that waits behind a prompt, owned by the shell: another takes its place, and it ends with the shell. What it
// did is said when it is done, above a line that is being typed.

import FoundationEssentials
import Rendering
package import ShellCommands
import SpotifyAPI
import Synchronization

/// Owns what is done later.
package final class LaterWork: Sendable {
    private struct State {
        var task: Task<Void, Never>?
        /// Which of the tasks it is: one that was replaced must not end its successor.
        var number = 0
    }

    private let state = Mutex(State())

    package init() {}

    /// The same as commands see it.
    package var later: Later {
        Later(begin: { self.begin($0, $1) }, cancel: { self.cancel() })
    }

    private func begin(_ say: @escaping Later.Say, _ work: @escaping Later.Work) {
        _ = cancel()
        state.withLock { state in
            state.number += 1
            let number = state.number
            state.task = Task {
                let words = await Self.words(of: work)
                guard self.end(number), let words else { return }
                say(.news(StyledText(words)))
            }
        }
    }

    /// What is to be said of the work; nothing when it was given up.
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

    /// Whether that work was still wanted.
    private func end(_ number: Int) -> Bool {
        state.withLock { state in
            guard state.number == number else { return false }
            state.task = nil
            return true
        }
    }

    /// Gives up what waits; false when nothing did.
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

    /// Waits until what waits is done.
    package func settle() async { await state.withLock { $0.task }?.value }
}
