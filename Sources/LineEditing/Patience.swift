// Waiting for something on the editor's thread, for a moment and only until a key comes: nobody's typing stands still
// because of it.

import Files
import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A wait with two ends.
enum Patience {
    /// What `body` answers; nil when the time was over or there was something to read from `input` before. It is
    /// cancelled then.
    static func answer<Answer: Sendable>(
        within milliseconds: Int32, unlessReadable input: Int32, _ body: @escaping @Sendable () async -> Answer
    ) -> Answer? {
        guard let desk = Desk<Answer>() else { return nil }
        let task = Task { desk.put(await body()) }
        var descriptors = [
            pollfd(fd: input, events: Int16(POLLIN), revents: 0),
            pollfd(fd: desk.readEnd.number, events: Int16(POLLIN), revents: 0),
        ]
        let ready = poll(&descriptors, 2, milliseconds)
        // A signal ends it as a key does.
        guard ready > 0, descriptors[1].revents != 0, let answer = desk.answer else {
            task.cancel()
            return nil
        }
        return answer
    }
}

/// Where the answer is left, and a pipe that says so; both stay until the last of the two ends has gone.
private final class Desk<Answer: Sendable>: Sendable {
    private let arrival = WakePipe()
    private let kept = Mutex<Answer?>(nil)

    init?() {
        guard arrival.isOpen else { return nil }
    }

    /// What to wait for.
    var readEnd: Descriptor { arrival.readEnd }

    /// What was left; nil before.
    var answer: Answer? { kept.withLock { $0 } }

    /// Leaves the answer.
    func put(_ answer: Answer) {
        kept.withLock { $0 = answer }
        arrival.signal()
    }
}
