// The one task that waits behind a prompt, owned by the shell: another takes its place, and it ends with the shell.
// What it did is said when it is done, above a line that is being typed.

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
                if let words, self.isWanted(number) { say(.news(StyledText(words))) }
                self.end(number)
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

    /// Whether no other work has taken the place of that one.
    private func isWanted(_ number: Int) -> Bool { state.withLock { $0.number == number } }

    private func end(_ number: Int) { state.withLock { if $0.number == number { $0.task = nil } } }

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
