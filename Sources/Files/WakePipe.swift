// A pipe that one thread waits at, together with other descriptors, and that another writes a byte to so that it
// returns.

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A pipe whose only message is that something has happened.
package struct WakePipe: ~Copyable, Sendable {
    private let reading: OpenFile
    private let writing: OpenFile

    /// A new pipe; one that wakes no thread where the system has none to give.
    package init() {
        var ends: [Int32] = [-1, -1]
        pipe(&ends)
        for end in ends {
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
        }
        reading = OpenFile(owning: ends[0])
        writing = OpenFile(owning: ends[1])
    }

    /// What to wait for: it can be read from once the pipe was written to.
    package var readEnd: Descriptor { reading.descriptor }

    /// Whether the system had a pipe to give.
    package var isOpen: Bool { readEnd.number >= 0 }

    /// Wakes the thread that waits; a full pipe wakes it as well.
    package func signal() {
        // Not written whole at any price: a full pipe would be waited for.
        var byte: UInt8 = 1
        _ = write(writing.number, &byte, 1)
    }

    /// Takes out what was written, so that the next wait lasts until the next signal.
    package func drain() {
        while let bytes = try? readEnd.read(upTo: 64), !bytes.isEmpty {}
    }
}
