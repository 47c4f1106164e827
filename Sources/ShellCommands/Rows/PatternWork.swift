// Work with regular expressions on a thread that can be left. For some expressions the library takes longer than anyone
// waits, and a match cannot be ended from outside. So the line does not wait for it: Ctrl-C or the time limit end the
// line, and the match is left to itself until it ends or the shell does.

package import CommandLanguage
import Dispatch
import Synchronization

/// Runs what may not end.
package enum PatternWork {
    /// How long one run may take, in seconds: far longer than a usual expression takes for a hundred thousand rows.
    package static let limit = 10

    /// The answer of the work; throws where the task is cancelled before, and where it takes longer than the limit.
    ///
    /// - Parameters:
    ///   - pattern: what the error of a slow expression points at.
    ///   - limit: in seconds.
    ///   - work: asks `isLeft` as often as it can, and returns anything once that is true.
    package static func run<Answer: Sendable>(
        _ pattern: ParsedCondition.Pattern, limit: Int = limit,
        _ work: @escaping @Sendable (_ isLeft: () -> Bool) -> Answer
    ) async throws -> Answer {
        let wait = Wait<Answer>()
        let alarm = DispatchWorkItem {
            wait.end(.failure(UsageError(.condition(.slowPattern(pattern.text, seconds: limit)), at: pattern.span)))
        }
        defer { alarm.cancel() }
        DispatchQueue.global().asyncAfter(deadline: .now() + .seconds(limit), execute: alarm)
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                guard wait.begin(continuation) else { return }
                // A queue of its own gets a thread of its own, however many others are left behind.
                DispatchQueue(label: "juke.pattern", qos: .utility).async { wait.end(.success(work { wait.isOver })) }
            }
        } onCancel: {
            wait.end(.failure(CancellationError()))
        }
    }

    /// The one who waits for the answer; whatever comes first ends it.
    private final class Wait<Answer: Sendable>: Sendable {
        private struct State {
            var continuation: CheckedContinuation<Answer, any Error>?
            var isOver = false
        }
        private let state = Mutex(State())

        var isOver: Bool { state.withLock(\.isOver) }

        /// Begins to wait; false where it is over already.
        func begin(_ continuation: CheckedContinuation<Answer, any Error>) -> Bool {
            let isOver = state.withLock { state in
                if !state.isOver { state.continuation = continuation }
                return state.isOver
            }
            if isOver { continuation.resume(throwing: CancellationError()) }
            return !isOver
        }

        func end(_ result: Result<Answer, any Error>) {
            let continuation = state.withLock { state in
                defer { state = State(isOver: true) }
                return state.continuation
            }
            continuation?.resume(with: result)
        }
    }
}
