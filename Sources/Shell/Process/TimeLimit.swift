// The time a whole run may take (`--timeout`): whichever ends first, the run or the time, decides the status. When the
// time has passed, the run may still finish what it is writing; one that does not react to its cancellation is given up
// after a second, so that the process ends in any case. What the user reads about it is left to the caller.

package import Exchange
package import ShellCommands

/// Runs something for a limited time.
package enum TimeLimit {
    private enum End: Sendable { case ended(ExitStatus), expired, left }

    /// How long a cancelled run is waited for: enough to close a file, too short to be taken for a hang.
    private static let grace = Duration.seconds(1)

    /// The status of the body, or nil when the time ran out first; `expired` is called then, before the body is
    /// cancelled.
    package static func run(
        _ limit: Duration, time: any TimeSource, expired: @Sendable () -> Void = {},
        _ body: @escaping @Sendable () async -> ExitStatus
    ) async -> ExitStatus? {
        // A task group would wait for the body, however long it takes to notice its cancellation.
        let (ends, source) = AsyncStream.makeStream(of: End.self)
        // Not at home, which is where the end is waited for: a body that never waits would let no time run out.
        let running = Task {
            await TaskHome.$executor.withValue(nil) { source.yield(.ended(await body())) }
        }
        let waiting = Task {
            try await time.sleep(for: limit)
            source.yield(.expired)
        }
        defer {
            running.cancel()
            waiting.cancel()
        }
        var closing: Task<Void, any Error>?
        defer { closing?.cancel() }
        for await end in ends {
            switch end {
            case .ended(let status): return closing == nil ? status : nil
            case .expired:
                expired()
                running.cancel()
                closing = Task {
                    try await time.sleep(for: grace)
                    source.yield(.left)
                }
            case .left: return nil
            }
        }
        return .interrupted
    }
}
