// The time a whole run may take (`--timeout`): whichever ends first, the run or the time, decides the status. A run
// whose time is over may still close what it was writing; one that does not listen to its cancellation is left
// behind, and the process ends anyway.

package import Exchange
package import ShellCommands

/// Runs something for a limited time.
package enum TimeLimit {
    private enum End: Sendable { case ended(ExitStatus), expired, left }

    /// How long a cancelled run is waited for.
    private static let grace = Duration.seconds(1)

    /// The status of the body, or nil when the time was over first; the body is cancelled then, after `expired` was
    /// told.
    package static func run(
        _ limit: Duration, time: any TimeSource, expired: @Sendable () -> Void = {},
        _ body: @escaping @Sendable () async -> ExitStatus
    ) async -> ExitStatus? {
        let (ends, source) = AsyncStream.makeStream(of: End.self)
        let running = Task { source.yield(.ended(await body())) }
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
