// Owns waits on the editor's thread: for a moment, and only until a key is pressed, so that typing never has to
// wait for a request. The result comes from a task, and `poll` waits for both at once, because Ctrl-C is only a
// byte while a line is typed (Terminal §6.4).

import Files
import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A wait that ends with a result, with a key, or when its time is over.
enum BriefWait {
    /// The result of `body`; nil when the time was over, or there was something to read from `input`, before
    /// the result came. The task is cancelled in these cases.
    static func answer<Answer: Sendable>(
        within milliseconds: Int32, unlessReadable input: Int32, _ body: @escaping @Sendable () async -> Answer
    ) -> Answer? {
        guard let box = AnswerBox<Answer>() else { return nil }
        let task = Task { box.put(await body()) }
        var descriptors = [
            pollfd(fd: input, events: Int16(POLLIN), revents: 0),
            pollfd(fd: box.readEnd.number, events: Int16(POLLIN), revents: 0),
        ]
        let ready = poll(&descriptors, 2, milliseconds)
        // A signal ends the wait as a key does.
        guard ready > 0, descriptors[1].revents != 0, let answer = box.answer else {
            task.cancel()
            return nil
        }
        return answer
    }
}

/// Holds the result, and wakes the waiting thread through a pipe. The thread may leave before the task ends, so
/// the two share the box, and its descriptors are closed when both have left it.
private final class AnswerBox<Answer: Sendable>: Sendable {
    private let arrival = WakePipe()
    private let kept = Mutex<Answer?>(nil)

    init?() {
        guard arrival.isOpen else { return nil }
    }

    /// The descriptor that becomes readable when the result is there.
    var readEnd: Descriptor { arrival.readEnd }

    /// The result; nil before it is there.
    var answer: Answer? { kept.withLock { $0 } }

    /// Stores the result and wakes the thread.
    func put(_ answer: Answer) {
        kept.withLock { $0 = answer }
        arrival.signal()
    }
}
