// The one task that waits behind a prompt, owned by the shell: another takes its place, and it ends with the shell. What it
// did is said before the next prompt, never into a line that is being typed.

import FoundationEssentials
package import ShellCommands
import SpotifyAPI
import Synchronization

/// Owns what is done later.
package final class LaterWork: Sendable {
    private struct State {
        var task: Task<Void, Never>?
        /// Which of the tasks it is: one that was replaced must not end its successor.
        var number = 0
        var news: [String] = []
    }

    private let state = Mutex(State())

    package init() {}

    /// The same as commands see it.
    package var later: Later {
        Later(begin: { self.begin($0) }, cancel: { self.cancel() }, takeNews: { self.takeNews() })
    }

    private func begin(_ work: @escaping @Sendable () async throws -> String?) {
        _ = cancel()
        state.withLock { state in
            state.number += 1
            let number = state.number
            state.task = Task {
                self.end(number, await Self.words(of: work))
            }
        }
    }

    /// What is to be said of the work; nothing when it was given up.
    private static func words(of work: @Sendable () async throws -> String?) async -> String? {
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

    private func end(_ number: Int, _ words: String?) {
        state.withLock { state in
            guard state.number == number else { return }
            state.task = nil
            if let words { state.news.append(words) }
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

    private func takeNews() -> [String] {
        state.withLock { state in
            defer { state.news = [] }
            return state.news
        }
    }

    /// Waits until what waits is done.
    package func settle() async { await state.withLock { $0.task }?.value }
}
