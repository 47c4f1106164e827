// Waiting for something on the editor's thread, for a moment and only until a key comes: nobody's typing stands still because
// of it.

import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A wait with two ends.
enum Patience {
    /// What `body` answers; nil when the time was over or there was something to read from `input` before. It is cancelled then.
    static func answer<Answer: Sendable>(
        within milliseconds: Int32, unlessReadable input: Int32, _ body: @escaping @Sendable () async -> Answer
    ) -> Answer? {
        guard let desk = Desk<Answer>() else { return nil }
        let task = Task { desk.put(await body()) }
        var descriptors = [
            pollfd(fd: input, events: Int16(POLLIN), revents: 0),
            pollfd(fd: desk.reading, events: Int16(POLLIN), revents: 0),
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

/// Where the answer is put down, and a pipe that says so; both stay until the last of the two has gone.
private final class Desk<Answer: Sendable>: Sendable {
    let reading: Int32
    private let writing: Int32
    private let kept = Mutex<Answer?>(nil)

    init?() {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { return nil }
        (reading, writing) = (ends[0], ends[1])
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    }

    deinit {
        close(reading)
        close(writing)
    }

    var answer: Answer? { kept.withLock { $0 } }

    func put(_ answer: Answer) {
        kept.withLock { $0 = answer }
        var byte: UInt8 = 1
        _ = write(writing, &byte, 1)
    }
}
