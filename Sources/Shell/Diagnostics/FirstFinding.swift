// Whether the first command of a pipeline found anything: when it is a search and finds nothing, the pipeline has found
// nothing, whatever the commands after it do with no rows (Language §9). The status is set by PipelineRunner.

import Rendering
import Rows
import ShellCommands
import Synchronization

/// Watches the rows of the first command go by.
final class FirstFinding: Sendable {
    /// What a search that found nothing has to say.
    struct Emptiness: Sendable, Equatable {
        var status: ExitStatus
        var note: String
    }

    /// What has been seen of the rows.
    private struct Watch {
        var emptiness: Emptiness?
        var count = 0
        var hasEnded = false
    }

    private let state = Mutex(Watch())

    /// The note and the status for an empty search; nil while rows came, or could still come.
    var emptiness: Emptiness? {
        state.withLock { $0.count == 0 && $0.hasEnded ? $0.emptiness : nil }
    }

    /// The reply with its rows watched, when no rows are a failure of its command.
    func watching(_ reply: Reply) -> Reply {
        guard reply.statusWhenEmpty != .done, case .rows(var output) = reply.output else { return reply }
        state.withLock { $0.emptiness = Emptiness(status: reply.statusWhenEmpty, note: output.emptyNote) }
        let stream = output.stream
        output.stream = RowStream(pulling: {
            let batch = try await stream.nextBatch()
            self.state.withLock {
                $0.count += batch?.rows.count ?? 0
                $0.hasEnded = batch?.next == nil
            }
            return batch
        })
        output.stream.heading = stream.heading
        var reply = reply
        reply.output = .rows(output)
        return reply
    }
}
