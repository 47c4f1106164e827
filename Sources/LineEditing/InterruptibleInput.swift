// Reading a descriptor that may block for ever, without holding a thread of the cooperative pool, and so that a
// cancelled task comes back at once.

import Dispatch
import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A descriptor read in blocks on a queue of its own.
final class InterruptibleInput: Sendable {
    /// What a read brought.
    enum Block: Sendable, Equatable {
        case bytes([UInt8])
        case end
        case interrupted
        case failed(errno: Int32)
    }

    /// Whether the descriptor is closed with this object.
    enum Ownership: Sendable { case owned, borrowed }

    static let blockSize = 64 * 1024

    private let descriptor: Int32
    private let ownership: Ownership
    private let wake: WakePipe
    private let isInterrupted = Atomic(false)
    private let queue = DispatchQueue(label: "juke.input")

    init(_ descriptor: Int32, _ ownership: Ownership) {
        self.descriptor = descriptor
        self.ownership = ownership
        wake = WakePipe()
    }

    deinit {
        if ownership == .owned { close(descriptor) }
    }

    /// The next block; `.interrupted` when the task is cancelled, and nothing is lost by it.
    func nextBlock() async -> Block {
        let block = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                queue.async { continuation.resume(returning: self.readNow()) }
            }
        } onCancel: {
            interrupt()
        }
        isInterrupted.store(false, ordering: .sequentiallyConsistent)
        return block
    }

    /// Makes the read under way, or the next one, return `.interrupted`.
    func interrupt() {
        isInterrupted.store(true, ordering: .sequentiallyConsistent)
        wake.signal()
    }

    private func readNow() -> Block {
        var fds = [
            pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
            pollfd(fd: wake.readEnd, events: Int16(POLLIN), revents: 0),
        ]
        while true {
            if isInterrupted.load(ordering: .sequentiallyConsistent) {
                wake.drain()
                return .interrupted
            }
            if poll(&fds, 2, -1) < 0, errno != EINTR { return .failed(errno: errno) }
            if fds[1].revents != 0 { wake.drain() }
            if fds[0].revents != 0, let block = readReady() { return block }
        }
    }

    /// One block of a descriptor that is ready; `nil` when it was not, after all.
    private func readReady() -> Block? {
        var failure: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: Self.blockSize) { buffer, count in
            let got = read(descriptor, buffer.baseAddress, Self.blockSize)
            if got < 0 { failure = errno }
            count = max(0, got)
        }
        switch failure {
        case 0: return bytes.isEmpty ? .end : .bytes(bytes)
        case EINTR, EAGAIN: return nil
        default: return .failed(errno: failure)
        }
    }
}

/// A pipe whose only message is that something happened.
struct WakePipe: ~Copyable, Sendable {
    let readEnd: Int32
    private let writeEnd: Int32

    init() {
        var ends: [Int32] = [-1, -1]
        pipe(&ends)
        readEnd = ends[0]
        writeEnd = ends[1]
        for end in ends {
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
        }
    }

    deinit {
        close(readEnd)
        close(writeEnd)
    }

    /// Wakes whoever polls; a full pipe wakes as well.
    func signal() {
        var byte: UInt8 = 1
        _ = write(writeEnd, &byte, 1)
    }

    func drain() {
        var bytes = [UInt8](repeating: 0, count: 64)
        while read(readEnd, &bytes, bytes.count) > 0 {}
    }
}
