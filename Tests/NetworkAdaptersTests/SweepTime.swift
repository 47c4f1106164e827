// Time in which the deadline never comes and a sweep of the callback connections comes when a test says so: whatever
// ends under it was not ended by waiting.

import Exchange
import FoundationEssentials
import Synchronization

@testable import NetworkAdapters

/// Time that passes sweep by sweep.
final class SweepTime: TimeSource {
    let now = Date(timeIntervalSince1970: 1_795_000_000)
    private let sweeps = AsyncStream<Void>.makeStream()
    private let rests = AsyncStream<Void>.makeStream()
    private let never = AsyncStream<Never>.makeStream()

    /// Lets one sweep happen, and returns when it is over.
    func sweep() async {
        await Self.take(rests.stream)
        sweeps.continuation.yield()
    }

    func sleep(for duration: Duration) async throws {
        if duration == CallbackConnections.patience {
            rests.continuation.yield()
            await Self.take(sweeps.stream)
        } else {
            for await _ in never.stream {}
        }
        try Task.checkCancellation()
    }

    private static func take(_ stream: AsyncStream<Void>) async {
        for await _ in stream { return }
    }
}
