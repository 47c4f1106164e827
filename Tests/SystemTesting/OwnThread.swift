// A thread beside the pool's, for work that waits by blocking: terminals are waited for by poll, microseconds are
// counted.

import Glibc
import Synchronization

/// Threads for what blocks.
package enum OwnThread {
    /// Runs the body on a thread of its own.
    package static func run<Success: Sendable>(_ body: @escaping @Sendable () -> Success) async -> Success {
        await withCheckedContinuation { continuation in
            let work = Work { continuation.resume(returning: body()) }
            var thread = pthread_t()
            pthread_create(
                &thread, nil,
                { context in
                    if let context { Unmanaged<Work>.fromOpaque(context).takeRetainedValue().body() }
                    return nil
                }, Unmanaged.passRetained(work).toOpaque())
            pthread_detach(thread)
        }
    }

    /// The result of an asynchronous operation, for a thread that may wait.
    package static func result(of operation: @escaping @Sendable () async -> String) -> String {
        let answer = Answer()
        var ends: [Int32] = [-1, -1]
        pipe(&ends)
        let (reading, writing) = (ends[0], ends[1])
        Task {
            let text = await operation()
            answer.text.withLock { $0 = text }
            close(writing)
        }
        // Nothing is ever written: the end of the pipe is the sign.
        var byte: UInt8 = 0
        _ = read(reading, &byte, 1)
        close(reading)
        return answer.text.withLock { $0 }
    }

    private final class Work: Sendable {
        let body: @Sendable () -> Void

        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }

    private final class Answer: Sendable {
        let text = Mutex("")
    }
}
